function lireFavoris(coffre) {
  return JSON.parse(coffre.getItem("favoris"));
}
