function changer(etat, action) {
  if (action.type === "chercher") {
    etat.mot = action.mot;
  }
  return etat;
}
