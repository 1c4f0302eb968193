function lireFavoris(coffre) {
  const texte = coffre.getItem("favoris");
  if (texte === null) {
    return [];
  }
  return JSON.parse(texte);
}
