// How the cloud looks: signing in, a list, what is shared with whom, and the device one holds.
{
  const { h, icon, button, item } = Simulator;
  const pictured = (one) => icon(one.folder ? "folder" : "file");
  const field = (id, name, says, more = {}) => h("p", { class: "sim-field", key: id }, h("label", { for: id }, says), h("input", { id, name, type: "text", autocomplete: "off", autocapitalize: "none", spellcheck: "false", ...more }));

  function asked(state, say, about) {
    const { asking, folder: root } = state.cloud;
    const sheet = (...inside) => h("div", { class: "sim-dialog", key: `ask${asking}` }, inside, h("div", { class: "sim-row", key: "close" }, button("close", say("cloud.close"), { do: "cloud.close" })));
    const ok = h("button", { class: "sim-main", key: "ok" }, say("cloud.ok"));
    if (asking === "new") return sheet(h("form", { do: { do: "cloud.new" } }, field("cloud-new", "value", say("cloud.ask-new"), { focus: "new" }), ok));
    if (asking === "bring") {
      const cloudy = (one) => { for (let each = one; each; each = item(state.files, each.in)) if (each.id === root) return true; return false; };
      return sheet(h("h3", { focus: "bring" }, say("cloud.bring")), h("ul", { class: "sim-list" }, state.files.filter((one) => !one.folder && !one.binned && one.in != null && !cloudy(one)).map((one) => h("li", { key: one.id }, h("button", { type: "button", do: { do: "cloud.bring", id: one.id } }, pictured(one), h("span", { class: "sim-name" }, one.name))))));
    }
    if (asking === "move") {
      const folders = state.files.filter((one) => one.folder && (one.id === root || one.in === root) && one.id !== about.in);
      return sheet(h("h3", { focus: "move" }, say("cloud.move")), h("ul", { class: "sim-list" }, folders.map((one) => h("li", { key: one.id }, h("button", { type: "button", do: { do: "cloud.move", id: about.id, to: one.id } }, pictured(one), h("span", {}, one.name))))));
    }
    return sheet(h("form", { do: { do: "cloud.share", id: about.id } }, h("h3", {}, `${say("cloud.share")}${say("colon")}${about.name}`), field("cloud-who", "who", say("cloud.who"), { focus: "share", inputmode: "email" }),
      h("fieldset", {}, h("legend", {}, say("cloud.right")), ["view", "edit", "all"].map((right) => h("label", { key: right, class: "sim-choice" }, h("input", { type: "radio", name: "right", value: right, checked: right === "view" }), h("span", {}, say(`right.${right}`))))),
      field("cloud-days", "days", say("cloud.days"), { inputmode: "numeric" }), ok));
  }

  const shared = (say, one) => (one.shares ?? []).length > 0 && h("ul", { class: "sim-shares", "aria-label": say("cloud.shared") }, one.shares.map(({ who, right, days }) => h("li", { key: who },
    h("span", {}, `${who || say("cloud.everyone")} · ${say(`right.${right}`)}${days ? ` · ${days} ${say("cloud.day")}` : ""}`), button("close", say("cloud.unshare"), { do: "cloud.unshare", id: one.id, who }))));

  function paper(state, say, one) {
    return h("section", { class: "sim-paper", key: one.id, "aria-label": one.name }, h("h3", { focus: one.id }, one.name),
      h("p", { class: "sim-field" }, h("label", { for: "cloud-text" }, say("cloud.text")), h("textarea", { id: "cloud-text", rows: 6, value: one.text ?? "", write: { do: "cloud.write", id: one.id } })),
      (one.versions ?? []).length > 0 && h("div", { class: "sim-row" }, one.versions.map((_, number) => button("history", `${say("cloud.history")} ${number + 1}`, { do: "cloud.version", id: one.id, number }, { key: `v${number}` }))),
      h("div", { class: "sim-row" }, button("close", say("cloud.close"), { do: "cloud.close" })));
  }

  function drive(state, say) {
    const { at, folder: root, opened, asking, about, device } = state.cloud;
    const files = state.files.filter((one) => one.in === at && !one.binned);
    const here = item(state.files, at);
    return [
      h("div", { class: "sim-row", key: "tools" }, at !== root && button("back", say("cloud.up"), { do: "cloud.open", id: root }), device === "computer" && button("bring", say("cloud.bring"), { do: "cloud.ask", what: "bring" }), button("new", say("cloud.new"), { do: "cloud.ask", what: "new" }), button("out", say("cloud.sign-out"), { do: "cloud.sign-out" })),
      asking && asked(state, say, item(state.files, about)), opened && paper(state, say, item(state.files, opened)),
      state.cloud.said && h("p", { class: "sim-answer", key: "said", tell: true }, state.cloud.said),
      h("h2", { key: "title", focus: at }, here.name),
      h("ul", { class: "sim-list", key: "list" }, files.map((one) => h("li", { key: one.id },
        h("button", { type: "button", key: "open", do: { do: "cloud.open", id: one.id } }, pictured(one), h("span", { class: "sim-name" }, one.name), h("span", { class: "sim-about" }, `✓ ${say("cloud.synced")}`)),
        button("share", say("cloud.share"), { do: "cloud.ask", what: "share", id: one.id }), !one.folder && button("move", say("cloud.move"), { do: "cloud.ask", what: "move", id: one.id }), shared(say, one))),
      files.length === 0 && h("li", { class: "sim-empty", key: "none" }, say("cloud.empty"))),
    ];
  }

  Simulator.view("cloud", {
    icons: {
      "app-cloud": "M7 18a4 4 0 0 1 0-8 5 5 0 0 1 10-1 4.500 4.500 0 0 1 0 9z", folder: "M3 6h7l2 3h9v10H3z", file: "M6 3h8l4 4v14H6zM14 3v4h4", close: "M6 6l12 12M18 6L6 18", back: "M10 6l-6 6 6 6M4 12h16", bring: "M12 16V4M7 9l5-5 5 5M4 20h16", new: "M3 6h7l2 3h9v10H3zM12 12v5M9.500 14.500h5", out: "M10 4H4v16h6M9 12h12M17 8l4 4-4 4",
      share: "M9 8a3 3 0 1 0 .1 0M3 20q0-6 6-6t6 6M17 8v6M14 11h6", move: "M3 6h7l2 3h9v10H3zM8 14h6M12 12l2 2-2 2", history: "M4 12a8 8 0 1 0 3-6L4 8M4 4v4h4M12 8v4l3 2", key: "M14 10a4 4 0 1 0-3 3l2 2h3v3h4v-3l-6-5", computer: "M3 4h18v12H3zM9 20h6M12 16v4", phone: "M7 2h10v20H7zM11 18h2",
    },
    show: (state, say) => [
      state.cloud.two && h("div", { class: "sim-devices", key: "devices", role: "group", "aria-label": say("cloud.device") }, ["computer", "phone"].map((device) => h("button", { type: "button", key: device, do: { do: "cloud.device", device }, "aria-pressed": String(state.cloud.device === device) }, icon(device), h("span", {}, say(`device.${device}`))))),
      h("div", { key: state.cloud.device, class: state.cloud.device === "phone" ? "sim-phone" : "sim-drive" }, state.cloud.signed ? drive(state, say)
        : h("form", { do: { do: "cloud.sign-in" }, key: "in" }, h("h2", { focus: "in" }, item(state.files, state.cloud.folder).name), field("cloud-password", "value", say("cloud.password")), h("button", { class: "sim-main" }, icon("key"), h("span", {}, say("cloud.sign-in"))))),
    ],
  });
}
