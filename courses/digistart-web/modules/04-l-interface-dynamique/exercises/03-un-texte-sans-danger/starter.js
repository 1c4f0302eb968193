function echapper(texte) {
  return texte.replace("<", "&lt;");
}

function ligne(titre, places) {
  return `<li>${titre} : ${places} places</li>`;
}
