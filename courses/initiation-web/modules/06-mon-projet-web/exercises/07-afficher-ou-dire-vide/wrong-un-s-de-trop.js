function afficher(page, liste, message, annonces) {
  liste.replaceChildren();
  for (const annonce of annonces) {
    const ligne = page.createElement("li");
    ligne.textContent = annonce.titre;
    liste.append(ligne);
  }
  if (annonces.length === 0) {
    message.textContent = "Aucune annonce. Essayez un autre mot.";
  } else {
    message.textContent = `${annonces.length} annonces`;
  }
}
