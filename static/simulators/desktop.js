// The practice desktop: icons, windows with three buttons, the bar at the bottom, the start menu.
{
  const { world, item, change } = Simulator;
  const set = (state, id, parts) => ({ ...state, start: false, windows: change(state.windows, id, parts) });
  const win = (state, id) => (state.on && !state.asking ? item(state.windows, id) : null);
  const top = (state, id) => ({ ...state, front: id });
  const when = (change_) => (state, event) => {
    const one = win(state, event.id);
    return one?.open ? change_(state, one, event) : "not-open";
  };

  world({
    start: (state) => (state.windows ? { on: true, start: false, picked: null, asking: null, front: null, ...state } : state),
    events: {
      "desk.pick": (state, { id }) => (win(state, id) ? { ...state, picked: id, start: false } : "unknown"),
      "desk.open": (state, { id }) => (win(state, id) ? top(set({ ...state, picked: id }, id, { open: true, small: false }), id) : "unknown"),
      "desk.small": when((state, { id }) => ({ ...set(state, id, { small: true }), front: null })),
      "desk.large": when((state, { id, large }) => top(set(state, id, { large: !large }), id)),
      "desk.show": when((state, { id }) => top(set(state, id, { small: false }), id)),
      "desk.close": when((state, { id, unsaved }) => (unsaved ? { ...state, asking: id } : { ...set(state, id, { open: false, large: false }), front: null })),
      "desk.save": (state, { yes }) => {
        if (!state.asking || typeof yes !== "boolean") return "unknown";
        const parts = { open: false, large: false, unsaved: false, saved: yes };
        return { ...set(state, state.asking, parts), asking: null, front: null };
      },
      "desk.start": (state) => (state.on && !state.asking ? { ...state, start: !state.start } : "unknown"),
      "desk.off": (state) => (state.on && state.start ? { ...state, on: false, start: false } : "start-first"),
      "desk.on": (state) => (state.on ? "unknown" : { ...state, on: true }),
    },
    fr: {
      "app.desktop": "Ordinateur d'exercice", "desk.icons": "Bureau", "desk.bar": "Barre des tâches", "desk.start": "Démarrer", "desk.off": "Éteindre", "desk.on": "Allumer",
      "desk.small": "Réduire", "desk.large": "Agrandir", "desk.back": "Remettre à sa taille", "desk.close": "Fermer", "desk.open": "Ouvrir",
      "desk.ask": "Enregistrer ce qui est écrit ?", "desk.yes": "Enregistrer", "desk.no": "Ne pas enregistrer", "desk.dark": "L'ordinateur d'exercice est éteint.",
      "said.desk.pick": "L'icône est choisie. Appuyez 2 fois, ou sur Entrée, pour l'ouvrir.", "said.desk.small": "La fenêtre attend dans la barre, en bas.", "said.desk.close": "", "said.desk.off": "L'écran est noir.",
      "why.not-open": "Cette fenêtre n'est pas ouverte.", "why.start-first": "Passez par « Démarrer ».",
      "did.desk.pick": "Choisit l'icône « {title} »", "did.desk.open": "Ouvre « {title} »", "did.desk.small": "Réduit « {title} »", "did.desk.large": "Agrandit « {title} », ou la remet à sa taille",
      "did.desk.show": "Retrouve « {title} » dans la barre", "did.desk.close": "Ferme « {title} »", "did.desk.save": "Répond à « Enregistrer ? » : {yes}", "yes.true": "oui", "yes.false": "non",
      "did.desk.start": "Appuie sur « Démarrer »", "did.desk.off": "Éteint", "did.desk.on": "Allume",
    },
    en: {
      "app.desktop": "Practice computer", "desk.icons": "Desktop", "desk.bar": "Task bar", "desk.start": "Start", "desk.off": "Shut down", "desk.on": "Switch on",
      "desk.small": "Minimise", "desk.large": "Maximise", "desk.back": "Back to its size", "desk.close": "Close", "desk.open": "Open",
      "desk.ask": "Save what is written?", "desk.yes": "Save", "desk.no": "Do not save", "desk.dark": "The practice computer is off.",
      "said.desk.pick": "The icon is chosen. Press twice, or Enter, to open it.", "said.desk.small": "The window waits in the bar, at the bottom.", "said.desk.close": "", "said.desk.off": "The screen is dark.",
      "why.not-open": "This window is not open.", "why.start-first": "Go through “Start”.",
      "did.desk.pick": "Chooses the icon “{title}”", "did.desk.open": "Opens “{title}”", "did.desk.small": "Minimises “{title}”", "did.desk.large": "Maximises “{title}”, or puts it back to its size",
      "did.desk.show": "Finds “{title}” in the bar", "did.desk.close": "Closes “{title}”", "did.desk.save": "Answers “Save?”: {yes}", "yes.true": "yes", "yes.false": "no",
      "did.desk.start": "Presses “Start”", "did.desk.off": "Shuts down", "did.desk.on": "Switches on",
    },
  });
}
