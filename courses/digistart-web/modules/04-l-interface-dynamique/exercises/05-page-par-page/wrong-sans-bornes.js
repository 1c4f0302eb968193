function decouper(liste, page, taille) {
  const pages = Math.ceil(liste.length / taille);
  const debut = (page - 1) * taille;
  return {
    elements: liste.slice(debut, debut + taille),
    page,
    pages,
    avant: page > 1,
    apres: page < pages,
  };
}
