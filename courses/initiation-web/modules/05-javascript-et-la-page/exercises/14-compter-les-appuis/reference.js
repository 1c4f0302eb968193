function installer(bouton, texte) {
  let appuis = 0;
  bouton.addEventListener("click", () => {
    appuis = appuis + 1;
    texte.textContent = `${appuis} appuis`;
  });
}
