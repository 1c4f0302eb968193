function lire(reponse) {
  try {
    const donnees = JSON.parse(reponse.corps);
    return { phase: donnees.length === 0 ? "vide" : "plein", donnees };
  } catch {
    return { phase: "souci", message: "Pas de réseau. Votre texte est gardé." };
  }
}
