function remplir(page, liste, prenoms) {

}
