function parQuartier(annonces) {
  const comptes = { Nord: 0, Sud: 0 };
  for (const annonce of annonces) {
    comptes[annonce.quartier] = (comptes[annonce.quartier] ?? 0) + 1;
  }
  return comptes;
}
