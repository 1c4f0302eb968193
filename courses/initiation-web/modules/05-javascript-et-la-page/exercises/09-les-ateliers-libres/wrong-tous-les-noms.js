function libres(ateliers) {
  return ateliers.map((atelier) => atelier.nom);
}
