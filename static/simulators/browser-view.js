// How the practice browser looks: tabs, a bar with the address, a page, and its cookie banner.
{
  const { h, icon, button, item, browser: { here, links } } = Simulator;
  const title = (state, say, tab) => item(state.sites, tab.at)?.title ?? tab.query ?? say("web.new");

  const tabs = (state, say) => h("div", { class: "sim-tabs", key: "tabs", role: "group", "aria-label": say("web.tabs") }, state.tabs.map((one) => h("span", { class: "sim-tab", key: one.id },
    h("button", { type: "button", key: "open", do: { do: "web.tab", id: one.id }, "aria-pressed": String(one.id === state.tab) }, title(state, say, one)),
    h("button", { type: "button", key: "close", do: { do: "web.close", id: one.id }, "aria-label": `${say("web.close")}${say("colon")}${title(state, say, one)}` }, icon("close")))),
  h("button", { type: "button", key: "new", do: { do: "web.new" }, "aria-label": say("web.new") }, icon("plus")));

  function bar(state, say, site) {
    const address = site?.address ?? here(state).query ?? "";
    return h("div", { class: "sim-bar", key: "bar" }, button("back", say("web.back"), { do: "web.back" }),
      h("form", { key: `${state.tab}${here(state).at}`, do: { do: "web.go" } }, h("label", { for: "web-address" }, say("web.address")),
        h("div", { class: "sim-go" }, site && icon(site.plain ? "open" : "lock"), h("input", { id: "web-address", name: "value", type: "text", value: address, inputmode: "url", autocomplete: "off", autocapitalize: "none", spellcheck: "false" }), h("button", { class: "sim-main" }, icon("go"), h("span", {}, say("web.go"))))));
  }

  const banner = (say, site) => site.cookies && !site.answer && h("div", { class: "sim-cookies", key: "cookies", role: "group", "aria-label": "cookies" }, h("p", {}, say("web.cookies")), site.choosing && h("p", {}, say("web.chosen")),
    h("div", { class: "sim-row" }, ["all", "none", ...(site.choosing ? [] : ["choose"])].map((value) => button("tick", say(`value.${value}`), { do: "web.cookies", value }))));

  const led = (state, say) => links(state).length > 0 && h("ul", { class: "sim-list sim-links", key: "links" }, links(state).map((one) => h("li", { key: one.to }, button("go", one.text, { do: "web.link", to: one.to }), button("look", say("web.read"), { do: "web.read", to: one.to }, { "aria-label": `${say("web.read")} : ${one.text}` }),
    state.read === one.to && h("p", { class: "sim-read", key: "read", tell: true }, `${say("web.leads")} `, h("code", {}, item(state.sites, one.to).address)))));

  function page(state, say, site) {
    const { at, query } = here(state);
    if (site) {
      return [h("h2", { key: site.id, focus: site.id }, site.title), h("p", { class: "sim-text", key: "text" }, site.text), led(state, say),
        button(site.kept ? "tick" : "star", say(site.kept ? "web.kept" : "web.keep"), { do: "web.keep" }, { "aria-pressed": String(Boolean(site.kept)) }), banner(say, site)];
    }
    if (at === "search") return [h("h2", { key: "found", focus: `q${query}` }, `${say("web.results")} ${say("quote").replace("{}", () => query)}`), links(state).length ? led(state, say) : h("p", { key: "nothing" }, say("web.nothing"))];
    if (at === "none") return [h("h2", { key: "none", focus: `n${query}` }, say("web.none")), h("p", { key: "more" }, say("web.none-more"))];
    return [h("h2", { key: "new", focus: state.tab }, say("web.new")), h("p", { key: "how" }, say("web.new-page"))];
  }

  Simulator.view("browser", {
    icons: { "app-browser": "M3 5h18v14H3zM3 9h18M6 7h1", close: "M6 6l12 12M18 6L6 18", plus: "M12 5v14M5 12h14", back: "M10 6l-6 6 6 6M4 12h16", go: "M5 12h13M13 6l6 6-6 6", lock: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3", open: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 7-2", look: "M10 4a6 6 0 1 0 .1 0M15 15l5 5", star: "M12 3l3 6 6 1-4.500 4.500 1 6-5.500-3-5.500 3 1-6L3 10l6-1z", tick: "M4 13l5 5L20 6" },
    show: (state, say) => {
      const site = item(state.sites, here(state).at);
      return [tabs(state, say), bar(state, say, site), h("div", { class: "sim-page", key: `${state.tab}page` }, page(state, say, site))];
    },
  });
}
