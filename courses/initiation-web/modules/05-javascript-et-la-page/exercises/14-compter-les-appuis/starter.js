function installer(bouton, texte) {
  bouton.addEventListener("click", () => {

  });
}
