function installer(bouton, texte) {
  let appuis = 0;
  function compter() {
    appuis = appuis + 1;
    texte.textContent = `${appuis} appuis`;
  }
  bouton.addEventListener("click", compter());
}
