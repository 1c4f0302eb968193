function remplir(page, liste, prenoms) {
  for (const prenom of prenoms) {
    const ligne = page.createElement("li");
    ligne.textContent = prenom;
  }
}
