function changer(etat, action) {
  if (action.type === "chercher") {
    etat.mot = action.mot;
    etat.page = 1;
    etat.phase = "attente";
  } else if (action.type === "recevoir") {
    etat.ateliers = action.ateliers;
    etat.phase = action.ateliers.length === 0 ? "vide" : "plein";
  } else if (action.type === "couper") {
    etat.phase = "souci";
  }
  return etat;
}
