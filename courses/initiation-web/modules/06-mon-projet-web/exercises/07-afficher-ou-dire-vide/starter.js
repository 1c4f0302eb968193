function afficher(page, liste, message, annonces) {
  liste.replaceChildren();

}
