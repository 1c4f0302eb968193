function part(montant, personnes) {
  if (personnes < 1) {
    return "Il faut au moins une personne.";
  }
  return montant / personnes;
}
