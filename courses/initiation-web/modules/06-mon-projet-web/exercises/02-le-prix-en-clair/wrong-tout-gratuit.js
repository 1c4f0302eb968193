function prixEnClair(prix) {
  if (prix = 0) {
    return `${prix} €`;
  }
  return "gratuit";
}
