// The practice job board: a search by word and distance, offers to keep, offers to report. All are invented.
{
  const { world, item, change, text, fold } = Simulator;
  const KM = ["5", "15", "50"];
  const set = (state, id, parts) => ({ ...state, ads: change(state.ads, id, parts) });
  const shown = (state, id) => (state.board.found.includes(id) ? item(state.ads, id) : null);

  function search(state, { what, km }) {
    if (!text(what, 60) || !KM.includes(km)) return "unknown";
    const words = fold(what).split(" ").filter((word) => word.length > 2 && word !== "agent");
    if (!words.length) return "what";
    const found = state.ads.filter((ad) => ad.km <= Number(km) && words.some((word) => fold(`${ad.title} ${ad.words ?? ""}`).includes(word)));
    const count = found.reduce((sum, ad) => sum + 1 + (ad.more ?? 0), 0);
    return { ...state, board: { ...state.board, found: found.map((ad) => ad.id), count, what, km, open: null } };
  }

  world({
    start: (state) => (state.ads ? { ...state, board: { found: [], count: null, what: "", km: "50", open: null } } : state),
    events: {
      "ads.search": search,
      "ads.open": (state, { id }) => (shown(state, id) ? { ...set(state, id, { seen: true }), board: { ...state.board, open: id } } : "unknown"),
      "ads.back": (state) => ({ ...state, board: { ...state.board, open: null } }),
      "ads.keep": (state, { id }) => (shown(state, id) ? set(state, id, { kept: !item(state.ads, id).kept }) : "unknown"),
      "ads.sort": (state, { id, line, value }) => {
        const ad = shown(state, id);
        if (!item(ad?.needs ?? [], line) || !["must", "wish"].includes(value)) return "unknown";
        const needs = change(ad.needs, line, { value });
        return set(state, id, { needs, sorted: needs.every((one) => one.value === one.is) });
      },
      "ads.report": (state, { id }) => (shown(state, id) ? set(state, id, { reported: true, kept: false }) : "unknown"),
    },
    fr: {
      "app.offers": "Annonces", "ads.what": "Quoi : un métier", "ads.km": "Distance", "ads.find": "Chercher", "ads.count": "Annonces trouvées", "ads.others": "autres pareilles", "ads.none": "Aucune annonce. Essayez un mot voisin, ou plus loin.", "ads.back": "Retour à la liste", "ads.keep": "Garder", "ads.kept": "Gardée", "ads.report": "Signaler cette annonce", "ads.reported": "Annonce signalée",
      "value.must": "Exigé", "value.wish": "Souhaité", "ads.sort": "Exigé ou souhaité ?", "said.ads.report": "L’annonce est signalée.", "why.what": "Écrivez un métier : au moins 3 lettres.",
      "did.ads.search": "Cherche « {what} », {km} km", "did.ads.open": "Ouvre « {title} »", "did.ads.back": "Revient à la liste", "did.ads.keep": "Garde ou enlève « {title} »", "did.ads.sort": "Classe : {value}", "did.ads.report": "Signale « {title} »",
    },
    en: {
      "app.offers": "Offers", "ads.what": "What: a job", "ads.km": "Distance", "ads.find": "Search", "ads.count": "Offers found", "ads.others": "others like it", "ads.none": "No offer. Try another word, or farther.", "ads.back": "Back to the list", "ads.keep": "Keep", "ads.kept": "Kept", "ads.report": "Report this offer", "ads.reported": "Offer reported",
      "value.must": "Required", "value.wish": "Wished", "ads.sort": "Required or wished?", "said.ads.report": "The offer is reported.", "why.what": "Write a job: at least 3 letters.",
      "did.ads.search": "Searches “{what}”, {km} km", "did.ads.open": "Opens “{title}”", "did.ads.back": "Goes back to the list", "did.ads.keep": "Keeps or takes out “{title}”", "did.ads.sort": "Sorts: {value}", "did.ads.report": "Reports “{title}”",
    },
  });
}
