function lire(reponse) {
  return { phase: "plein", donnees: JSON.parse(reponse.corps) };
}
