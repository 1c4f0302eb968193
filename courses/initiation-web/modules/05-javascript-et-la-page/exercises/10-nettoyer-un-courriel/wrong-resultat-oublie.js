function nettoyer(texte) {
  texte.trim();
  texte.toLowerCase();
  return texte;
}
