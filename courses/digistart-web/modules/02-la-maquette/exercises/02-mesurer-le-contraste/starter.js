function clarte(couleur) {
  return 0;
}

function contraste(une, autre) {
  return 1;
}

function seLit(texte, fond) {
  return true;
}
