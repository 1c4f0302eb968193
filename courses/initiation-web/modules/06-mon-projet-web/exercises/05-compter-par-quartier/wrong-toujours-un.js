function parQuartier(annonces) {
  const comptes = {};
  for (const annonce of annonces) {
    comptes[annonce.quartier] = 1;
  }
  return comptes;
}
