function somme(nombres) {
  let total = 0;

}
