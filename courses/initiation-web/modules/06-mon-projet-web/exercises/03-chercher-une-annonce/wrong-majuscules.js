function chercher(annonces, mot) {
  return annonces.filter((annonce) => annonce.titre.includes(mot));
}
