function nettoyer(texte) {
  return texte.trim().toLowerCase();
}
