// How the scanner looks: one form for each paper on the table.
{
  const { h, icon } = Simulator;
  const box = (name, says) => h("label", { class: "sim-choice", key: name }, h("input", { type: "checkbox", name, value: "1" }), h("span", {}, says));

  Simulator.view("scanner", {
    icons: { "app-scanner": "M4 9h16v9H4zM6 9l3-6h6l3 6M4 14h16", paper: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" },
    show: (state, say) => [h("h2", { key: "title", focus: "scanner" }, say("app.scanner")),
      h("ul", { class: "sim-lines" }, state.papers.map((one) => h("li", { key: one.id }, h("form", { do: { do: "scan.do", id: one.id } },
        h("h3", {}, icon("paper"), ` ${one.says}`), box("both", say("scan.both")), box("gray", say("scan.gray")),
        h("p", { class: "sim-field" }, h("label", { for: `scan-${one.id}` }, say("scan.mark")), h("input", { id: `scan-${one.id}`, name: "mark", type: "text", autocomplete: "off" })),
        h("button", { class: "sim-main" }, icon("app-scanner"), h("span", {}, say("scan.do")))))))],
  });
}
