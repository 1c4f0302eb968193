function lireFavoris(coffre) {
  return [];
}
