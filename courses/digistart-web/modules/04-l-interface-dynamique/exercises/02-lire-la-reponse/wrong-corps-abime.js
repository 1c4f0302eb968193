function lire(reponse) {
  if (reponse === null) return { phase: "souci", message: "Pas de réseau. Votre texte est gardé." };
  if (reponse.statut === 401) return { phase: "souci", message: "Connectez-vous d'abord." };
  if (reponse.statut === 404) return { phase: "souci", message: "Cette page n'existe pas." };
  if (reponse.statut >= 500) return { phase: "souci", message: "Le serveur se repose. Réessayez dans 1 minute." };
  const donnees = JSON.parse(reponse.corps);
  return { phase: donnees.length === 0 ? "vide" : "plein", donnees };
}
