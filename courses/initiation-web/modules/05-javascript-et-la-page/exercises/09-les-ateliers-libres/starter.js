function libres(ateliers) {
  const noms = [];

  return noms;
}
