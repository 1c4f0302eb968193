function total(prix, places) {
  console.log(prix * places);
}
