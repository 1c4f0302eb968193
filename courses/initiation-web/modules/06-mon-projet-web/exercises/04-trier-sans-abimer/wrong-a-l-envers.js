function parPrix(annonces) {
  return [...annonces].sort((a, b) => b.prix - a.prix);
}
