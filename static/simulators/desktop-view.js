// How the practice desktop looks: a screen in a frame.
{
  const { h, icon, item } = Simulator;
  const control = (name, says, does, more) => h("button", { type: "button", key: name, do: does, "aria-label": says, title: says, ...more }, icon(name));

  function pane(state, say, one) {
    const { id, large } = one;
    return h("section", { key: id, class: `sim-window${large ? " sim-large" : ""}${state.front === id ? " sim-front" : ""}`, "aria-label": one.title },
      h("header", {}, icon(one.icon ?? "page"), h("h3", { focus: state.front === id && `window${id}` }, one.title),
        control("small", say("desk.small"), { do: "desk.small", id }), control(large ? "normal" : "large", say(large ? "desk.back" : "desk.large"), { do: "desk.large", id }), control("cross", say("desk.close"), { do: "desk.close", id })),
      h("p", { class: "sim-text" }, one.text ?? ""),
      state.asking === id && h("div", { class: "sim-ask", role: "group", "aria-label": say("desk.ask") }, h("p", { focus: `ask${id}` }, say("desk.ask")),
        h("button", { type: "button", key: "yes", class: "sim-main", do: { do: "desk.save", yes: true } }, say("desk.yes")), h("button", { type: "button", key: "no", do: { do: "desk.save", yes: false } }, say("desk.no"))));
  }

  Simulator.view("desktop", {
    icons: {
      "app-desktop": "M3 4h18v12H3zM9 20h6M12 16v4", page: "M6 3h8l4 4v14H6zM14 3v4h4", basket: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13", photo: "M3 5h18v14H3zM3 17l6-6 4 4 3-3 5 5M16 8v.1", notes: "M6 3h12v18H6zM9 8h6M9 12h6",
      small: "M5 18h14", large: "M5 5h14v14H5z", normal: "M8 4h12v12H8zM4 8v12h12", cross: "M6 6l12 12M18 6L6 18", begin: "M4 4h7v7H4zM13 4h7v7h-7zM4 13h7v7H4zM13 13h7v7h-7z", power: "M12 3v9M7 6a8 8 0 1 0 10 0", map: "M3 6h7l2 3h9v10H3z",
    },
    show: (state, say) => (state.on ? [
      h("ul", { class: "sim-icons", key: "icons", "aria-label": say("desk.icons") }, state.windows.map(({ id, title, icon: name }) => h("li", { key: id },
        h("button", { type: "button", do: { do: "desk.pick", id }, twice: { do: "desk.open", id }, "aria-pressed": String(state.picked === id) }, icon(name ?? "page"), h("span", {}, title))))),
      h("div", { class: "sim-panes", key: "panes" }, state.windows.filter((one) => one.open && !one.small).map((one) => pane(state, say, one))),
      state.picked && !item(state.windows, state.picked).open && h("p", { class: "sim-way", key: "way" }, h("button", { type: "button", do: { do: "desk.open", id: state.picked } }, `${say("desk.open")} ${say("quote").replace("{}", () => item(state.windows, state.picked).title)}`)),
      state.start && h("div", { class: "sim-start", key: "menu" }, h("button", { type: "button", do: { do: "desk.off" } }, icon("power"), h("span", { focus: "start" }, say("desk.off")))),
      h("div", { class: "sim-bar", role: "group", key: "bar", "aria-label": say("desk.bar") },
        h("button", { type: "button", key: "start", do: { do: "desk.start" }, "aria-expanded": String(state.start) }, icon("begin"), h("span", {}, say("desk.start"))),
        state.windows.filter((one) => one.open).map(({ id, title, small, icon: name }) => h("button", { type: "button", key: id, do: { do: "desk.show", id }, "aria-pressed": String(!small) }, icon(name ?? "page"), h("span", {}, title)))),
    ] : [h("div", { class: "sim-dark", key: "dark" }, h("p", { focus: "dark" }, say("desk.dark")), h("button", { type: "button", do: { do: "desk.on" } }, icon("power"), h("span", {}, say("desk.on"))))]),
  });
}
