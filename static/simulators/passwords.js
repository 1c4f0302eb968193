// Practice with passwords: what is easily guessed, 4 words from a book, an account, a second proof, a voice that asks.
{
  const { world, item, text, fold } = Simulator;
  const PAGES = ["home", "settings", "security"];
  const at = (state, parts) => ({ ...state, account: { ...state.account, ...parts } });
  const signs = (value) => [...value].length;
  const code = (state) => state.codes[state.account.turn % state.codes.length];

  function move(state, { id, by }) {
    const from = state.ranks.findIndex((one) => one.id === id);
    const to = from + by;
    if (from < 0 || ![1, -1].includes(by) || to < 0 || to >= state.ranks.length) return "unknown";
    const ranks = [...state.ranks];
    [ranks[from], ranks[to]] = [ranks[to], ranks[from]];
    const sorted = ranks.every((one, number) => number === 0 || ranks[number - 1].strength <= one.strength);
    return { ...at(state, { sorted }), ranks };
  }

  function create(state) {
    const { phrase, words } = state.account;
    if (words < state.words.length || signs(phrase) <= 20 || !/^[^\s-]+(-[^\s-]+){3,}$/.test(phrase)) return "weak";
    return at(state, { secret: phrase, signed: true, phrase: "", at: "home" });
  }

  function enter(state, { secret }) {
    const { account } = state;
    if (account.signed || account.half || account.secret == null || !text(secret, 120)) return "unknown";
    if (secret !== account.secret) return "secret";
    return account.two ? at(state, { half: true }) : at(state, { signed: true, again: true, at: "home" });
  }

  function prove(state, value) {
    const { account } = state;
    if (!text(value, 20) || !(account.half || (account.signed && account.asked))) return "unknown";
    if (value.replace(/\s/g, "") !== code(state).replace(/\s/g, "")) return "code";
    const known = { turn: account.turn + 1, asked: false, two: true, signed: true, half: false, at: "security" };
    return at(state, account.half ? { ...known, both: true, at: "home" } : known);
  }

  world({
    start: (state) => (state.account
      ? { ranks: [], words: [], codes: [], call: null, ...state, account: { secret: null, phrase: "", story: "", words: 0, signed: false, half: false, two: false, asked: false, again: false, both: false, at: "home", turn: 0, paper: "", sorted: false, answer: null, ...state.account } }
      : state),
    events: {
      "pass.move": move,
      "pass.book": (state) => (state.account.words < state.words.length ? at(state, { words: state.account.words + 1 }) : "book"),
      "pass.write": (state, { field, value }) => (["phrase", "story", "paper"].includes(field) && text(value, 300) ? at(state, { [field]: value }) : "unknown"),
      "pass.create": (state) => (state.account.secret == null ? create(state) : "unknown"),
      "pass.out": (state) => (state.account.signed ? at(state, { signed: false, asked: false, at: "home" }) : "unknown"),
      "pass.in": enter,
      "pass.forgot": (state) => (state.account.signed || !state.words.length ? "unknown" : at(state, { secret: null, half: false })),
      "pass.go": (state, { to }) => (state.account.signed && PAGES.includes(to) ? at(state, { at: to }) : "unknown"),
      "pass.two": (state) => (state.account.at === "security" && state.account.signed && !state.account.two ? at(state, { asked: true }) : "unknown"),
      "pass.code": (state, { value }) => prove(state, value),
      "pass.answer": (state, { value }) => (state.call && state.account.both && state.account.answer == null && item(state.call.options, value) ? at(state, { answer: value }) : "unknown"),
    },
    fr: {
      "app.passwords": "Mots de passe", "pass.ranks": "Du plus facile à deviner au plus solide", "pass.up": "Monter", "pass.down": "Descendre", "pass.sorted": "L’ordre est bon.", "pass.book": "Ouvrir le livre au hasard", "pass.words": "Mots du livre", "field.phrase": "Mon mot de passe : les 4 mots, avec des tirets", "pass.signs": "signes",
      "field.story": "Mon histoire avec ces 4 mots", "pass.create": "Créer le compte d’exercice", "pass.account": "Compte d’exercice", "pass.in": "Entrer", "pass.secret": "Mot de passe", "pass.forgot": "Mot de passe oublié", "pass.out": "Se déconnecter", "pass.hello": "Vous êtes entré.", "to.home": "Accueil", "to.settings": "Réglages", "to.security": "Sécurité",
      "pass.two": "Validation en 2 étapes", "pass.two-on": "Ce compte demande 2 preuves.", "pass.code": "Code à usage unique", "pass.ok": "Valider", "pass.phone": "Téléphone d’exercice", "pass.phone-code": "Votre code :", "pass.once": "Il ne sert qu’une fois.", "pass.spare": "Codes de secours", "field.paper": "Mon papier", "pass.call": "Le téléphone sonne", "pass.memory": "De mémoire, sans regarder vos notes.",
      "said.pass.create": "Le compte est créé. Sortez, puis entrez de nouveau.", "said.pass.out": "Vous êtes déconnecté.", "said.pass.in": "Le mot de passe est juste.", "said.pass.code": "Le code est juste. Le prochain sera différent.",
      "why.weak": "Il faut les 4 mots du livre, des tirets entre eux, et plus de 20 signes.", "why.secret": "Racontez-vous l’histoire, puis essayez encore.", "why.code": "Relisez le code sur le téléphone d’exercice.", "why.book": "Vous avez déjà 4 mots.",
      "did.pass.move": "Déplace « {text} »", "did.pass.book": "Ouvre le livre", "did.pass.write": "Écrit ({field})", "did.pass.create": "Crée le compte", "did.pass.out": "Se déconnecte", "did.pass.in": "Entre avec le mot de passe", "did.pass.forgot": "Touche « Mot de passe oublié »", "did.pass.go": "Ouvre : {to}", "did.pass.two": "Commence la validation en 2 étapes", "did.pass.code": "Écrit le code", "did.pass.answer": "Répond à la voix : {value}",
    },
    en: {
      "app.passwords": "Passwords", "pass.ranks": "From the easiest to guess to the strongest", "pass.up": "Up", "pass.down": "Down", "pass.sorted": "The order is right.", "pass.book": "Open the book anywhere", "pass.words": "Words of the book", "field.phrase": "My password: the 4 words, with hyphens", "pass.signs": "signs",
      "field.story": "My story with these 4 words", "pass.create": "Create the practice account", "pass.account": "Practice account", "pass.in": "Sign in", "pass.secret": "Password", "pass.forgot": "Password forgotten", "pass.out": "Sign out", "pass.hello": "You are in.", "to.home": "Home", "to.settings": "Settings", "to.security": "Security",
      "pass.two": "Two-step sign-in", "pass.two-on": "This account asks for 2 proofs.", "pass.code": "One-time code", "pass.ok": "OK", "pass.phone": "Practice phone", "pass.phone-code": "Your code:", "pass.once": "It serves only once.", "pass.spare": "Spare codes", "field.paper": "My paper", "pass.call": "The phone rings", "pass.memory": "From memory, without looking at your notes.",
      "said.pass.create": "The account is made. Sign out, then sign in again.", "said.pass.out": "You are signed out.", "said.pass.in": "The password is right.", "said.pass.code": "The code is right. The next will be another.",
      "why.weak": "It needs the 4 words of the book, hyphens between them, and more than 20 signs.", "why.secret": "Tell yourself the story, then try again.", "why.code": "Read the code on the practice phone again.", "why.book": "You have 4 words already.",
      "did.pass.move": "Moves “{text}”", "did.pass.book": "Opens the book", "did.pass.write": "Writes ({field})", "did.pass.create": "Creates the account", "did.pass.out": "Signs out", "did.pass.in": "Signs in with the password", "did.pass.forgot": "Presses “Password forgotten”", "did.pass.go": "Opens: {to}", "did.pass.two": "Begins two-step sign-in", "did.pass.code": "Writes the code", "did.pass.answer": "Answers the voice: {value}",
    },
  });
  Simulator.passwords = { code, signs };
}
