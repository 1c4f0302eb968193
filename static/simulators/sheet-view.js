// How the sheet looks: one question a block, with buttons, ticks or a line to write on.
{
  const { h, icon } = Simulator;
  const group = (line, tick) => h("fieldset", {}, h("legend", {}, line.says), line.options.map(tick));

  const KINDS = {
    act: (line, say) => h("button", { type: "button", do: { do: "sheet.do", id: line.id }, "aria-pressed": String(Boolean(line.done)) },
      icon(line.done ? "tick" : "go"), h("span", {}, line.says), line.done && h("span", { class: "sim-hidden" }, ` (${say("sheet.done")})`)),
    choice: (line) => group(line, (option) => h("label", { key: option.id, class: "sim-choice" },
      h("input", { type: "radio", name: line.id, value: option.id, checked: line.value === option.id, write: { do: "sheet.choose", id: line.id } }), h("span", {}, option.text))),
    ticks: (line) => group(line, (option) => h("label", { key: option.id, class: "sim-choice" },
      h("input", { type: "checkbox", checked: (line.value ?? []).includes(option.id), write: { do: "sheet.tick", id: line.id, option: option.id } }), h("span", {}, option.text))),
    note: (line) => [h("label", { for: `sheet-${line.id}` }, line.says),
      h("textarea", { id: `sheet-${line.id}`, rows: 2, value: line.value ?? "", write: { do: "sheet.note", id: line.id } })],
  };

  Simulator.view("sheet", {
    icons: { "app-sheet": "M6 3h12v18H6zM9 8h6M9 12h6M9 16h4", tick: "M4 13l5 5L20 6", go: "M5 12h13M13 6l6 6-6 6" },
    show: (state, say) => [h("h2", { key: "title", focus: "sheet" }, say("app.sheet")),
      h("ul", { class: "sim-lines" }, state.sheet.map((line) => h("li", { key: line.id }, KINDS[line.kind](line, say))))],
  });
}
