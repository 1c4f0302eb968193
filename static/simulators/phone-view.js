// How the practice phone looks: buttons on its side, a screen, a board that comes down from the top.
{
  const { h, icon, button, item } = Simulator;
  const bars = (many) => h("span", { class: "sim-bars", "aria-hidden": "true" }, [1, 2, 3, 4, 5].map((one) => h("i", { key: one, class: one <= many && "sim-full" })));
  const asked = (id, says, more) => h("p", { class: "sim-field" }, h("label", { for: id }, says), h("input", { id, type: "text", autocomplete: "off", autocapitalize: "none", spellcheck: "false", ...more }));
  const level = (say, name, many) => h("p", { class: "sim-level", key: name, tell: true }, icon(name), h("span", {}, `${say(`phone.${name}`)} : ${many} ${say("phone.of")}`), bars(many));
  const toggle = (state, say, what) => h("button", { type: "button", key: what, class: "sim-switch", "aria-pressed": String(state.phone[what]), do: { do: "phone.switch", what } }, icon(what), h("span", {}, say(`what.${what}`)), h("small", {}, say(state.phone[what] ? "phone.on" : "phone.off")));

  const panel = (state, say) => h("div", { class: "sim-panel", key: "panel" }, h("h2", { focus: "panel" }, say("phone.panel")),
    h("div", { class: "sim-row" }, ["wifi", "data", "plane"].map((what) => toggle(state, say, what))), level(say, "light", state.phone.light),
    h("div", { class: "sim-row" }, button("less", say("phone.darker"), { do: "phone.darker" }), button("more", say("phone.brighter"), { do: "phone.brighter" })), button("up", say("phone.close"), { do: "phone.panel" }));

  function networks(state, say) {
    return [h("h2", { key: "wifi", focus: "wifi" }, say("what.wifi")), toggle(state, say, "wifi"), state.phone.wifi && h("ul", { class: "sim-list", key: "nets", "aria-label": say("phone.networks") }, state.networks.map((one) => h("li", { key: one.id },
      h("button", { type: "button", do: { do: "phone.join", id: one.id }, "aria-current": state.phone.net === one.id && "true" }, icon(one.password ? "lock" : "wifi"), h("span", { class: "sim-name" }, one.name), h("small", {}, say(state.phone.net === one.id ? "phone.joined" : one.password ? "phone.locked" : "phone.free"))),
      state.phone.asking === one.id && h("form", { do: { do: "phone.password", id: one.id } }, asked("phone-net", say("phone.password"), { name: "value", focus: one.id }), h("button", { class: "sim-main" }, say("phone.join"))))))];
  }

  const rights = (say, app) => app.asks?.length > 0 && h("ul", { class: "sim-asks", key: `asks${app.id}` }, app.asks.map((one) => h("li", { key: one.id }, h("p", {}, h("b", {}, app.name), ` ${say("phone.asks")} ${one.text}`), h("div", { class: "sim-row" }, ["once", "using", "no"].map((value) => button(value === "no" ? "no" : "tick", say(`value.${value}`), { do: "phone.allow", id: app.id, right: one.id, value }, { "aria-pressed": String(one.value === value) }))))));

  function card(state, say) {
    const { login, phone } = state;
    if (phone.signed) return [h("h2", { key: "in", focus: "in" }, `${say("phone.hello")} ${login.first}`), button("no", say("phone.out"), { do: "phone.out" }, { class: "sim-main" })];
    return [h("h2", { key: "card", focus: `card${phone.aimed}` }, say(phone.aimed ? "phone.seen" : "phone.aim")),
      h("div", { class: "sim-id", key: "id" }, h("p", {}, h("b", {}, login.name), h("br"), login.identifier), !phone.aimed && h("div", { class: "sim-row" }, button("face", say("part.photo"), { do: "phone.aim", part: "photo" }), button("square", say("part.square"), { do: "phone.aim", part: "square" }), button("card", say("part.name"), { do: "phone.aim", part: "name" }))),
      phone.aimed && h("form", { key: "sign", do: { do: "phone.sign" } }, asked("phone-login", say("phone.login"), { name: "login" }), asked("phone-code", say("phone.code"), { name: "code", type: "password", inputmode: "numeric" }), h("button", { class: "sim-main" }, icon("tick"), h("span", {}, say("phone.enter"))))];
  }

  function inside(state, say) {
    const { at } = state.phone;
    const app = item(state.programs, at);
    if (app) return [h("h2", { key: app.id, focus: app.id }, app.name), rights(say, app), h("p", { class: "sim-text" }, app.text)];
    if (at === "wifi") return networks(state, say);
    if (at === "card") return card(state, say);
    if (at === "settings") return [h("h2", { key: "settings", focus: "settings" }, say("to.settings")), button("wifi", say("what.wifi"), { do: "phone.go", to: "wifi" }), button("apps", say("to.apps"), { do: "phone.go", to: "apps" })];
    if (at === "apps") return [h("h2", { key: "apps", focus: "apps" }, say("to.apps")), state.programs.map((one) => rights(say, one))];
    return [h("h2", { class: "sim-hidden", key: "home", focus: "home" }, say("to.home")), h("div", { class: "sim-home", key: "icons" }, button("settings", say("to.settings"), { do: "phone.go", to: "settings" }), state.login && button("card", say("to.card"), { do: "phone.go", to: "card" }), state.programs.map((one) => button(one.icon ?? "apps", one.name, { do: "phone.open", id: one.id })))];
  }

  const screen = (state, say) => [
    h("button", { type: "button", class: "sim-top", key: "top", do: { do: "phone.panel" }, drag: { do: "phone.panel" } }, icon("down"), h("span", {}, say(state.phone.panel ? "phone.close" : "phone.swipe"))),
    h("div", { class: "sim-inside", key: "inside", drop: "down" }, state.phone.panel ? panel(state, say) : [inside(state, say), state.phone.at !== "home" && button("home", say("to.home"), { do: "phone.go", to: "home" }, { class: "sim-end" })]),
  ];

  Simulator.view("phone", {
    icons: {
      "app-phone": "M7 2h10v20H7zM11 18h2", power: "M12 3v9M7 6a8 8 0 1 0 10 0", more: "M12 5v14M5 12h14", less: "M5 12h14", down: "M6 9l6 6 6-6", up: "M6 15l6-6 6 6", home: "M4 11l8-7 8 7v9H4z", settings: "M12 9a3 3 0 1 0 .1 0M12 3v3M12 18v3M3 12h3M18 12h3M6 6l2 2M16 16l2 2M18 6l-2 2M8 16l-2 2", apps: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z",
      wifi: "M3 9q9-8 18 0M6 13q6-5 12 0M9 17q3-2 6 0", data: "M4 20v-4M9 20v-8M14 20V8M19 20V4", plane: "M2 14l20-8-8 14-3-6z", lock: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3", light: "M12 8a4 4 0 1 0 .1 0M12 2v3M12 19v3M2 12h3M19 12h3", sound: "M4 9h4l5-4v14l-5-4H4zM17 9q2 3 0 6", tick: "M4 13l5 5L20 6", no: "M6 6l12 12M18 6L6 18", card: "M3 6h18v12H3zM7 10h4v4H7zM14 10h4M14 14h4", face: "M12 4a8 8 0 1 0 .1 0M9 10v1M15 10v1M9 15q3 2 6 0", square: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2M20 20h-2v-2", map: "M9 4l6 2 6-2v14l-6 2-6-2-6 2V6zM9 4v14M15 6v14", camera: "M3 8h4l2-3h6l2 3h4v11H3zM12 10a3.500 3.500 0 1 0 .1 0", torch: "M8 3h8v4l-2 3v11h-4V10L8 7z",
    },
    show: (state, say) => [
      h("div", { class: "sim-side", key: "side", role: "group", "aria-label": say("phone.buttons") }, button("power", say("phone.power"), { do: "phone.power" }), button("more", say("phone.louder"), { do: "phone.louder" }), button("less", say("phone.softer"), { do: "phone.softer" }), level(say, "sound", state.phone.volume)),
      h("div", { class: `sim-glass sim-light-${state.phone.light}`, key: "glass", role: "group", "aria-label": say("phone.screen") }, state.phone.on ? screen(state, say) : h("p", { class: "sim-black", focus: "dark", key: "dark" }, say("phone.dark"))),
    ],
  });
}
