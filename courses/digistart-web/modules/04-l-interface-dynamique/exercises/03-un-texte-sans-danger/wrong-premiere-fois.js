function echapper(texte) {
  return texte.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
}

function ligne(titre, places) {
  return `<li>${echapper(titre)} : ${places} places</li>`;
}
