function part(montant, personnes) {
  if (personnes === 0) {
    throw new RangeError("Il faut au moins une personne.");
  }
  return montant / personnes;
}
