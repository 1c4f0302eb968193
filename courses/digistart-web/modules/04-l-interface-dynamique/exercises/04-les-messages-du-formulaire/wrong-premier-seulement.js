function verifier(champs) {
  if (champs.nom.trim() === "") {
    return { nom: "Écrivez votre nom." };
  }
  if (!champs.courriel.includes("@")) {
    return { courriel: "Il manque le signe @." };
  }
  const places = Number(champs.places);
  if (!Number.isInteger(places) || places < 1 || places > 4) {
    return { places: "Choisissez 1 à 4 places." };
  }
  return {};
}
