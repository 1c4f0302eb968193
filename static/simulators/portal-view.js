// How the practice portal looks: a bar with its address, its pages, and parts one under the other.
{
  const { h, icon, button, item, portal: { shows, locked } } = Simulator;
  const asked = (id, says, more, tag = "input") => h("p", { class: "sim-field" }, h("label", { for: id }, says), h(tag, { id, autocomplete: "off", autocapitalize: "none", spellcheck: "false", ...(tag === "input" && { type: "text" }), ...more }));
  const value = (one) => [one?.value ?? []].flat().map((each) => one.options?.find((option) => option.id === each)?.text ?? each).join(", ");
  const told = (one, state) => (one?.kind === "file" ? (one.value ?? []).map((id) => item(state.files, id)?.name).join(", ") : value(one));
  const set = (one, inside) => h("fieldset", {}, h("legend", {}, one.says), inside);

  const boxes = (one, state, box) => set(one, one.options.map((option) => h("label", { key: option.id, class: "sim-choice" }, h("input", { disabled: locked(state, one), ...box(option) }), h("span", {}, option.text))));

  function papers(one, state, say) {
    const shut = locked(state, one);
    const held = one.value ?? [];
    return set(one, [h("ul", { class: "sim-list" }, state.files.filter((file) => !file.folder && !file.binned && (!shut || held.includes(file.id))).map((file) => {
      const heavy = one.most && file.size > one.most;
      const act = held.includes(file.id) ? "take" : "add";
      return h("li", { key: file.id, class: held.includes(file.id) && "sim-held" }, h("span", { class: "sim-paper-name" }, icon(held.includes(file.id) ? "tick" : "file"), h("span", { class: "sim-name" }, file.name, heavy && ` (${say("portal.heavy")})`, file.text && h("small", {}, file.text))),
        !shut && (heavy ? button("take", say("portal.shrink"), { do: "portal.shrink", id: one.id, file: file.id }, { "aria-label": `${say("portal.shrink")}${say("colon")}${file.name}` })
          : button(act, say(`portal.${act}`), { do: "portal.add", id: one.id, file: file.id }, { "aria-label": `${say(`portal.${act}`)} : ${file.name}` })));
    })), one.value && h("p", { class: "sim-hidden", tell: true }, `${one.says} ${told(one, state) || "…"}`)]);
  }

  const KINDS = {
    text: (one) => h("p", { class: `sim-say sim-${one.mark ?? "plain"}` }, one.mark === "good" && icon("tick"), one.says),
    letter: (one) => h("article", { class: "sim-letter" }, h("h3", {}, one.says), h("p", { class: "sim-text" }, one.text)),
    card: (one) => h("div", { class: "sim-card" }, icon("card"), h("p", { class: "sim-text" }, h("b", {}, one.says), "\n", one.text)),
    list: (one) => [h("h3", {}, one.says), h("ul", { class: "sim-lined" }, one.options.map((option) => h("li", { key: option.id }, option.text)))],
    go: (one) => button("go", one.says, { do: "portal.press", id: one.id }, { class: one.main && "sim-main" }),
    act: (one, state) => (one.once && one.done ? h("p", { class: "sim-say sim-good" }, icon("tick"), one.says) : KINDS.go(one)),
    send: (one) => (one.done && !one.again ? null : KINDS.go({ ...one, main: true })),
    download: (one) => button("save", one.says, { do: "portal.ask", id: one.id }),
    field: (one, state) => asked(`p-${one.id}`, one.says, { value: one.value ?? "", readonly: locked(state, one), write: { do: "portal.write", id: one.id } }),
    area: (one, state) => asked(`p-${one.id}`, one.says, { rows: 4, value: one.value ?? "", readonly: locked(state, one), write: { do: "portal.write", id: one.id } }, "textarea"),
    choice: (one, state) => boxes(one, state, (option) => ({ type: "radio", name: one.id, value: option.id, checked: one.value === option.id, write: { do: "portal.write", id: one.id } })),
    ticks: (one, state) => boxes(one, state, (option) => ({ type: "checkbox", checked: (one.value ?? []).includes(option.id), write: { do: "portal.tick", id: one.id, option: option.id } })),
    file: papers,
    summary: (one, state) => [h("h3", {}, one.says), h("dl", { class: "sim-sum" }, one.of.map((id) => h("div", { key: id }, h("dt", {}, item(state.parts, id)?.says), h("dd", {}, told(item(state.parts, id), state) || "…"))))],
    steps: (one, state) => {
      const now = one.options.findLastIndex((option) => !option.after || item(state.parts, option.after)?.done);
      return h("ol", { class: "sim-steps", "aria-label": one.says }, one.options.map((option, number) => h("li", { key: option.id, class: number <= now && "sim-past", "aria-current": number === now && "step" }, option.text)));
    },
    "sign-in": (one, state, say) => h("form", { do: { do: "portal.sign", id: one.id } }, h("h3", {}, one.says), asked(`l-${one.id}`, say("portal.login"), { name: "login" }), asked(`s-${one.id}`, say("portal.secret"), { name: "secret" }), h("button", { class: "sim-main" }, icon("key"), h("span", {}, say("portal.sign")))),
    address: (one, state, say) => h("form", { class: "sim-go", do: { do: "portal.address", id: one.id } }, asked(`a-${one.id}`, one.says, { name: "value", inputmode: "url" }), h("button", { class: "sim-main" }, icon("go"), h("span", {}, say("portal.go-to")))),
  };

  function saving(state, say, shot) {
    const { asking } = state.portal;
    const folders = state.files.filter((one) => one.folder);
    return h("form", { class: "sim-dialog", key: `ask${asking}`, do: shot ? { do: "portal.shot" } : { do: "portal.save", id: asking } }, h("h3", { focus: `ask${asking}` }, shot ? say("portal.shot") : say("portal.save-as")),
      asked("p-name", say("portal.name"), { name: "name" }), folders.length > 1 && h("fieldset", {}, h("legend", {}, say("portal.folder")), folders.map((one) => h("label", { key: one.id, class: "sim-choice" }, h("input", { type: "radio", name: "folder", value: one.id, checked: one.id === state.downloads }), h("span", {}, one.name)))),
      h("div", { class: "sim-row" }, h("button", { class: "sim-main" }, icon("save"), h("span", {}, say("portal.ok"))), button("close", say("portal.close"), { do: "portal.ask", id: "" })));
  }

  function page(state, say) {
    const one = item(state.pages, state.portal.at);
    if (state.portal.left) return [h("h2", { key: "gone", focus: "gone" }, say("portal.gone")), h("p", { key: "more" }, say("portal.gone-more")), button("go", say("portal.return"), { do: "portal.leave" })];
    if (!one) return [h("h2", { key: "bye", focus: "bye" }, say("portal.bye")), button("go", say("portal.enter"), { do: "portal.start" })];
    return [h("h2", { key: one.id, focus: one.id }, one.title), state.parts.filter((part) => part.in === one.id && shows(state, part)).map((part) => [h("div", { class: `sim-part sim-k-${part.kind}`, key: part.id }, KINDS[part.kind](part, state, say)), state.portal.asking === part.id && saving(state, say, false)])];
  }

  const menu = (state, say) => {
    const pages = state.pages.filter((one) => one.menu && (!one.private || state.portal.signed));
    return (pages.length > 0 || state.portal.signed) && !state.portal.left && h("div", { class: "sim-menu", key: "menu", role: "group", "aria-label": say("portal.menu") }, pages.map((one) => button("file", one.title, { do: "portal.menu", id: one.id }, { "aria-current": one.id === state.portal.at && "page" })), state.portal.signed && button("out", say("portal.out"), { do: "portal.out" }));
  };

  Simulator.view("portal", {
    icons: {
      "app-portal": "M3 9l9-5 9 5zM5 9v9M10 9v9M14 9v9M19 9v9M3 20h18", go: "M5 12h13M13 6l6 6-6 6", file: "M6 3h8l4 4v14H6zM14 3v4h4", tick: "M4 13l5 5L20 6", add: "M12 5v14M5 12h14", take: "M5 12h14", save: "M12 4v11M7 11l5 5 5-5M4 20h16", close: "M6 6l12 12M18 6L6 18",
      key: "M14 10a4 4 0 1 0-3 3l2 2h3v3h4v-3l-6-5", out: "M10 4H4v16h6M9 12h12M17 8l4 4-4 4", back: "M10 6l-6 6 6 6M4 12h16", shot: "M3 8h4l2-3h6l2 3h4v11H3zM12 10a3.500 3.500 0 1 0 .1 0", lock: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3", card: "M3 6h18v12H3zM7 10h4v4H7zM14 10h4M14 14h4",
    },
    show: (state, say) => [
      h("div", { class: "sim-bar", key: "bar" }, state.portal.trail.length > 0 && !state.portal.left && button("back", say("portal.back"), { do: "portal.back" }), h("span", { class: "sim-where" }, icon("lock"), h("code", {}, item(state.pages, state.portal.at)?.address ?? state.portal.address)), state.portal.shots && !state.portal.left && button("shot", say("portal.shot"), { do: "portal.ask", id: "shot" })),
      h("div", { class: "sim-head", key: "head" }, h("p", { class: "sim-site" }, icon("app-portal"), h("b", {}, state.portal.name), h("span", { class: "sim-tag" }, say("portal.exercise"))), !state.portal.left && button("close", say("portal.leave"), { do: "portal.leave" })),
      menu(state, say), state.portal.asking === "shot" && saving(state, say, true), h("div", { class: "sim-page", key: "page" }, page(state, say)),
    ],
  });
}
