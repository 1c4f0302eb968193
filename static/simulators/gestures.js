// Training of the hand: point, press, press twice, stay, right button, drag, scroll, type, copy and paste, a code.
{
  const { world, item, change, text } = Simulator;
  const WAIT = 55_000; // milliseconds before a code is asked again
  const here = (state) => item(state.boards, state.board);
  const thing = (state, id, kinds) => (kinds.includes(here(state).kind) ? item(here(state).things, id) : null);
  const same = (value) => value.normalize("NFC").replace(/[’‘]/g, "'").replace(/[\u00a0\u202f ]+/g, " ").replace(/ *\n */g, "\n").trim();

  /** The board with one thing changed; it is done when all its things are. */
  function set(state, id, parts) {
    const { things } = here(state);
    const after = change(things, id, parts);
    return { ...state, boards: change(state.boards, state.board, { things: after, done: after.every((one) => one.done) }) };
  }

  const press = (kinds, parts = () => ({ done: true })) => (state, event) => {
    const one = thing(state, event.id, kinds);
    if (!one) return "other-gesture";
    return one.done ? "done-already" : set(state, event.id, parts(one, event));
  };

  function easy(code) {
    const steps = [...code].slice(1).map((digit, place) => digit - code[place]);
    const [day, month, year] = [code.slice(0, 2), code.slice(2, 4), code.slice(4)].map(Number);
    const dated = (day >= 1 && day <= 31 && month >= 1 && month <= 12) || (/^(19|20)/.test(code) && year >= 1 && year <= 12);
    return steps.every((step) => step === steps[0]) || /^(.{1,3})\1+$/.test(code) || new Set(code).size < 4 || dated;
  }

  /** A code is typed, typed again, and typed once more after a minute. */
  function code(state, { id, value, t }) {
    const one = thing(state, id, ["code"]);
    if (!one || one.done) return "other-gesture";
    if (typeof value !== "string" || !/^\d{6}$/.test(value)) return "six-digits";
    const { stage = 0 } = one;
    if (stage === 0) return easy(value) ? "easy-code" : set(state, id, { code: value, stage: 1 });
    if (value !== one.code) return "other-code";
    if (stage === 1) return set(state, id, { stage: 2, since: t });
    return t - one.since < WAIT ? "wait" : set(state, id, { stage: 3, done: true });
  }

  world({
    start: (state) => (state.boards
      ? { picked: null, copied: "", ...state, board: state.boards[0].id, boards: state.boards.map((board) => ({ done: false, ...board })) }
      : state),
    events: {
      "touch.point": press(["point"]),
      "touch.tap": press(["tap", "scroll"]),
      "touch.twice": press(["twice"]),
      "touch.menu": (state, { id }) => {
        const one = thing(state, id, ["hold", "menu"]);
        return one && !one.done ? set(state, id, { shown: true }) : "other-gesture";
      },
      "touch.close": (state, { id }) => (thing(state, id, ["hold", "menu"])?.shown ? set(state, id, { shown: false, done: true }) : "other-gesture"),
      "touch.pick": (state, { id }) => {
        const one = thing(state, id, ["drag"]);
        return one && !one.done ? { ...state, picked: state.picked === id ? null : id } : "other-gesture";
      },
      "touch.put": (state, { id, to }) => {
        const one = thing(state, id, ["drag"]);
        if (!one || one.done || !item(here(state).places, to)) return "pick-first";
        return one.place === to ? { ...set(state, id, { done: true, in: to }), picked: null } : "other-place";
      },
      "touch.type": (state, { id, value }) => {
        const one = thing(state, id, ["type", "copy"]);
        return one && text(value, 600) ? set(state, id, { value, done: same(value) === same(one.model) }) : "unknown";
      },
      "touch.copy": (state, { id }) => {
        const one = thing(state, id, ["copy"]);
        return one ? { ...state, copied: one.model } : "other-gesture";
      },
      "touch.paste": (state, { id }) => {
        const one = thing(state, id, ["copy"]);
        if (!one || one.done) return "other-gesture";
        return state.copied ? set(state, id, { value: state.copied, done: state.copied === one.model }) : "copy-first";
      },
      "touch.code": code,
      "touch.other": (state, { id }) => {
        const one = item(here(state).things, id);
        return one && !one.done && here(state).kind !== "code" ? set(state, id, { done: true, other: true, value: one.model, in: one.place }) : "unknown";
      },
      "touch.next": (state) => {
        const next = state.boards[state.boards.findIndex((one) => one.id === state.board) + 1];
        if (!next) return "unknown";
        return here(state).done ? { ...state, board: next.id, picked: null } : "not-yet";
      },
      "touch.board": (state, { id }) => (item(state.boards, id) ? { ...state, board: id, picked: null } : "unknown"),
    },
    fr: {
      "app.gestures": "Mes gestes", "touch.next": "Continuer", "touch.board": "Étape", "touch.done": "C'est fait", "touch.all": "Toutes les étapes sont faites.", "touch.close": "Fermer", "touch.menu": "Petit menu",
      "touch.other": "Faire autrement : valider ce geste", "touch.places": "Où ranger", "touch.picked": "pris", "touch.copy": "Copier", "touch.paste": "Coller", "touch.check": "Valider", "touch.model": "Modèle", "touch.here": "Écrivez ici",
      "touch.code": "Code d'exercice, 6 chiffres", "touch.code-0": "Choisissez 6 chiffres mélangés. Pas votre vrai code.", "touch.code-1": "Les mêmes chiffres, une deuxième fois.", "touch.code-2": "Attendez 1 minute. Puis les mêmes chiffres, de mémoire.", "touch.code-3": "Le cadenas est ouvert.",
      "said.touch.pick": "Choisissez maintenant où le ranger.", "said.touch.copy": "C'est copié.",
      "why.other-gesture": "Pas encore : relisez la consigne, juste au-dessus.", "why.done-already": "C'est déjà fait.", "why.pick-first": "Prenez d'abord un objet.", "why.other-place": "Pas encore : essayez un autre endroit.",
      "why.copy-first": "Copiez d'abord le modèle.", "why.six-digits": "Il faut 6 chiffres.", "why.easy-code": "Ce code se devine. Mélangez les chiffres.", "why.other-code": "Ce ne sont pas encore les mêmes chiffres.", "why.wait": "Pas si vite : attendez la fin de la minute.", "why.not-yet": "Finissez d'abord cette étape.",
      "did.touch.point": "Va sur : {name}", "did.touch.tap": "Appuie sur : {name}", "did.touch.twice": "Appuie 2 fois sur : {name}", "did.touch.menu": "Ouvre le menu de : {name}", "did.touch.close": "Ferme le menu",
      "did.touch.pick": "Prend : {name}", "did.touch.put": "Range : {name}", "did.touch.type": "Écrit : {value}", "did.touch.copy": "Copie", "did.touch.paste": "Colle", "did.touch.code": "Tape un code",
      "did.touch.other": "Fait autrement : {name}", "did.touch.next": "Passe à l'étape suivante", "did.touch.board": "Revient à une étape",
    },
    en: {
      "app.gestures": "My gestures", "touch.next": "Go on", "touch.board": "Step", "touch.done": "Done", "touch.all": "All the steps are done.", "touch.close": "Close", "touch.menu": "Small menu",
      "touch.other": "Another way: confirm this gesture", "touch.places": "Where to put it", "touch.picked": "taken", "touch.copy": "Copy", "touch.paste": "Paste", "touch.check": "Confirm", "touch.model": "Model", "touch.here": "Write here",
      "touch.code": "Exercise code, 6 digits", "touch.code-0": "Choose 6 mixed digits. Not your real code.", "touch.code-1": "The same digits, a second time.", "touch.code-2": "Wait 1 minute. Then the same digits, from memory.", "touch.code-3": "The lock is open.",
      "said.touch.pick": "Now choose where to put it.", "said.touch.copy": "It is copied.",
      "why.other-gesture": "Not yet: read the instruction again, just above.", "why.done-already": "It is done already.", "why.pick-first": "First take a thing.", "why.other-place": "Not yet: try another place.",
      "why.copy-first": "First copy the model.", "why.six-digits": "It takes 6 digits.", "why.easy-code": "This code is easy to guess. Mix the digits.", "why.other-code": "These are not the same digits yet.", "why.wait": "Not so fast: wait for the end of the minute.", "why.not-yet": "First finish this step.",
      "did.touch.point": "Goes to: {name}", "did.touch.tap": "Presses: {name}", "did.touch.twice": "Presses twice: {name}", "did.touch.menu": "Opens the menu of: {name}", "did.touch.close": "Closes the menu",
      "did.touch.pick": "Takes: {name}", "did.touch.put": "Puts away: {name}", "did.touch.type": "Writes: {value}", "did.touch.copy": "Copies", "did.touch.paste": "Pastes", "did.touch.code": "Types a code",
      "did.touch.other": "Does it another way: {name}", "did.touch.next": "Goes to the next step", "did.touch.board": "Goes back to a step",
    },
  });
}
