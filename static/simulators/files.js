// The practice file manager: folders, names, copies, moves and the bin. No real file is touched.
{
  const { world, item, change, text, fold, word } = Simulator;
  const set = (state, id, parts) => ({ ...state, files: change(state.files, id, parts) });
  const live = (state, id) => { const one = item(state.files, id); return one && !one.binned ? one : null; };
  const inside = (state, folder) => state.files.filter((one) => (one.in ?? null) === folder && !one.binned);
  const taken = (state, folder, name, but) => inside(state, folder).some((one) => one.id !== but && fold(one.name) === fold(name));
  const ending = (name) => (/\.[a-z0-9]{2,5}$/i.exec(name) ?? [""])[0].toLowerCase();
  const bad = (name) => !text(name, 80) || !name.trim() || /[\\/:*?"<>|]/.test(name);
  const within = (state, id, folder) => { for (let one = live(state, folder); one; one = live(state, one.in)) if (one.id === id) return true; return false; };
  const calm = { opened: null, naming: null, query: "" };

  function go(state, id) {
    if (id !== null && id !== "bin" && !live(state, id)?.folder) return "unknown";
    return { ...state, ...calm, folder: id, picked: [] };
  }

  function place(state, one, folder) {
    if (within(state, one.id, folder)) return "inside-itself";
    return taken(state, folder, one.name, one.id) ? "same-name" : null;
  }

  /** Those files in another folder; or why that is not possible. */
  function moved(state, ids, folder) {
    if (!live(state, folder)?.folder) return "choose-folder";
    let next = state;
    for (const id of ids) {
      const one = live(next, id);
      const why = one?.in == null ? "no-file" : place(next, one, folder);
      if (why) return why;
      next = set(next, id, { in: folder });
    }
    return { ...next, picked: [], naming: null };
  }

  function copied(state, name, used) {
    const end = ending(name);
    let free = name;
    while (used(free)) free = `${free.slice(0, free.length - end.length)} - ${word(state, "files.double")}${end}`;
    return free;
  }

  function paste(state) {
    const { clip, folder } = state;
    if (!clip.ids.length) return "copy-first";
    if (folder === null || folder === "bin") return "choose-folder";
    let next = state;
    if (clip.cut) {
      next = moved(state, clip.ids, folder);
      return typeof next === "string" ? next : { ...next, clip: { ids: [], cut: false } };
    }
    for (const id of clip.ids) {
      const one = live(next, id);
      if (!one) return "no-file";
      if (one.folder) return "only-files";
      const made = next.made + 1;
      const name = copied(next, one.name, (free) => taken(next, folder, free));
      next = { ...next, made, files: [...next.files, { ...one, id: `c${made}`, in: folder, name, of: id }] };
    }
    return { ...next, picked: [] };
  }

  const clip = (cut) => (state) => (state.picked.length ? { ...state, clip: { ids: state.picked, cut } } : "pick-first");
  world({
    start: (state) => (state.files
      ? { folder: null, picked: [], clip: { ids: [], cut: false }, sort: "name", ...calm, ...state }
      : state),
    events: {
      "files.go": (state, { id }) => go(state, id ?? null),
      "files.open": (state, { id }) => {
        const one = item(state.files, id);
        if (!one) return "no-file";
        if (one.binned) return "restore-first";
        return one.folder ? go(state, id) : { ...set(state, id, { seen: true }), opened: id, naming: null };
      },
      "files.close": (state) => ({ ...state, opened: null, naming: null }),
      "files.pick": (state, { id, value }) => {
        if (!item(state.files, id) || typeof value !== "boolean") return "no-file";
        const others = state.picked.filter((one) => one !== id);
        return { ...state, picked: value ? [...others, id] : others };
      },
      "files.ask": (state, { what }) => {
        if (what === "rename" && state.picked.length !== 1) return "pick-one";
        if (["move", "zip"].includes(what) && !state.picked.length) return "pick-first";
        return ["new", "rename", "move", "zip"].includes(what) ? { ...state, naming: what } : "unknown";
      },
      "files.new": (state, { value }) => {
        if (state.folder === null || state.folder === "bin") return "choose-folder";
        if (bad(value)) return "name";
        if (taken(state, state.folder, value)) return "same-name";
        const made = state.made + 1;
        return { ...state, made, naming: null, files: [...state.files, { id: `f${made}`, name: value.trim(), folder: true, in: state.folder }] };
      },
      "files.rename": (state, { id, value }) => {
        const one = live(state, id);
        if (!one || one.in == null) return "no-file";
        if (bad(value)) return "name";
        if (!one.folder && ending(one.name) !== ending(value.trim())) return "ending";
        return taken(state, one.in, value, id) ? "same-name" : { ...set(state, id, { name: value.trim() }), naming: null, picked: [] };
      },
      "files.copy": clip(false),
      "files.cut": clip(true),
      "files.paste": paste,
      "files.move": (state, { id, to }) => moved(state, [id], to),
      "files.put": (state, { to }) => (state.picked.length ? moved(state, state.picked, to) : "pick-first"),
      "files.bin": (state) => {
        if (!state.picked.length) return "pick-first";
        if (state.picked.some((id) => live(state, id)?.in == null)) return "no-file";
        return { ...state, picked: [], files: state.files.map((one) => (state.picked.includes(one.id) ? { ...one, binned: true } : one)) };
      },
      "files.restore": (state, { id }) => {
        const one = item(state.files, id);
        if (!one?.binned) return "no-file";
        return taken(state, one.in, one.name) ? "same-name" : { ...set(state, id, { binned: false }), picked: [] };
      },
      "files.sort": (state, { by }) => (["name", "size", "date"].includes(by) ? { ...state, sort: by } : "unknown"),
      "files.search": (state, { value }) => (text(value, 100) ? { ...state, ...calm, query: value, picked: [] } : "unknown"),
      "files.zip": (state, { value }) => {
        if (!state.picked.length || state.folder === null) return "pick-first";
        if (bad(value)) return "name";
        const name = ending(value) === ".zip" ? value.trim() : `${value.trim()}.zip`;
        if (taken(state, state.folder, name)) return "same-name";
        const made = state.made + 1;
        const holds = state.picked.map((id) => item(state.files, id));
        return { ...state, made, naming: null, picked: [], files: [...state.files, { id: `z${made}`, name, in: state.folder, holds: holds.map((one) => one.id), text: holds.map((one) => one.name).join("\n") }] };
      },
    },
    fr: {
      "app.files": "Fichiers", "files.places": "Mes emplacements", "files.bin": "Corbeille", "files.search": "Chercher un fichier", "files.go": "Chercher", "files.path": "Chemin", "files.empty": "Ce dossier est vide.",
      "files.name": "Nom", "files.size": "Taille", "files.date": "Date", "files.sort": "Trier par", "files.kb": "Ko", "files.pick": "Choisir", "files.way": "Cochez un fichier : vous pourrez le renommer, le copier, le déplacer, le supprimer.", "files.new": "Nouveau dossier", "files.rename": "Renommer", "files.copy": "Copier", "files.cut": "Couper", "files.paste": "Coller",
      "files.delete": "Supprimer", "files.restore": "Restaurer", "files.zip": "Compresser", "files.close": "Fermer", "files.ok": "Valider", "files.ask-new": "Nom du nouveau dossier", "files.ask-rename": "Nouveau nom", "files.ask-zip": "Nom du fichier compressé", "files.move": "Déplacer", "files.ask-move": "Où le mettre ?",
      "files.cut-out": "coupé", "files.double": "copie",
      "files.picked": "choix",
      "said.files.copy": "C'est copié. Allez dans le dossier, puis « Coller ».", "said.files.cut": "C'est coupé. Allez dans le dossier, puis « Coller ».", "said.files.paste": "C'est collé.", "said.files.move": "C'est déplacé.", "said.files.put": "C'est déplacé.", "said.files.bin": "C'est dans la corbeille.", "said.files.restore": "C'est remis à sa place.",
      "said.files.new": "Le dossier est créé.", "said.files.rename": "Le nom est changé.", "said.files.zip": "Le fichier compressé est créé.",
      "why.pick-first": "Choisissez d'abord un fichier : cochez sa case.", "why.pick-one": "Choisissez 1 seul fichier : cochez sa case.", "why.copy-first": "Copiez ou coupez d'abord un fichier.", "why.choose-folder": "Ouvrez d'abord un dossier.", "why.name": "Écrivez un nom, sans / ni : ni ?", "why.same-name": "Ce nom existe déjà ici. Choisissez un autre nom.",
      "why.ending": "Gardez la fin du nom, après le point.", "why.inside-itself": "Un dossier ne va pas dans lui-même.", "why.only-files": "Ici, on copie des fichiers, pas des dossiers.", "why.restore-first": "Restaurez d'abord ce fichier.", "why.no-file": "Ce fichier n'est plus là.",
      "did.files.go": "Va dans « {name} »", "did.files.open": "Ouvre « {name} »", "did.files.close": "Ferme la fenêtre", "did.files.pick": "Choisit « {name} »", "did.files.ask": "Appuie sur un bouton : {what}",
      "did.files.new": "Crée le dossier « {value} »", "did.files.rename": "Renomme « {name} » en « {value} »", "did.files.copy": "Copie", "did.files.cut": "Coupe", "did.files.paste": "Colle", "did.files.move": "Déplace « {name} »", "did.files.put": "Déplace dans « {to} »", "did.files.bin": "Met à la corbeille", "did.files.restore": "Restaure « {name} »", "did.files.sort": "Trie par {by}", "did.files.search": "Cherche « {value} »",
      "did.files.zip": "Compresse dans « {value} »",
    },
    en: {
      "app.files": "Files", "files.places": "My places", "files.bin": "Bin", "files.search": "Search for a file", "files.go": "Search", "files.path": "Path", "files.empty": "This folder is empty.",
      "files.name": "Name", "files.size": "Size", "files.date": "Date", "files.sort": "Sort by", "files.kb": "kB", "files.pick": "Choose", "files.way": "Tick a file: then you can rename, copy, move or delete it.", "files.new": "New folder", "files.rename": "Rename", "files.copy": "Copy", "files.cut": "Cut", "files.paste": "Paste",
      "files.delete": "Delete", "files.restore": "Restore", "files.zip": "Compress", "files.close": "Close", "files.ok": "Confirm", "files.ask-new": "Name of the new folder", "files.ask-rename": "New name", "files.ask-zip": "Name of the compressed file", "files.move": "Move", "files.ask-move": "Where to put it?",
      "files.cut-out": "cut", "files.double": "copy",
      "files.picked": "chosen",
      "said.files.copy": "It is copied. Go to the folder, then “Paste”.", "said.files.cut": "It is cut. Go to the folder, then “Paste”.", "said.files.paste": "It is pasted.", "said.files.move": "It is moved.", "said.files.put": "It is moved.", "said.files.bin": "It is in the bin.", "said.files.restore": "It is back in its place.",
      "said.files.new": "The folder is made.", "said.files.rename": "The name is changed.", "said.files.zip": "The compressed file is made.",
      "why.pick-first": "First choose a file: tick its box.", "why.pick-one": "Choose 1 file only: tick its box.", "why.copy-first": "First copy or cut a file.", "why.choose-folder": "First open a folder.", "why.name": "Write a name, without / or : or ?", "why.same-name": "This name is there already. Choose another.",
      "why.ending": "Keep the end of the name, after the point.", "why.inside-itself": "A folder does not go into itself.", "why.only-files": "Here one copies files, not folders.", "why.restore-first": "First restore this file.", "why.no-file": "This file is not there any more.",
      "did.files.go": "Goes to “{name}”", "did.files.open": "Opens “{name}”", "did.files.close": "Closes the window", "did.files.pick": "Chooses “{name}”", "did.files.ask": "Presses a button: {what}",
      "did.files.new": "Makes the folder “{value}”", "did.files.rename": "Renames “{name}” to “{value}”", "did.files.copy": "Copies", "did.files.cut": "Cuts", "did.files.paste": "Pastes", "did.files.move": "Moves “{name}”", "did.files.put": "Moves to “{to}”", "did.files.bin": "Puts in the bin", "did.files.restore": "Restores “{name}”", "did.files.sort": "Sorts by {by}", "did.files.search": "Searches “{value}”",
      "did.files.zip": "Compresses to “{value}”",
    },
  });
}
