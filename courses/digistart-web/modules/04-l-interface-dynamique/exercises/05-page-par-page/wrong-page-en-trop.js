function decouper(liste, page, taille) {
  const pages = Math.floor(liste.length / taille) + 1;
  const la = Math.min(Math.max(page, 1), pages);
  const debut = (la - 1) * taille;
  return { elements: liste.slice(debut, debut + taille), page: la, pages, avant: la > 1, apres: la < pages };
}
