// How the practice with passwords looks: an order to make, a book, an account, and the phone beside it.
{
  const { h, icon, button, item, passwords: { code, signs } } = Simulator;
  const field = (id, says, more, tag = "input") => h("p", { class: "sim-field", key: id }, h("label", { for: id }, says), h(tag, { id, autocomplete: "off", autocapitalize: "none", spellcheck: "false", ...(tag === "input" && { type: "text" }), ...more }));
  const written = (state, say, name, tag, more) => field(`pass-${name}`, say(`field.${name}`), { value: state.account[name], write: { do: "pass.write", field: name }, ...more }, tag);

  const ranks = (state, say) => state.ranks.length > 0 && h("section", { class: "sim-ranks", key: "ranks" }, h("h2", {}, say("pass.ranks")),
    h("ol", { class: "sim-list" }, state.ranks.map((one, number) => h("li", { key: one.id }, h("span", { class: "sim-rank", tell: true }, h("b", { class: "sim-place" }, number + 1), " ", h("code", { class: "sim-name" }, one.text)),
      h("div", { class: "sim-row" }, number > 0 && button("up", say("pass.up"), { do: "pass.move", id: one.id, by: -1 }, { "aria-label": `${say("pass.up")} : ${one.text}` }), number < state.ranks.length - 1 && button("down", say("pass.down"), { do: "pass.move", id: one.id, by: 1 }, { "aria-label": `${say("pass.down")} : ${one.text}` }))))),
    state.account.sorted && h("p", { class: "sim-well" }, icon("tick"), say("pass.sorted")));

  function making(state, say) {
    const { words, phrase } = state.account;
    return h("section", { class: "sim-making", key: "making" }, h("h2", { focus: "making" }, say("pass.words")), h("ul", { class: "sim-words" }, state.words.slice(0, words).map((word) => h("li", { key: word, tell: true }, word))),
      button("book", say("pass.book"), { do: "pass.book" }), written(state, say, "phrase"), h("p", { class: "sim-count", tell: true }, `${signs(phrase)} ${say("pass.signs")}`), written(state, say, "story", "textarea", { rows: 2 }), button("tick", say("pass.create"), { do: "pass.create" }, { class: "sim-main" }));
  }

  const asking = (say) => h("form", { key: "code", do: { do: "pass.code" } }, field("pass-code", say("pass.code"), { name: "value", inputmode: "numeric", focus: "code" }), h("button", { class: "sim-main" }, icon("tick"), h("span", {}, say("pass.ok"))));

  const gate = (state, say) => h("section", { class: "sim-gate", key: "gate" }, h("h2", { focus: "gate" }, say("pass.account")), state.account.half ? asking(say)
    : h("form", { do: { do: "pass.in" }, key: "in" }, h("p", {}, state.account.name, h("br"), say("pass.memory")), field("pass-secret", say("pass.secret"), { name: "secret", type: "password" }), h("button", { class: "sim-main" }, icon("key"), h("span", {}, say("pass.in")))),
    state.words.length > 0 && button("again", say("pass.forgot"), { do: "pass.forgot" }, { class: "sim-plain" }));

  const security = (state, say) => [state.account.two ? h("p", { class: "sim-well", key: "two" }, icon("tick"), say("pass.two-on")) : button("shield", say("pass.two"), { do: "pass.two" }), state.account.asked && asking(say),
    state.account.two && h("div", { key: "spare", class: "sim-sheet" }, h("h3", {}, say("pass.spare")), h("p", {}, h("code", {}, state.account.spare))), state.account.two && written(state, say, "paper", "textarea", { rows: 2 })];

  function inside(state, say) {
    const { at } = state.account;
    return h("section", { class: "sim-account", key: "account" }, h("h2", { focus: `in${at}` }, say(at === "home" ? "pass.hello" : `to.${at}`)),
      h("div", { class: "sim-row" }, button("home", say("to.home"), { do: "pass.go", to: "home" }), button("settings", say("to.settings"), { do: "pass.go", to: "settings" }), button("out", say("pass.out"), { do: "pass.out" })),
      at === "home" && h("p", { key: "who" }, state.account.name), at === "settings" && button("shield", say("to.security"), { do: "pass.go", to: "security" }), at === "security" && security(state, say));
  }

  function beside(state, say) {
    const { call, account } = state;
    if (!state.codes.length) return null;
    const ringing = call && account.both && account.signed;
    return h("aside", { class: "sim-mobile", key: "phone", "aria-label": say("pass.phone") }, h("h3", {}, icon("mobile"), say("pass.phone")), (account.asked || account.half) && h("p", { tell: true, key: "code" }, say("pass.phone-code"), " ", h("b", {}, h("code", {}, code(state))), h("br"), say("pass.once")),
      ringing && [h("h3", { key: "ring", focus: "call" }, say("pass.call")), h("p", { key: "voice", class: "sim-text" }, call.says), account.answer == null ? call.options.map((one) => button("go", one.text, { do: "pass.answer", value: one.id })) : h("p", { class: "sim-well", key: "answered" }, icon("tick"), item(call.options, account.answer).text)]);
  }

  Simulator.view("passwords", {
    icons: {
      "app-passwords": "M14 10a4 4 0 1 0-3 3l2 2h3v3h4v-3l-6-5", key: "M14 10a4 4 0 1 0-3 3l2 2h3v3h4v-3l-6-5", up: "M6 15l6-6 6 6", down: "M6 9l6 6 6-6", tick: "M4 13l5 5L20 6", book: "M4 5q4-2 8 0 4-2 8 0v14q-4-2-8 0-4-2-8 0zM12 5v14", again: "M5 12a7 7 0 1 1 2 5M5 18v-5h5", shield: "M12 3l8 3v6q0 6-8 9-8-3-8-9V6zM8 12l3 3 5-6", home: "M4 11l8-7 8 7v9H4z", settings: "M12 9a3 3 0 1 0 .1 0M12 3v3M12 18v3M3 12h3M18 12h3M6 6l2 2M16 16l2 2M18 6l-2 2M8 16l-2 2", out: "M10 4H4v16h6M9 12h12M17 8l4 4-4 4", mobile: "M7 2h10v20H7zM11 18h2", go: "M5 12h13M13 6l6 6-6 6",
    },
    show: (state, say) => [ranks(state, say), state.account.signed ? inside(state, say) : state.account.secret == null ? making(state, say) : gate(state, say), beside(state, say)],
  });
}
