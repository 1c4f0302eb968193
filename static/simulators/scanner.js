// The practice scanner: a paper becomes a PDF among the files.
{
  const { world, item, text } = Simulator;

  world({
    events: {
      "scan.do": (state, { id, both, gray, mark }) => {
        const paper = item(state.papers, id);
        if (!paper || !text(mark ?? "", 80)) return "unknown";
        const made = state.made + 1;
        const size = Math.round(paper.size * (both ? 2 : 1) * (gray ? 0.4 : 1));
        const file = { id: `s${made}`, name: `scan-${made}.pdf`, in: state.downloads, of: id, both: Boolean(both), gray: Boolean(gray), mark: mark ?? "", size, text: paper.says };
        return { ...state, made, files: [...state.files, file] };
      },
    },
    fr: {
      "app.scanner": "Scanner", "scan.do": "Numériser", "scan.both": "Recto et verso", "scan.gray": "Noir et blanc : plus léger", "scan.mark": "Filigrane : le texte écrit en travers (vide : aucun)", "said.scan.do": "Le papier est numérisé : il est dans « Fichiers ».", "did.scan.do": "Numérise : {says} {mark}",
    },
    en: {
      "app.scanner": "Scanner", "scan.do": "Scan", "scan.both": "Both sides", "scan.gray": "Black and white: lighter", "scan.mark": "Watermark: the text written across (empty: none)", "said.scan.do": "The paper is scanned: it is in “Files”.", "did.scan.do": "Scans: {says} {mark}",
    },
  });
}
