function total(prix, places) {
  return 0;
}
