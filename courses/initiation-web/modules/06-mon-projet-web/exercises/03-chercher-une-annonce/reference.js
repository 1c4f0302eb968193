function chercher(annonces, mot) {
  const cherche = mot.toLowerCase();
  return annonces.filter((annonce) => annonce.titre.toLowerCase().includes(cherche));
}
