// The practice portal: a public service that is not real. Pages, forms, letters, papers, dates, proofs to keep.
{
  const { world, item, change, text, fold } = Simulator;
  const ASKED = ["field", "area", "choice", "file"];
  const set = (state, id, parts) => ({ ...state, parts: change(state.parts, id, parts) });
  const at = (state, parts) => ({ ...state, portal: { ...state.portal, ...parts } });
  const done = (state, id) => { const one = item(state.parts, id) ?? item(state.pages, id); return Boolean(one?.done || one?.seen); };
  const given = (state, { part, is }) => [item(state.parts, part)?.value].flat().includes(is);

  /** Whether a part of a page shows now. */
  const shows = (state, one) => (one.after ?? []).every((id) => done(state, id)) && !(one.until ?? []).some((id) => done(state, id))
    && (!one.given || given(state, one.given));
  const locked = (state, one) => state.parts.some((send) => send.kind === "send" && send.done && !send.again && (send.locks ?? [send.in]).includes(one.in));
  const bare = (value) => fold(value).replace(/^https?:\/\//, "").replace(/\/$/, "");

  /** The part of that id, where it can be used: on the page one sees, and of one of these kinds. */
  function here(state, id, ...kinds) {
    const one = item(state.parts, id);
    return one && one.in === state.portal.at && !state.portal.left && kinds.includes(one.kind) && shows(state, one) ? one : null;
  }

  function visit(state, id) {
    const page = item(state.pages, id);
    if (!page) return state;
    if (page.private && !state.portal.signed) return at(state, { at: "out", asking: null });
    const trail = [...state.portal.trail, state.portal.at].slice(-40);
    return at({ ...state, pages: change(state.pages, id, { seen: true }) }, { at: id, asking: null, trail });
  }

  const missing = (state, page) => state.parts.some((one) => one.in === page && ASKED.includes(one.kind) && !one.free && shows(state, one)
    && !(Array.isArray(one.value) ? one.value.length : String(one.value ?? "").trim()));
  const onward = (state, one) => (one.to ? visit(state, one.to) : state);
  const press = (state, one) => onward(set(state, one.id, { done: (one.done ?? 0) + 1 }), one);

  function save(state, { id, name, folder }, shot) {
    const one = shot ? null : here(state, id, "download");
    const into = folder ?? state.downloads;
    if ((!shot && !one) || !text(name, 80) || !item(state.files, into)?.folder) return "unknown";
    const plain = name.trim().replace(/\.(pdf|png)$/i, "");
    if (!plain) return "no-name";
    const made = state.made + 1;
    const kept = shot ? { of: state.portal.at, shot: true, ends: "png", says: item(state.pages, state.portal.at)?.title ?? "" }
      : { of: id, ends: "pdf", says: one.text ?? one.says, chosen: one.with && item(state.parts, one.with)?.value };
    const file = { id: `g${made}`, name: `${plain}.${kept.ends}`, in: into, of: kept.of, shot: Boolean(kept.shot), chosen: kept.chosen ?? [], text: kept.says, fresh: true };
    const after = at({ ...state, made, files: [...state.files, file] }, { asking: null });
    return one ? set(after, id, { done: (one.done ?? 0) + 1 }) : after;
  }

  function add(state, { id, file }) {
    const one = here(state, id, "file");
    const paper = item(state.files, file);
    if (!one || !paper || paper.folder || locked(state, one)) return "unknown";
    const held = one.value ?? [];
    if (held.includes(file)) return set(state, id, { value: held.filter((each) => each !== file) });
    return one.most && paper.size > one.most ? "heavy" : set(state, id, { value: [...held, file].slice(-(one.many ?? 1)) });
  }

  function write(state, { id, value }) {
    const one = here(state, id, "field", "area", "choice");
    if (!one || locked(state, one) || !text(value, 1200)) return "unknown";
    return one.kind !== "choice" || item(one.options, value) ? set(state, id, { value }) : "unknown";
  }

  world({
    start: (state) => (state.pages
      ? {
        files: [], parts: state.pages.flatMap(({ id, parts = [] }) => parts.map((one) => ({ ...one, in: id }))), ...state,
        pages: state.pages.map(({ parts: _, ...page }) => ({ ...page, seen: page.id === state.portal.start })),
        portal: { at: state.portal.start, trail: [], signed: false, asking: null, left: false, ...state.portal },
      }
      : state),
    events: {
      "portal.press": (state, { id }) => {
        const one = here(state, id, "go", "act", "send");
        if (!one || (one.done && (one.once || (one.kind === "send" && !one.again)))) return "unknown";
        if ((one.check || one.kind === "send") && missing(state, one.in)) return "fill";
        return press((one.frees ?? []).reduce((each, part) => set(each, part, { value: null, done: 0 }), state), one);
      },
      "portal.menu": (state, { id }) => (item(state.pages, id)?.menu && !state.portal.left ? visit(state, id) : "unknown"),
      "portal.back": (state) => {
        const id = state.portal.trail.at(-1);
        if (id == null) return "unknown";
        const page = item(state.pages, id);
        const shut = !page || (page.private && !state.portal.signed);
        return at(state, { at: shut ? "out" : id, trail: state.portal.trail.slice(0, -1), asking: null });
      },
      "portal.start": (state) => visit(state, state.portal.start),
      "portal.leave": (state) => at(state, { left: !state.portal.left, asking: null }),
      "portal.address": (state, { id, value }) => {
        const one = here(state, id, "address");
        if (!one || !text(value, 200)) return "unknown";
        return bare(value) === bare(one.wanted) ? press(state, one) : "address";
      },
      "portal.sign": (state, { id, login, secret }) => {
        const one = here(state, id, "sign-in");
        if (!one || !text(login, 120) || !text(secret, 120)) return "unknown";
        if (fold(login) !== fold(one.login) || secret.trim() !== one.secret) return "sign";
        return press(at(state, { signed: true }), one);
      },
      "portal.out": (state) => (state.portal.signed ? at(state, { signed: false, at: "out", asking: null, trail: [...state.portal.trail, state.portal.at] }) : "unknown"),
      "portal.write": write,
      "portal.tick": (state, { id, option, value }) => {
        const one = here(state, id, "ticks");
        if (!one || locked(state, one) || !item(one.options, option) || typeof value !== "boolean") return "unknown";
        const others = (one.value ?? []).filter((each) => each !== option);
        return set(state, id, { value: value ? [...others, option] : others });
      },
      "portal.add": add,
      "portal.shrink": (state, { id, file }) => {
        const paper = item(state.files, file);
        if (!here(state, id, "file") || !(paper?.size > 1000)) return "unknown";
        return { ...state, files: change(state.files, file, { size: Math.round(paper.size / 10) }) };
      },
      "portal.ask": (state, { id }) => (id === "" || (id === "shot" && state.portal.shots) || here(state, id, "download") ? at(state, { asking: id }) : "unknown"),
      "portal.save": (state, event) => save(state, event, false),
      "portal.shot": (state, event) => (state.portal.shots ? save(state, event, true) : "unknown"),
    },
    fr: {
      "app.portal": "Service", "portal.exercise": "exercice", "portal.menu": "Rubriques", "portal.back": "Retour", "portal.out": "Se déconnecter", "portal.leave": "Quitter", "portal.gone": "Vous êtes sorti de l’exercice.",
      "portal.gone-more": "Rien n’est parti. Vous pouvez revenir, ou passer cette activité.", "portal.return": "Revenir à l’exercice", "portal.bye": "Vous êtes déconnecté.", "portal.enter": "Page d’entrée", "portal.ok": "Valider", "portal.login": "Identifiant", "portal.secret": "Mot de passe", "portal.sign": "Entrer",
      "portal.save-as": "Enregistrer le fichier", "portal.shot": "Capture d’écran", "portal.name": "Nom du fichier", "portal.folder": "Dossier", "portal.close": "Fermer", "portal.add": "Ajouter", "portal.take": "Retirer", "portal.shrink": "Réduire", "portal.heavy": "trop lourd",
      "portal.go-to": "Aller",
      "said.portal.save": "Le fichier est enregistré.", "said.portal.shot": "La capture est enregistrée.", "said.portal.shrink": "Le fichier est plus léger.", "said.portal.sign": "Vous êtes entré.",
      "why.fill": "Il manque une réponse sur cette page.", "why.sign": "Comparez avec la carte, signe par signe.", "why.address": "Relisez l’adresse, lettre par lettre.", "why.heavy": "Ce fichier est trop lourd. Touchez d’abord « Réduire ».", "why.no-name": "Écrivez un nom.",
      "did.portal.menu": "Ouvre la page « {title} »", "did.portal.back": "Revient en arrière", "did.portal.start": "Va à la page d’entrée", "did.portal.leave": "Quitte l’exercice, ou y revient", "did.portal.address": "Écrit l’adresse {value}",
      "did.portal.sign": "Entre avec l’identifiant {login}", "did.portal.out": "Se déconnecte", "did.portal.write": "{says} Répond : {value}", "did.portal.tick": "{says} Coche {option} : {value}", "did.portal.add": "{says} Ajoute ou retire un papier", "did.portal.shrink": "Réduit un fichier",
      "did.portal.press": "Touche « {says} »", "did.portal.ask": "Ouvre ou ferme la fenêtre pour enregistrer", "did.portal.save": "Enregistre « {name} »", "did.portal.shot": "Garde la capture « {name} »",
    },
    en: {
      "app.portal": "Service", "portal.exercise": "exercise", "portal.menu": "Pages", "portal.back": "Back", "portal.out": "Sign out", "portal.leave": "Leave", "portal.gone": "You left the exercise.",
      "portal.gone-more": "Nothing was sent. You can come back, or skip this activity.", "portal.return": "Back to the exercise", "portal.bye": "You are signed out.", "portal.enter": "First page", "portal.ok": "OK", "portal.login": "Identifier", "portal.secret": "Password", "portal.sign": "Sign in",
      "portal.save-as": "Save the file", "portal.shot": "Screenshot", "portal.name": "Name of the file", "portal.folder": "Folder", "portal.close": "Close", "portal.add": "Add", "portal.take": "Take out", "portal.shrink": "Make smaller", "portal.heavy": "too heavy",
      "portal.go-to": "Go",
      "said.portal.save": "The file is saved.", "said.portal.shot": "The screenshot is saved.", "said.portal.shrink": "The file is lighter.", "said.portal.sign": "You are in.",
      "why.fill": "An answer is missing on this page.", "why.sign": "Compare with the card, sign by sign.", "why.address": "Read the address again, letter by letter.", "why.heavy": "This file is too heavy. First press “Make smaller”.", "why.no-name": "Write a name.",
      "did.portal.menu": "Opens the page “{title}”", "did.portal.back": "Goes back", "did.portal.start": "Goes to the first page", "did.portal.leave": "Leaves the exercise, or comes back", "did.portal.address": "Writes the address {value}",
      "did.portal.sign": "Signs in with the identifier {login}", "did.portal.out": "Signs out", "did.portal.write": "{says} Answers: {value}", "did.portal.tick": "{says} Ticks {option}: {value}", "did.portal.add": "{says} Adds a paper, or takes it out", "did.portal.shrink": "Makes a file smaller",
      "did.portal.press": "Presses “{says}”", "did.portal.ask": "Opens or closes the window to save", "did.portal.save": "Saves “{name}”", "did.portal.shot": "Keeps the screenshot “{name}”",
    },
  });
  Simulator.portal = { shows, locked };
}
