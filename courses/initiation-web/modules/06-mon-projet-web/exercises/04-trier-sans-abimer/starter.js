function parPrix(annonces) {
  return annonces.sort();
}
