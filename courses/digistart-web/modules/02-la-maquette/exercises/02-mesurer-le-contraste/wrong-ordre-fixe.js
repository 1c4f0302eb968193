function clarte(couleur) {
  const lire = (debut) => {
    const c = parseInt(couleur.slice(debut, debut + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * lire(1) + 0.7152 * lire(3) + 0.0722 * lire(5);
}

function contraste(une, autre) {
  return (clarte(une) + 0.05) / (clarte(autre) + 0.05);
}

function seLit(texte, fond) {
  return contraste(texte, fond) > 4.5;
}
