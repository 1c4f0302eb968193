function changer(etat, action) {
  if (action.type === "chercher") {
    return { ...etat, mot: action.mot, phase: "attente" };
  }
  if (action.type === "recevoir") {
    return { ...etat, ateliers: action.ateliers, phase: "plein" };
  }
  if (action.type === "couper") {
    return { ...etat, ateliers: [], phase: "souci" };
  }
  return etat;
}
