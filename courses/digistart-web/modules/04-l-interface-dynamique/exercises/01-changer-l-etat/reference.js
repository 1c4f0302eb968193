function changer(etat, action) {
  switch (action.type) {
    case "chercher":
      return { ...etat, mot: action.mot, page: 1, phase: "attente" };
    case "recevoir":
      return {
        ...etat,
        ateliers: action.ateliers,
        phase: action.ateliers.length === 0 ? "vide" : "plein",
      };
    case "couper":
      return { ...etat, phase: "souci" };
    default:
      return etat;
  }
}
