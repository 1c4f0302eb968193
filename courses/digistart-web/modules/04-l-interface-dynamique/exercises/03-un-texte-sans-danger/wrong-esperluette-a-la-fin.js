function echapper(texte) {
  return texte
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("&", "&amp;");
}

function ligne(titre, places) {
  return `<li>${echapper(titre)} : ${places} places</li>`;
}
