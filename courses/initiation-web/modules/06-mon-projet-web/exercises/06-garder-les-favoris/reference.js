function lireFavoris(coffre) {
  try {
    return JSON.parse(coffre.getItem("favoris")) ?? [];
  } catch {
    return [];
  }
}
