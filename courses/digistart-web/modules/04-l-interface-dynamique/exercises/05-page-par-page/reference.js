function decouper(liste, page, taille) {
  const pages = Math.max(1, Math.ceil(liste.length / taille));
  const la = Math.min(Math.max(page, 1), pages);
  const debut = (la - 1) * taille;
  return {
    elements: liste.slice(debut, debut + taille),
    page: la,
    pages,
    avant: la > 1,
    apres: la < pages,
  };
}
