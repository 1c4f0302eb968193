function changerTitre(page, texte) {
  const titre = page.querySelector("#titre");
  titre.textContent = titre.textContent + texte;
}
