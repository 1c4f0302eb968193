function chercher(annonces, mot) {
  return annonces;
}
