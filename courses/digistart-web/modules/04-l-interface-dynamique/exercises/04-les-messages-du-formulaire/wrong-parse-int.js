function verifier(champs) {
  const messages = {};
  if (champs.nom === "") {
    messages.nom = "Écrivez votre nom.";
  }
  if (!champs.courriel.includes("@")) {
    messages.courriel = "Il manque le signe @.";
  }
  const places = parseInt(champs.places, 10);
  if (places < 1 || places > 4) {
    messages.places = "Choisissez 1 à 4 places.";
  }
  return messages;
}
