// The practice cloud: one signs in, brings files there, shares them, takes access back; and another device sees them.
{
  const { world, item, change, text } = Simulator;
  const RIGHTS = ["view", "edit", "all"];
  const file = (state, id) => { const one = item(state.files, id); return one && !one.binned ? one : null; };
  const set = (state, id, parts) => ({ ...state, files: change(state.files, id, parts) });
  const there = (state, id) => { for (let one = file(state, id); one; one = file(state, one.in)) if (one.id === state.cloud.folder) return true; return false; };
  const turn = (state, parts) => ({ ...state, cloud: { ...state.cloud, ...parts } });
  const calm = { opened: null, asking: null, said: "" };
  const inside = (reduce) => (state, event) => (state.cloud.signed ? reduce(state, event) : "sign-in-first");
  const own = (reduce) => inside((state, event) => (there(state, event.id) ? reduce(state, file(state, event.id), event) : "not-in-cloud"));
  const same = (state, folder, name) => state.files.some((one) => one.in === folder && !one.binned && one.name === name);

  function share(state, one, { who, right, days }) {
    const all = right === "all";
    if (!RIGHTS.includes(right) || (!all && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(who).trim()))) return "who";
    const person = all ? "" : who.trim().toLowerCase();
    const shares = [...(one.shares ?? []).filter((each) => each.who !== person), { who: person, right, days: Number(days) || 0 }];
    const answer = one.answers?.[right];
    const next = turn(set(state, one.id, { shares }), { said: answer?.says ?? "", asking: null });
    if (!answer?.text || one.answered) return next;
    return set(next, one.id, { answered: true, versions: [...(one.versions ?? []), one.text], text: answer.text });
  }

  world({
    start: (state) => (state.cloud ? { ...state, cloud: { signed: !state.cloud.password, at: state.cloud.folder, device: "computer", ...calm, ...state.cloud } } : state),
    events: {
      "cloud.sign-in": (state, { value }) => (!state.cloud.signed && value === state.cloud.password ? turn(state, { signed: true }) : "password"),
      "cloud.sign-out": inside((state) => turn(state, { ...calm, signed: false, at: state.cloud.folder })),
      "cloud.device": (state, { device }) => (["computer", "phone"].includes(device) ? turn(state, { ...calm, device, at: state.cloud.folder }) : "unknown"),
      "cloud.open": own((state, one) => (one.folder ? turn(state, { ...calm, at: one.id }) : turn(set(state, one.id, { seen: true }), { ...calm, opened: one.id }))),
      "cloud.close": (state) => turn(state, calm),
      "cloud.ask": inside((state, { what, id }) => (["new", "bring", "share", "move"].includes(what) ? turn(state, { asking: what, about: id ?? null, said: "" }) : "unknown")),
      "cloud.new": inside((state, { value }) => {
        if (!text(value, 80) || !value.trim()) return "name";
        if (same(state, state.cloud.at, value.trim())) return "same-name";
        const made = state.made + 1;
        return turn({ ...state, made, files: [...state.files, { id: `k${made}`, name: value.trim(), folder: true, in: state.cloud.at }] }, calm);
      }),
      "cloud.bring": inside((state, { id }) => {
        const one = file(state, id);
        if (!one || one.folder || one.in == null || there(state, id) || state.cloud.device === "phone") return "no-file";
        if (same(state, state.cloud.at, one.name)) return "same-name";
        const made = state.made + 1;
        return turn({ ...state, made, files: [...state.files, { ...one, id: `k${made}`, of: id, in: state.cloud.at }] }, calm);
      }),
      "cloud.move": own((state, one, { to }) => {
        if (one.folder || !there(state, to) || !file(state, to).folder || one.in === to) return "unknown";
        return same(state, to, one.name) ? "same-name" : turn(set(state, one.id, { in: to }), calm);
      }),
      "cloud.write": own((state, one, { value }) => (!one.folder && state.cloud.opened === one.id && text(value) ? set(state, one.id, { text: value, by: state.cloud.device }) : "unknown")),
      "cloud.version": own((state, one, { number }) => {
        const old = one.versions?.[number];
        return old === undefined ? "unknown" : set(state, one.id, { text: old, versions: [...one.versions, one.text], restored: true });
      }),
      "cloud.share": own(share),
      "cloud.unshare": own((state, one, { who }) => (one.shares?.some((each) => each.who === who) ? set(state, one.id, { shares: one.shares.filter((each) => each.who !== who) }) : "unknown")),
    },
    fr: {
      "app.cloud": "Nuage", "cloud.password": "Mot de passe de l'exercice", "cloud.sign-in": "Se connecter", "cloud.sign-out": "Se déconnecter", "cloud.account": "Compte", "cloud.device": "Appareil", "device.computer": "Ordinateur", "device.phone": "Téléphone",
      "cloud.new": "Nouveau dossier", "cloud.ask-new": "Nom du dossier", "cloud.bring": "Importer un fichier", "cloud.share": "Partager", "cloud.move": "Ranger dans", "cloud.close": "Fermer", "cloud.ok": "Valider", "cloud.up": "Tout le nuage", "cloud.empty": "Rien ici pour l'instant.", "cloud.synced": "dans le nuage",
      "cloud.who": "Adresse de la personne", "cloud.right": "Ce qu'elle peut faire", "right.view": "Lire", "right.edit": "Modifier", "right.all": "Ouvrir à tous ceux qui ont le lien", "cloud.days": "Nombre de jours (vide : sans fin)", "cloud.day": "j", "cloud.unshare": "Retirer l'accès", "cloud.shared": "Partagé", "cloud.everyone": "tout le monde", "cloud.text": "Texte", "cloud.history": "Reprendre la version",
      "said.cloud.new": "Le dossier est créé.", "said.cloud.bring": "Le fichier est dans le nuage.", "said.cloud.move": "Le fichier est rangé.", "said.cloud.share": "C'est partagé.", "said.cloud.unshare": "L'accès est retiré.", "said.cloud.version": "La version d'avant est revenue.", "said.cloud.sign-out": "Vous êtes déconnecté.",
      "why.sign-in-first": "Connectez-vous d'abord.", "why.password": "Vérifiez le mot de passe : il est dans la consigne.", "why.not-in-cloud": "Ce fichier n'est pas dans le nuage.", "why.who": "Vérifiez l'adresse : elle ressemble à prenom@exemple.fr.", "why.name": "Écrivez un nom.", "why.same-name": "Ce nom existe déjà ici.", "why.no-file": "Choisissez un fichier de l'ordinateur.",
      "did.cloud.sign-in": "Se connecte", "did.cloud.sign-out": "Se déconnecte", "did.cloud.device": "Prend l'appareil : {device}", "did.cloud.open": "Ouvre « {name} »", "did.cloud.close": "Ferme", "did.cloud.ask": "Appuie sur un bouton", "did.cloud.new": "Crée le dossier « {value} »", "did.cloud.bring": "Importe « {name} »", "did.cloud.move": "Range « {name} »",
      "did.cloud.write": "Écrit dans « {name} » : {value}", "did.cloud.version": "Reprend une version de « {name} »", "did.cloud.share": "Partage « {name} » : {who} {right}", "did.cloud.unshare": "Retire l'accès à « {name} » : {who}",
    },
    en: {
      "app.cloud": "Cloud", "cloud.password": "Exercise password", "cloud.sign-in": "Sign in", "cloud.sign-out": "Sign out", "cloud.account": "Account", "cloud.device": "Device", "device.computer": "Computer", "device.phone": "Phone",
      "cloud.new": "New folder", "cloud.ask-new": "Name of the folder", "cloud.bring": "Import a file", "cloud.share": "Share", "cloud.move": "Put into", "cloud.close": "Close", "cloud.ok": "Confirm", "cloud.up": "The whole cloud", "cloud.empty": "Nothing here yet.", "cloud.synced": "in the cloud",
      "cloud.who": "Address of the person", "cloud.right": "What they may do", "right.view": "Read", "right.edit": "Edit", "right.all": "Open to all who have the link", "cloud.days": "Number of days (empty: without end)", "cloud.day": "days", "cloud.unshare": "Take back access", "cloud.shared": "Shared", "cloud.everyone": "everybody", "cloud.text": "Text", "cloud.history": "Take back version",
      "said.cloud.new": "The folder is made.", "said.cloud.bring": "The file is in the cloud.", "said.cloud.move": "The file is put away.", "said.cloud.share": "It is shared.", "said.cloud.unshare": "Access is taken back.", "said.cloud.version": "The earlier version is back.", "said.cloud.sign-out": "You are signed out.",
      "why.sign-in-first": "First sign in.", "why.password": "Check the password: it is in the instructions.", "why.not-in-cloud": "This file is not in the cloud.", "why.who": "Check the address: it looks like name@example.org.", "why.name": "Write a name.", "why.same-name": "This name is there already.", "why.no-file": "Choose a file of the computer.",
      "did.cloud.sign-in": "Signs in", "did.cloud.sign-out": "Signs out", "did.cloud.device": "Takes the device: {device}", "did.cloud.open": "Opens “{name}”", "did.cloud.close": "Closes", "did.cloud.ask": "Presses a button", "did.cloud.new": "Makes the folder “{value}”", "did.cloud.bring": "Imports “{name}”", "did.cloud.move": "Puts away “{name}”",
      "did.cloud.write": "Writes in “{name}”: {value}", "did.cloud.version": "Takes back a version of “{name}”", "did.cloud.share": "Shares “{name}”: {who} {right}", "did.cloud.unshare": "Takes back access to “{name}”: {who}",
    },
  });
}
