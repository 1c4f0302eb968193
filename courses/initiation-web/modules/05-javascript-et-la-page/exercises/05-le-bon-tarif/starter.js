function tarif(age) {

}
