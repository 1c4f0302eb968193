function verifier(champs) {
  const messages = {};
  if (champs.nom.trim() === "") {
    messages.nom = "Écrivez votre nom.";
  }
  if (!champs.courriel.includes("@")) {
    messages.courriel = "Il manque le signe @.";
  }
  const places = Number(champs.places);
  if (!Number.isInteger(places) || places < 1 || places > 4) {
    messages.places = "Choisissez 1 à 4 places.";
  }
  return messages;
}
