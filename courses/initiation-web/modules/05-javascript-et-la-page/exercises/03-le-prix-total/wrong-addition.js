function total(prix, places) {
  return prix + places;
}
