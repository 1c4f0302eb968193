function decouper(liste, page, taille) {
  const debut = page * taille;
  return { elements: liste.slice(debut, debut + taille), page };
}
