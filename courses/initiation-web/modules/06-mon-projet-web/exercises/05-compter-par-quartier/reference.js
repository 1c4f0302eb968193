function parQuartier(annonces) {
  const comptes = {};
  for (const annonce of annonces) {
    const quartier = annonce.quartier;
    comptes[quartier] = (comptes[quartier] ?? 0) + 1;
  }
  return comptes;
}
