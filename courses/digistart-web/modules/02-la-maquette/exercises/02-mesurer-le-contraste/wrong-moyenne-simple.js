function clarte(couleur) {
  const lire = (debut) => parseInt(couleur.slice(debut, debut + 2), 16) / 255;
  return (lire(1) + lire(3) + lire(5)) / 3;
}

function contraste(une, autre) {
  const a = clarte(une);
  const b = clarte(autre);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function seLit(texte, fond) {
  return contraste(texte, fond) >= 4.5;
}
