function echapper(texte) {
  return texte
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function ligne(titre, places) {
  return `<li>${echapper(titre)} : ${places} places</li>`;
}
