function parPrix(annonces) {
  return [...annonces].sort((a, b) => a.prix - b.prix);
}
