function parQuartier(annonces) {
  const comptes = {};

  return comptes;
}
