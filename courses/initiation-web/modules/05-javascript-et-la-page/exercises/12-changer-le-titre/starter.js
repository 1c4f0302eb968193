function changerTitre(page, texte) {

}
