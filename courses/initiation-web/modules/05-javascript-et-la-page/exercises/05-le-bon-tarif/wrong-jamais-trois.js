function tarif(age) {
  if (age < 12) {
    return 0;
  }
  return 5;
}
