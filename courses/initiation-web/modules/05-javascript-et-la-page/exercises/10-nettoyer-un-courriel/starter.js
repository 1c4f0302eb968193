function nettoyer(texte) {
  texte.trim();
  return texte;
}
