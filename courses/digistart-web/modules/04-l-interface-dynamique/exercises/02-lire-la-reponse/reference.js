function souci(message) {
  return { phase: "souci", message };
}

function lire(reponse) {
  if (reponse === null) {
    return souci("Pas de réseau. Votre texte est gardé.");
  }
  if (reponse.statut === 401) {
    return souci("Connectez-vous d'abord.");
  }
  if (reponse.statut === 404) {
    return souci("Cette page n'existe pas.");
  }
  if (reponse.statut >= 200 && reponse.statut < 300) {
    try {
      const donnees = JSON.parse(reponse.corps);
      return { phase: donnees.length === 0 ? "vide" : "plein", donnees };
    } catch {
      // le corps n'est pas du JSON
    }
  }
  return souci("Le serveur se repose. Réessayez dans 1 minute.");
}
