function prixEnClair(prix) {
  return `${prix} €`;
}
