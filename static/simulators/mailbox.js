// The practice mailbox: read, answer, forward, attach, search, sort, throw away. Nothing is ever sent.
{
  const { world, item, change, text, word } = Simulator;
  const BOXES = ["inbox", "sent", "drafts", "junk", "trash"];
  const FIELDS = ["to", "subject", "text"];
  const set = (state, id, parts) => ({ ...state, messages: change(state.messages, id, parts) });
  const open = (state) => item(state.messages, state.message);
  const write = (state, parts) => ({ ...state, draft: { ...state.draft, ...parts }, page: null });
  const titled = (mark, subject) => (subject.startsWith(mark) ? subject : `${mark} ${subject}`);
  const quoted = (message) => `\n\n> ${message.from ?? ""}\n> ${message.text.trim().replace(/\n/g, "\n> ")}`;

  function begin(state, how, parts) {
    if (state.draft) return "draft-open";
    const made = state.made + 1;
    return { ...state, made, picking: null, page: null, draft: { id: `d${made}`, how, to: "", subject: "", text: "", files: [], of: null, ...parts } };
  }

  function answer(state, how) {
    const message = open(state);
    if (!message || message.box === "drafts") return "no-message";
    const to = message.box === "sent" ? message.to : message.address;
    if (how === "forward") {
      return begin(state, how, { subject: titled(word(state, "mail.fw"), message.subject), text: quoted(message), files: message.files ?? [], of: message.id });
    }
    const others = how === "all" ? (message.also ?? []) : [];
    return begin(state, how, { to: [to, ...others].join(", "), subject: titled(word(state, "mail.re"), message.subject), of: message.id });
  }

  function put(state, box) {
    const { draft, me } = state;
    const { how, ...kept } = draft;
    const message = { ...kept, how, box, from: me.name, address: me.address, read: true, date: "" };
    const rest = state.messages.filter((one) => one.id !== draft.id);
    return { ...state, messages: [message, ...rest], draft: null, picking: null, message: null, box: box === "sent" ? state.box : box };
  }

  function to(state, id, box) {
    const message = item(state.messages, id);
    if (!message || message.box === box) return "no-message";
    return { ...set(state, id, { box, was: message.box }), message: state.message === id ? null : state.message, page: null };
  }

  const held = (state, id) => (open(state)?.files ?? []).includes(id) && item(state.files, id);

  world({
    start: (state) => (state.messages
      ? { box: "inbox", message: null, draft: null, picking: null, query: "", page: null, peeked: null, viewed: null, files: [], ...state, messages: state.messages.map((one) => ({ box: "inbox", read: false, ...one })) }
      : state),
    events: {
      "mail.box": (state, { box }) => (BOXES.includes(box) ? { ...state, box, message: null, query: "", page: null, viewed: null } : "unknown"),
      "mail.open": (state, { id }) => {
        const message = item(state.messages, id);
        if (!message) return "no-message";
        if (message.box === "drafts") {
          if (state.draft) return "draft-open";
          const { to: address, subject, text: words, files, of, how } = message;
          return { ...state, message: null, draft: { id, how: how ?? "new", to: address ?? "", subject, text: words, files: files ?? [], of: of ?? null } };
        }
        return { ...set(state, id, { read: true }), message: id, page: null, peeked: null, viewed: null };
      },
      "mail.back": (state) => (state.message ? { ...state, message: null, page: null, viewed: null } : "unknown"),
      "mail.search": (state, { value }) => (text(value, 100) ? { ...state, query: value, message: null } : "unknown"),
      "mail.new": (state) => begin(state, "new", {}),
      "mail.reply": (state) => answer(state, "reply"),
      "mail.all": (state) => answer(state, "all"),
      "mail.forward": (state) => answer(state, "forward"),
      "mail.write": (state, { field, value }) => {
        if (!state.draft) return "no-draft";
        return FIELDS.includes(field) && text(value) ? write(state, { [field]: value }) : "unknown";
      },
      "mail.pick": (state, { id }) => {
        if (!state.draft) return "no-draft";
        return id === "" || item(state.files, id)?.folder ? { ...state, picking: id } : "unknown";
      },
      "mail.leave": (state) => ({ ...state, picking: null, page: null, viewed: null }),
      "mail.attach": (state, { id }) => {
        const file = item(state.files, id);
        if (!state.draft || !file || file.folder || file.in == null) return "no-file";
        return state.draft.files.includes(id) ? "there-already" : { ...write(state, { files: [...state.draft.files, id] }), picking: null };
      },
      "mail.detach": (state, { id }) => {
        if (!state.draft?.files.includes(id)) return "no-file";
        return write(state, { files: state.draft.files.filter((one) => one !== id) });
      },
      "mail.send": (state) => {
        if (!state.draft) return "no-draft";
        if (!/^[^@\s,]+@[^@\s,]+\.[^@\s,]+(, *[^@\s,]+@[^@\s,]+\.[^@\s,]+)*$/.test(state.draft.to.trim())) return "no-address";
        return state.draft.text.trim() || state.draft.files.length ? put(state, "sent") : "empty";
      },
      "mail.keep": (state) => (state.draft ? put(state, "drafts") : "no-draft"),
      "mail.drop": (state) => (state.draft ? { ...state, draft: null, picking: null } : "no-draft"),
      "mail.bin": (state, { id }) => to(state, id, "trash"),
      "mail.junk": (state, { id }) => to(state, id, "junk"),
      "mail.back-to-inbox": (state, { id }) => (["trash", "junk"].includes(item(state.messages, id)?.box) ? to(state, id, item(state.messages, id).was ?? "inbox") : "no-message"),
      "mail.peek": (state, { id }) => (open(state)?.link && state.message === id ? { ...state, peeked: id } : "no-message"),
      "mail.link": (state, { id }) => (open(state)?.link && state.message === id ? { ...state, page: id } : "no-message"),
      "mail.view": (state, { id }) => (held(state, id) || state.draft?.files.includes(id) ? { ...state, viewed: id } : "no-file"),
      "mail.save": (state, { id }) => {
        const file = held(state, id);
        if (!file || !state.downloads) return "no-file";
        return file.in === state.downloads ? "there-already" : { ...state, files: change(state.files, id, { in: state.downloads, fresh: true }) };
      },
    },
    fr: {
      "app.mailbox": "Messagerie",
      "box.inbox": "Boîte de réception", "box.sent": "Envoyés", "box.drafts": "Brouillons", "box.junk": "Indésirables", "box.trash": "Corbeille",
      "mail.re": "Re :", "mail.fw": "Tr :", "mail.new": "Nouveau message", "mail.reply": "Répondre", "mail.all": "Répondre à tous", "mail.forward": "Transférer",
      "mail.bin": "Supprimer", "mail.junk": "Indésirable", "mail.restore": "Remettre", "mail.back": "Retour à la liste", "mail.boxes": "Dossiers de la messagerie",
      "mail.search": "Chercher dans les messages", "mail.go": "Chercher", "mail.none": "Aucun message ici.", "mail.choose": "Choisissez un message pour le lire.",
      "mail.unread": "Non lu", "mail.with-file": "Avec un fichier", "mail.from": "De",
      "mail.attach": "Joindre un fichier", "mail.detach": "Retirer", "mail.send": "Envoyer", "mail.keep": "Garder en brouillon", "mail.drop": "Effacer ce message",
      "mail.files": "Fichiers joints", "mail.save": "Télécharger", "mail.view": "Ouvrir", "mail.pick": "Choisissez un fichier", "mail.up": "Tous les dossiers", "mail.close": "Fermer", "mail.nothing": "Ce dossier est vide.",
      "mail.peek": "Lire l'adresse du lien", "mail.address": "Ce lien mène à :", "mail.page": "Page d'exercice", "mail.page-text": "Rien n'est vrai ici. Avant d'ouvrir un lien, lisez toujours son adresse.",
      "said.mail.send": "Votre message est parti. Il est dans « Envoyés ».", "said.mail.keep": "Le message est dans « Brouillons ».", "said.mail.drop": "Le message est effacé.",
      "said.mail.bin": "Le message est dans la corbeille.", "said.mail.junk": "Le message est dans « Indésirables ».", "said.mail.back-to-inbox": "Le message est remis à sa place.",
      "said.mail.attach": "Le fichier est joint.", "said.mail.detach": "Le fichier est retiré.", "said.mail.save": "Le fichier est dans « Téléchargements ».",
      "field.to": "À", "field.subject": "Objet", "field.text": "Message",
      "why.no-message": "Ouvrez d'abord un message.", "why.draft-open": "Un message est en cours. Envoyez-le ou gardez-le d'abord.", "why.no-draft": "Commencez d'abord un message.",
      "why.no-address": "Vérifiez l'adresse : elle ressemble à prenom@exemple.fr.", "why.empty": "Écrivez d'abord votre message.", "why.no-file": "Choisissez d'abord un fichier.", "why.there-already": "Le fichier y est déjà.",
      "did.mail.box": "Regarde le dossier « {box} »", "did.mail.open": "Ouvre le message « {subject} »", "did.mail.back": "Revient à la liste", "did.mail.search": "Cherche « {value} »",
      "did.mail.new": "Commence un message", "did.mail.reply": "Répond", "did.mail.all": "Répond à tous", "did.mail.forward": "Transfère le message", "did.mail.write": "Écrit ({field}) : {value}",
      "did.mail.pick": "Cherche un fichier", "did.mail.leave": "Ferme la fenêtre", "did.mail.attach": "Joint le fichier « {name} »", "did.mail.detach": "Retire le fichier « {name} »",
      "did.mail.send": "Envoie le message", "did.mail.keep": "Garde le message en brouillon", "did.mail.drop": "Efface le message en cours",
      "did.mail.bin": "Met à la corbeille « {subject} »", "did.mail.junk": "Met dans les indésirables « {subject} »", "did.mail.back-to-inbox": "Remet à sa place « {subject} »",
      "did.mail.peek": "Lit l'adresse du lien", "did.mail.link": "Ouvre le lien", "did.mail.view": "Ouvre le fichier « {name} »", "did.mail.save": "Télécharge le fichier « {name} »",
    },
    en: {
      "app.mailbox": "Mail",
      "box.inbox": "Inbox", "box.sent": "Sent", "box.drafts": "Drafts", "box.junk": "Junk", "box.trash": "Bin",
      "mail.re": "Re:", "mail.fw": "Fwd:", "mail.new": "New message", "mail.reply": "Reply", "mail.all": "Reply to all", "mail.forward": "Forward",
      "mail.bin": "Delete", "mail.junk": "Junk", "mail.restore": "Put back", "mail.back": "Back to the list", "mail.boxes": "Mail folders",
      "mail.search": "Search the messages", "mail.go": "Search", "mail.none": "No message here.", "mail.choose": "Choose a message to read it.",
      "mail.unread": "Not read", "mail.with-file": "With a file", "mail.from": "From",
      "mail.attach": "Attach a file", "mail.detach": "Take out", "mail.send": "Send", "mail.keep": "Keep as a draft", "mail.drop": "Discard this message",
      "mail.files": "Attached files", "mail.save": "Download", "mail.view": "Open", "mail.pick": "Choose a file", "mail.up": "All folders", "mail.close": "Close", "mail.nothing": "This folder is empty.",
      "mail.peek": "Read the address of the link", "mail.address": "This link leads to:", "mail.page": "Exercise page", "mail.page-text": "Nothing is real here. Before you open a link, always read its address.",
      "said.mail.send": "Your message has left. It is in “Sent”.", "said.mail.keep": "The message is in “Drafts”.", "said.mail.drop": "The message is discarded.",
      "said.mail.bin": "The message is in the bin.", "said.mail.junk": "The message is in “Junk”.", "said.mail.back-to-inbox": "The message is back in its place.",
      "said.mail.attach": "The file is attached.", "said.mail.detach": "The file is taken out.", "said.mail.save": "The file is in “Downloads”.",
      "field.to": "To", "field.subject": "Subject", "field.text": "Message",
      "why.no-message": "First open a message.", "why.draft-open": "A message is being written. Send it or keep it first.", "why.no-draft": "First begin a message.",
      "why.no-address": "Check the address: it looks like name@example.org.", "why.empty": "First write your message.", "why.no-file": "First choose a file.", "why.there-already": "The file is there already.",
      "did.mail.box": "Looks into the folder “{box}”", "did.mail.open": "Opens the message “{subject}”", "did.mail.back": "Goes back to the list", "did.mail.search": "Searches “{value}”",
      "did.mail.new": "Begins a message", "did.mail.reply": "Replies", "did.mail.all": "Replies to all", "did.mail.forward": "Forwards the message", "did.mail.write": "Writes ({field}): {value}",
      "did.mail.pick": "Looks for a file", "did.mail.leave": "Closes the window", "did.mail.attach": "Attaches the file “{name}”", "did.mail.detach": "Takes out the file “{name}”",
      "did.mail.send": "Sends the message", "did.mail.keep": "Keeps the message as a draft", "did.mail.drop": "Discards the message being written",
      "did.mail.bin": "Puts “{subject}” in the bin", "did.mail.junk": "Puts “{subject}” in the junk", "did.mail.back-to-inbox": "Puts “{subject}” back",
      "did.mail.peek": "Reads the address of the link", "did.mail.link": "Opens the link", "did.mail.view": "Opens the file “{name}”", "did.mail.save": "Downloads the file “{name}”",
    },
  });
}
