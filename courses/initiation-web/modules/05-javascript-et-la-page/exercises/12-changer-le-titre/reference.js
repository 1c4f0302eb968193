function changerTitre(page, texte) {
  const titre = page.querySelector("#titre");
  titre.textContent = texte;
}
