function tarif(age) {
  if (age < 12) {
    return 0;
  }
  if (age <= 25) {
    return 3;
  }
  return 5;
}
