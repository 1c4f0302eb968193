function libres(ateliers) {
  return ateliers.filter((atelier) => atelier.places > 0);
}
