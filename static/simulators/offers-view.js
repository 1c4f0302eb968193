// How the practice job board looks: a search, a list, an offer.
{
  const { h, icon, button, item } = Simulator;

  const search = (state, say) => h("form", { key: "search", class: "sim-search", do: { do: "ads.search" } }, h("p", { class: "sim-field" }, h("label", { for: "ads-what" }, say("ads.what")), h("input", { id: "ads-what", name: "what", type: "text", autocomplete: "off", value: state.board.what })),
    h("fieldset", {}, h("legend", {}, say("ads.km")), h("div", { class: "sim-row" }, ["5", "15", "50"].map((km) => h("label", { key: km, class: "sim-choice" }, h("input", { type: "radio", name: "km", value: km, checked: km === state.board.km }), h("span", {}, `${km} km`))))), h("button", { class: "sim-main" }, icon("look"), h("span", {}, say("ads.find"))));

  const sorting = (say, ad) => ad.needs?.length > 0 && [h("h3", { key: "sort" }, say("ads.sort")), h("ul", { class: "sim-lined", key: "needs" }, ad.needs.map((line) => h("li", { key: line.id }, h("fieldset", {}, h("legend", {}, line.text), h("div", { class: "sim-row" }, ["must", "wish"].map((value) => h("label", { key: value, class: "sim-choice" }, h("input", { type: "radio", name: `${ad.id}${line.id}`, value, checked: line.value === value, write: { do: "ads.sort", id: ad.id, line: line.id } }), h("span", {}, say(`value.${value}`)))))))))];

  const offer = (say, ad) => [button("back", say("ads.back"), { do: "ads.back" }), h("h2", { key: ad.id, focus: ad.id }, ad.title), h("p", { key: "where" }, `${ad.place} · ${ad.km} km`), h("p", { key: "text", class: "sim-text" }, ad.text), sorting(say, ad),
    ad.reported ? h("p", { key: "reported", class: "sim-care" }, icon("flag"), say("ads.reported")) : h("div", { class: "sim-row", key: "acts" }, button(ad.kept ? "tick" : "star", say(ad.kept ? "ads.kept" : "ads.keep"), { do: "ads.keep", id: ad.id }, { "aria-pressed": String(Boolean(ad.kept)) }), button("flag", say("ads.report"), { do: "ads.report", id: ad.id }))];

  const list = (state, say) => [h("h2", { key: "count", focus: `${state.board.what}${state.board.km}` }, `${say("ads.count")}${say("colon")}${state.board.count}`), state.board.count === 0 && h("p", { key: "none" }, say("ads.none")),
    h("ul", { class: "sim-list", key: "list" }, state.board.found.map((id) => item(state.ads, id)).map((ad) => h("li", { key: ad.id }, h("button", { type: "button", do: { do: "ads.open", id: ad.id } }, icon(ad.reported ? "flag" : ad.kept ? "tick" : "file"), h("span", { class: "sim-name" }, ad.title, h("small", {}, `${ad.place} · ${ad.km} km${ad.more ? ` · + ${ad.more} ${say("ads.others")}` : ""}`))))))];

  Simulator.view("offers", {
    icons: { "app-offers": "M3 8h18v11H3zM8 8V5h8v3M3 13h18", look: "M10 4a6 6 0 1 0 .1 0M15 15l5 5", back: "M10 6l-6 6 6 6M4 12h16", star: "M12 3l3 6 6 1-4.500 4.500 1 6-5.500-3-5.500 3 1-6L3 10l6-1z", flag: "M5 21V4h12l-2 4 2 4H5", tick: "M4 13l5 5L20 6", file: "M6 3h8l4 4v14H6zM14 3v4h4" },
    show: (state, say) => (state.board.open ? offer(say, item(state.ads, state.board.open)) : [search(state, say), state.board.count != null && list(state, say)]),
  });
}
