function part(montant, personnes) {
  return montant / personnes;
}
