// The sheet beside a world: what a person ticks, chooses, notes or decides to do.
{
  const { world, item, change, text } = Simulator;
  const set = (state, id, parts) => ({ ...state, sheet: change(state.sheet, id, parts) });
  const known = (line, value) => line.options.some((option) => option.id === value);

  world({
    events: {
      "sheet.do": (state, { id }) => {
        const line = item(state.sheet, id);
        if (line?.kind !== "act") return "unknown";
        return line.done ? "done-already" : set(state, id, { done: true });
      },
      "sheet.choose": (state, { id, value }) => {
        const line = item(state.sheet, id);
        return line?.kind === "choice" && known(line, value) ? set(state, id, { value }) : "unknown";
      },
      "sheet.tick": (state, { id, option, value }) => {
        const line = item(state.sheet, id);
        if (line?.kind !== "ticks" || !known(line, option) || typeof value !== "boolean") return "unknown";
        const others = (line.value ?? []).filter((one) => one !== option);
        return set(state, id, { value: value ? [...others, option] : others });
      },
      "sheet.note": (state, { id, value }) => (item(state.sheet, id)?.kind === "note" && text(value, 600) ? set(state, id, { value }) : "unknown"),
    },
    fr: {
      "app.sheet": "Ma fiche", "sheet.done": "Fait", "said.sheet.do": "C'est fait, pour l'exercice.", "why.done-already": "C'est déjà fait.",
      "did.sheet.do": "Fait : {says}", "did.sheet.choose": "{says} Choisit {value}", "did.sheet.tick": "{says} Coche {option} : {value}", "did.sheet.note": "{says} Note : {value}",
    },
    en: {
      "app.sheet": "My sheet", "sheet.done": "Done", "said.sheet.do": "It is done, for the exercise.", "why.done-already": "It is done already.",
      "did.sheet.do": "Done: {says}", "did.sheet.choose": "{says} Chooses {value}", "did.sheet.tick": "{says} Ticks {option}: {value}", "did.sheet.note": "{says} Notes: {value}",
    },
  });
}
