function libres(ateliers) {
  const noms = [];
  for (const atelier of ateliers) {
    if (atelier.places > 0) {
      noms.push(atelier.nom);
    }
  }
  return noms;
}
