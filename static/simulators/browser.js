// The practice browser: an address, tabs, links whose address can be read first, a cookie banner. Nothing is fetched.
{
  const { world, item, change, text, fold } = Simulator;
  const bare = (value) => fold(value).replace(/^https?:\/\//, "").replace(/\/$/, "");
  const here = (state) => item(state.tabs, state.tab);
  const set = (state, parts) => ({ ...state, tabs: change(state.tabs, state.tab, parts), read: null });

  /** Show a page in the tab that is open: the id of a site, "none", or words that are searched. */
  function show(state, at, query = null) {
    const { at: was, query: asked, trail } = here(state);
    const shown = set(state, { at, query, trail: [...trail, { at: was, query: asked }].slice(-30) });
    return item(state.sites, at) ? { ...shown, sites: change(shown.sites, at, { seen: true }) } : shown;
  }

  function go(state, { value }) {
    if (!text(value, 200) || !value.trim()) return "nothing";
    const site = state.sites.find((one) => bare(one.address) === bare(value));
    if (site) return show(state, site.id);
    return /[.]/.test(value) && !/\s/.test(value.trim()) ? show(state, "none", value.trim()) : show(state, "search", value.trim());
  }

  const found = (state, query) => state.sites.filter((one) => one.words && fold(query).split(" ").some((word) => word.length > 2 && fold(`${one.title} ${one.words}`).includes(word)));

  /** The links one sees: those of the page, or what was found. */
  function links(state) {
    const { at, query } = here(state);
    if (at === "search") return found(state, query).map((one) => ({ text: one.title, to: one.id }));
    return item(state.sites, at)?.links ?? [];
  }

  const linked = (state, to) => links(state).some((one) => one.to === to);

  function close(state, id) {
    const number = state.tabs.findIndex((one) => one.id === id);
    if (number < 0) return "unknown";
    if (state.tabs.length === 1) return "last-tab";
    const tabs = state.tabs.filter((one) => one.id !== id);
    return { ...state, tabs, tab: state.tab === id ? tabs[Math.max(0, number - 1)].id : state.tab, read: null };
  }

  world({
    start: (state) => (state.sites
      ? { tabs: [{ id: "tab0", at: state.first ?? "new", query: null, trail: [] }], tab: "tab0", read: null, ...state, sites: state.sites.map((one) => ({ seen: one.id === state.first, ...one })) }
      : state),
    events: {
      "web.go": go,
      "web.link": (state, { to }) => (linked(state, to) ? show(state, to) : "unknown"),
      "web.read": (state, { to }) => (linked(state, to) ? { ...state, read: to, sites: change(state.sites, to, { read: true }) } : "unknown"),
      "web.back": (state) => {
        const { trail } = here(state);
        return trail.length ? set(state, { ...trail.at(-1), trail: trail.slice(0, -1) }) : "first-page";
      },
      "web.new": (state) => {
        if (state.tabs.length >= 6) return "many-tabs";
        const id = `tab${state.made + 1}`;
        return { ...state, made: state.made + 1, tab: id, tabs: [...state.tabs, { id, at: "new", query: null, trail: [] }], read: null };
      },
      "web.tab": (state, { id }) => (item(state.tabs, id) ? { ...state, tab: id, read: null } : "unknown"),
      "web.close": (state, { id }) => close(state, id),
      "web.cookies": (state, { value }) => {
        const site = item(state.sites, here(state).at);
        if (!site?.cookies || site.answer || !["all", "none", "choose"].includes(value)) return "unknown";
        return { ...state, sites: change(state.sites, site.id, value === "choose" ? { choosing: true } : { answer: value, choosing: false }) };
      },
      "web.keep": (state) => {
        const site = item(state.sites, here(state).at);
        return site ? { ...state, sites: change(state.sites, site.id, { kept: !site.kept }) } : "unknown";
      },
    },
    fr: {
      "app.browser": "Navigateur", "web.tabs": "Onglets", "web.new": "Nouvel onglet", "web.close": "Fermer l’onglet", "web.back": "Page d’avant", "web.address": "Adresse, ou mots à chercher", "web.go": "Aller", "web.keep": "Garder en favori", "web.kept": "Dans les favoris", "web.new-page": "Écrivez une adresse en haut, puis « Aller ».",
      "web.none": "Aucune page à cette adresse.", "web.none-more": "Relisez l’adresse, lettre par lettre.", "web.results": "Ce qui a été trouvé pour", "web.nothing": "Rien de trouvé. Essayez un autre mot.", "web.read": "Lire l’adresse", "web.leads": "Ce lien mène à :", "web.cookies": "Ce site veut garder des cookies : des traces de votre visite.", "value.all": "Tout accepter", "value.none": "Tout refuser", "value.choose": "Choisir", "web.chosen": "Utiles au site : toujours. Publicité : non, si vous refusez.",
      "said.web.keep": "C’est fait.", "said.web.cookies": "Votre choix est noté.", "why.nothing": "Écrivez d’abord une adresse.", "why.last-tab": "C’est le dernier onglet : il reste.", "why.first-page": "C’est la première page de cet onglet.", "why.many-tabs": "6 onglets, c’est assez. Fermez-en un.",
      "did.web.go": "Écrit dans la barre : {value}", "did.web.link": "Ouvre un lien", "did.web.read": "Lit l’adresse d’un lien", "did.web.back": "Revient à la page d’avant", "did.web.new": "Ouvre un onglet", "did.web.tab": "Change d’onglet", "did.web.close": "Ferme un onglet", "did.web.cookies": "Cookies : {value}", "did.web.keep": "Change un favori",
    },
    en: {
      "app.browser": "Browser", "web.tabs": "Tabs", "web.new": "New tab", "web.close": "Close the tab", "web.back": "Page before", "web.address": "Address, or words to search", "web.go": "Go", "web.keep": "Keep as a favourite", "web.kept": "Among the favourites", "web.new-page": "Write an address above, then “Go”.",
      "web.none": "No page at this address.", "web.none-more": "Read the address again, letter by letter.", "web.results": "What was found for", "web.nothing": "Nothing found. Try another word.", "web.read": "Read the address", "web.leads": "This link leads to:", "web.cookies": "This site wants to keep cookies: traces of your visit.", "value.all": "Accept all", "value.none": "Refuse all", "value.choose": "Choose", "web.chosen": "Needed by the site: always. Advertising: no, if you refuse.",
      "said.web.keep": "Done.", "said.web.cookies": "Your choice is noted.", "why.nothing": "First write an address.", "why.last-tab": "It is the last tab: it stays.", "why.first-page": "It is the first page of this tab.", "why.many-tabs": "6 tabs are enough. Close one.",
      "did.web.go": "Writes in the bar: {value}", "did.web.link": "Opens a link", "did.web.read": "Reads the address of a link", "did.web.back": "Goes back a page", "did.web.new": "Opens a tab", "did.web.tab": "Changes tabs", "did.web.close": "Closes a tab", "did.web.cookies": "Cookies: {value}", "did.web.keep": "Changes a favourite",
    },
  });
  Simulator.browser = { here, links };
}
