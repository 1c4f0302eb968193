function nettoyer(texte) {
  return texte.toLowerCase();
}
