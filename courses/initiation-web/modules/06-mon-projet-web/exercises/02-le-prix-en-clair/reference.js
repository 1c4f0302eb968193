function prixEnClair(prix) {
  if (prix === 0) {
    return "gratuit";
  }
  return `${prix} €`;
}
