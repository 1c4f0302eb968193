// How the training looks: one step at a time, big things, one instruction.
{
  const { h, icon, item } = Simulator;
  const state_ = (one, say) => one.done && [icon("tick"), h("span", { class: "sim-hidden" }, ` (${say("touch.done")})`)];
  const big = (one, say, acts) => h("button", { type: "button", key: one.id, class: `sim-thing${one.done ? " sim-done" : ""}`, tell: one.done, ...acts }, icon(one.icon), h("span", {}, one.name), state_(one, say));
  const other = (board, say) => {
    const one = board.things.find((each) => !each.done);
    return one && h("p", { class: "sim-other", key: "other" }, h("button", { type: "button", class: "sim-plain", do: { do: "touch.other", id: one.id } }, `${say("touch.other")}${one.name ? ` (${one.name})` : ""}`));
  };
  const things = (board, say, acts) => h("div", { class: `sim-things sim-${board.kind}`, key: "things" }, board.things.map((one) => big(one, say, acts(one))));
  const field = (one, tag, more) => h(tag, { id: `touch-${one.id}`, value: one.value ?? "", autocomplete: "off", autocapitalize: "none", autocorrect: "off", spellcheck: "false", lang: "fr", ...more });
  const menu = (one, say) => one.shown && h("div", { class: "sim-menu", key: `menu${one.id}`, role: "group", "aria-label": say("touch.menu") },
    h("p", { focus: `menu${one.id}` }, say("touch.menu")), h("button", { type: "button", do: { do: "touch.close", id: one.id } }, say("touch.close")));
  const held = (gesture) => (board, say) => [things(board, say, (one) => ({ [gesture]: { do: "touch.menu", id: one.id }, do: { do: "touch.tap", id: one.id } })), board.things.map((one) => menu(one, say))];

  const KINDS = {
    point: (board, say) => things(board, say, ({ id, done }) => ({ over: !done && { do: "touch.point", id }, do: { do: "touch.point", id } })),
    tap: (board, say) => things(board, say, ({ id }) => ({ do: { do: "touch.tap", id } })),
    twice: (board, say) => things(board, say, ({ id }) => ({ do: { do: "touch.point", id }, twice: { do: "touch.twice", id } })),
    hold: held("hold"),
    menu: held("menu"),
    scroll: (board, say) => h("div", { class: "sim-long", key: "long", tabindex: "0", role: "group", "aria-label": board.says },
      icon("down"), h("p", {}, board.text ?? ""), icon("down"), things(board, say, ({ id }) => ({ do: { do: "touch.tap", id } }))),
    drag: (board, say, state) => [
      h("div", { class: "sim-things", key: "things" }, board.things.filter((one) => !one.done).map((one) => big(one, say, { do: { do: "touch.pick", id: one.id }, drag: { do: "touch.put", id: one.id }, "aria-pressed": String(state.picked === one.id) }))),
      h("div", { class: "sim-places", key: "places", role: "group", "aria-label": say("touch.places") }, board.places.map((place) => h("button", { type: "button", key: place.id, tell: board.things.some((one) => one.in === place.id), drop: place.id, do: { do: "touch.put", id: state.picked, to: place.id } },
        icon(place.icon ?? "tray"), h("b", {}, place.name), " ", h("span", { class: "sim-in" }, board.things.filter((one) => one.in === place.id).map((one) => [icon(one.icon), h("span", { class: "sim-hidden" }, `${one.name} `)]))))),
    ],
    type: (board, say) => h("ul", { class: "sim-models", key: "models" }, board.things.map((one) => h("li", { key: one.id },
      h("form", { do: null }, h("label", { for: `touch-${one.id}` }, h("span", { class: "sim-hidden" }, `${say("touch.model")}${say("colon")}`), h("q", { class: "sim-model" }, one.model)),
        h("span", { class: "sim-typed" }, one.model.includes("\n") ? field(one, "textarea", { rows: 3, write: { do: "touch.type", id: one.id } }) : field(one, "input", { type: "text", write: { do: "touch.type", id: one.id } }), state_(one, say)))))),
    copy: (board, say) => h("ul", { class: "sim-models", key: "models" }, board.things.map((one) => h("li", { key: one.id },
      h("p", {}, h("q", { class: "sim-model" }, one.model), " ", h("button", { type: "button", key: "copy", do: { do: "touch.copy", id: one.id } }, icon("copy"), h("span", {}, say("touch.copy")))),
      h("label", { for: `touch-${one.id}` }, say("touch.here")), h("span", { class: "sim-typed" }, field(one, "input", { type: "text", write: { do: "touch.type", id: one.id } }),
        h("button", { type: "button", key: "paste", do: { do: "touch.paste", id: one.id } }, icon("paste"), h("span", {}, say("touch.paste"))), state_(one, say))))),
    code: (board, say) => board.things.map((one) => h("form", { class: "sim-code", key: `${one.id}${one.stage ?? 0}`, do: { do: "touch.code", id: one.id } },
      h("p", { focus: one.stage ? `stage${one.stage}` : null }, icon(one.done ? "open" : "lock"), ` ${say(`touch.code-${one.stage ?? 0}`)}`),
      !one.done && [h("label", { for: "touch-code" }, say("touch.code")), h("span", { class: "sim-typed" }, h("input", { id: "touch-code", name: "value", inputmode: "numeric", maxlength: 6, autocomplete: "off", type: "text" }), h("button", { class: "sim-main" }, say("touch.check")))])),
  };

  Simulator.view("gestures", {
    icons: {
      "app-gestures": "M9 11V5a2 2 0 0 1 4 0v5l5 1q2 1 1 4l-1 6h-8l-5-7q2-2 4 0z", tick: "M4 13l5 5L20 6", down: "M12 4v15M6 13l6 6 6-6", lock: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8 0v3", open: "M6 11h12v9H6zM8 11V8a4 4 0 0 1 8-1",
      copy: "M8 8h12v12H8zM4 16V4h12", paste: "M6 5h12v16H6zM9 3h6v4H9zM9 12h6M9 16h6", tray: "M3 13h18l-3 7H6zM8 13V9M16 13V9",
      cup: "M5 7h11v7a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 9h2a2 2 0 0 1 0 5h-2", box: "M3 8l9-5 9 5v9l-9 5-9-5zM3 8l9 5 9-5M12 13v9", flower: "M12 10a2 2 0 1 0 .1 4 2 2 0 0 0-.1-4M12 10V4M12 14v7M10 12H4M14 12h6M8 8l2 2M16 8l-2 2",
      star: "M12 3l2.7 6 6.3.6-4.8 4.200 1.500 6.400L12 17l-5.700 3.200 1.500-6.400L3 9.600 9.300 9z", round: "M12 4a8 8 0 1 0 .1 16 8 8 0 0 0-.1-16", square: "M5 5h14v14H5z", apple: "M12 8q-6-4-8 3 0 8 5 10 3-1 6 0 5-2 5-10-2-7-8-3q0-3 3-5", pear: "M12 3v4q4 1 4 5 3 2 3 5 0 4-7 4t-7-4q0-3 3-5 0-4 4-5",
      pen: "M4 20l1-5L16 4l4 4L9 19z", pencil: "M4 20l3-1L20 6l-2-2L5 17zM15 7l2 2", corner: "M4 10V4h6M4 4l7 7", bin: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
    },
    show: (state, say) => {
      const board = item(state.boards, state.board);
      const last = state.boards.at(-1) === board;
      return [
        h("ol", { class: "sim-boards", key: "boards" }, state.boards.map((one, number) => h("li", { key: one.id }, h("button", { type: "button", do: { do: "touch.board", id: one.id }, "aria-current": one === board && "step", "aria-label": `${say("touch.board")} ${number + 1}${one.done ? ` (${say("touch.done")})` : ""}` }, one.done ? icon("tick") : String(number + 1))))),
        h("h2", { key: `says${board.id}`, focus: board.id }, board.says), board.more && h("p", { key: "more" }, board.more),
        h("div", { class: "sim-board", key: board.id }, KINDS[board.kind](board, say, state)),
        board.done ? (last ? h("p", { class: "sim-end", key: "end" }, icon("tick"), ` ${say("touch.all")}`) : h("p", { key: "next" }, h("button", { type: "button", class: "sim-main", do: { do: "touch.next" } }, say("touch.next")))) : board.kind !== "code" && other(board, say),
      ];
    },
  });
}
