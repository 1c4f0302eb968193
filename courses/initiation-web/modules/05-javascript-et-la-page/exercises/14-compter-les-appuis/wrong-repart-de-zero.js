function installer(bouton, texte) {
  bouton.addEventListener("click", () => {
    let appuis = 0;
    appuis = appuis + 1;
    texte.textContent = `${appuis} appuis`;
  });
}
