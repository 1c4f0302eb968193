function verifier(champs) {
  const messages = {};
  if (champs.nom === "") {
    messages.nom = "Écrivez votre nom.";
  }
  return messages;
}
