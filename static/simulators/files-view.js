// How the file manager looks: places, a path, a list with a box to tick before each name, buttons above.
{
  const { h, icon, button, item, fold } = Simulator;
  const PICTURES = { pdf: "pdf", jpg: "photo", png: "photo", zip: "zip", xlsx: "table", ods: "table" };
  const picture = (one) => (one.folder ? "folder" : PICTURES[one.name.split(".").at(-1).toLowerCase()] ?? "file");
  const ORDER = { name: (a, b) => a.name.localeCompare(b.name, "fr"), size: (a, b) => (b.size ?? 0) - (a.size ?? 0), date: (a, b) => String(b.date ?? "").localeCompare(String(a.date ?? "")) };

  const shown = (state) => state.files.filter((one) => {
    if (one.cloud) return false;
    if (state.query) return !one.binned && one.in != null && fold(one.name).includes(fold(state.query));
    if (state.folder === "bin") return one.binned;
    return !one.binned && (one.in ?? null) === state.folder && (state.folder !== null || one.folder);
  }).sort((a, b) => Number(Boolean(b.folder)) - Number(Boolean(a.folder)) || ORDER[state.sort](a, b));

  function path(state, folder) {
    const steps = [];
    for (let one = item(state.files, folder); one; one = item(state.files, one.in)) steps.unshift(one);
    return steps;
  }

  function line(state, say, one) {
    const { id } = one;
    const place = one.in == null && !state.query;
    return h("li", { key: id, drop: one.folder && !one.binned ? id : null, class: state.clip.cut && state.clip.ids.includes(id) ? "sim-cut" : "" },
      !place && h("label", { class: "sim-tick" }, h("input", { type: "checkbox", checked: state.picked.includes(id), write: { do: "files.pick", id } }), h("span", { class: "sim-hidden" }, `${say("files.pick")} ${one.name}`)),
      h("button", { type: "button", do: { do: "files.open", id }, drag: !place && !one.binned ? { do: "files.move", id } : null }, icon(picture(one)), h("span", { class: "sim-name" }, one.name),
        h("span", { class: "sim-about" }, [one.size && `${one.size} ${say("files.kb")}`, one.date && one.date.split("-").reverse().join("/"), state.query && item(state.files, one.in)?.name].filter(Boolean).join(" · "))),
      one.binned && button("back", say("files.restore"), { do: "files.restore", id }, { key: `restore${id}` }));
  }

  function moving(state, say) {
    const ways = state.files.filter((one) => one.folder && !one.binned && one.id !== state.folder && !state.picked.includes(one.id)).map((one) => path(state, one.id));
    return h("div", { class: "sim-dialog", key: "move", role: "group", "aria-label": say("files.ask-move") }, h("h3", { focus: "move" }, say("files.ask-move")),
      h("ul", { class: "sim-list" }, ways.filter((way) => !way.some((one) => one.cloud)).map((way) => h("li", { key: way.at(-1).id },
        h("button", { type: "button", do: { do: "files.put", to: way.at(-1).id } }, icon("folder"), h("span", {}, way.map((one) => one.name).join(" › ")))))),
      h("div", { class: "sim-row" }, button("close", say("files.close"), { do: "files.close" })));
  }

  function asking(state, say) {
    const what = state.naming;
    if (what === "move") return moving(state, say);
    const id = state.picked[0];
    const begun = what === "rename" ? item(state.files, id)?.name ?? "" : "";
    return h("form", { class: "sim-dialog", key: `ask${what}${id}`, do: { do: `files.${what}`, ...(what === "rename" ? { id } : {}) } },
      h("label", { for: "files-name" }, say(`files.ask-${what}`)), h("input", { id: "files-name", name: "value", type: "text", value: begun, autocomplete: "off", autocapitalize: "none", spellcheck: "false", focus: `ask${what}` }),
      h("div", { class: "sim-row" }, h("button", { key: "ok", class: "sim-main" }, say("files.ok")), button("close", say("files.close"), { do: "files.close" })));
  }

  const opened = (state, say, one) => h("section", { class: "sim-paper", key: `open${one.id}`, "aria-label": one.name },
    h("h3", { focus: one.id }, icon(picture(one)), one.name), h("p", { class: "sim-text" }, one.text ?? ""), button("close", say("files.close"), { do: "files.close" }));

  Simulator.view("files", {
    icons: {
      "app-files": "M3 6h7l2 3h9v10H3z", folder: "M3 6h7l2 3h9v10H3z", file: "M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6", pdf: "M6 3h8l4 4v14H6zM14 3v4h4M9 17v-5h2q2 1.500 0 3H9", photo: "M3 5h18v14H3zM3 17l6-6 4 4 3-3 5 5M16 8v.1", zip: "M6 3h12v18H6zM12 3v3M12 8v2M12 12v2M11 16h2v3h-2z", table: "M3 5h18v14H3zM3 10h18M3 15h18M9 5v14",
      close: "M6 6l12 12M18 6L6 18", back: "M10 6l-6 6 6 6M4 12h16", bin: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13", home: "M3 12l9-8 9 8M6 10v10h12V10", search: "M11 4a7 7 0 1 0 .1 14 7 7 0 0 0-.1-14M16 16l5 5",
      new: "M3 6h7l2 3h9v10H3zM12 12v5M9.500 14.500h5", rename: "M4 20l1-5L16 4l4 4L9 19z", move: "M3 6h7l2 3h9v10H3zM8 14h6M12 12l2 2-2 2", copy: "M8 8h12v12H8zM4 16V4h12", cut: "M6 4l10 11M18 4L8 15M6 15a3 3 0 1 0 .1 6 3 3 0 0 0-.1-6M18 15a3 3 0 1 0 .1 6 3 3 0 0 0-.1-6", paste: "M6 5h12v16H6zM9 3h6v4H9z", zipped: "M6 3h12v18H6zM12 3v3M12 8v2M12 12v2",
    },
    show: (state, say) => {
      const files = shown(state);
      const { folder, picked } = state;
      const real = folder !== null && folder !== "bin";
      const one = item(state.files, state.opened);
      const title = state.query ? `${say("files.search")}${say("colon")}${state.query}` : folder === "bin" ? say("files.bin") : folder === null ? say("files.places") : item(state.files, folder).name;
      return [
        h("nav", { class: "sim-path", key: "path", "aria-label": say("files.path") }, h("ol", {},
          h("li", { key: "home" }, h("button", { type: "button", do: { do: "files.go", id: null } }, icon("home"), h("span", {}, say("files.places")))),
          path(state, folder).map(({ id, name }) => h("li", { key: id }, h("button", { type: "button", drop: id, do: { do: "files.go", id }, "aria-current": id === folder && "page" }, name))),
          h("li", { key: "bin", class: "sim-last" }, h("button", { type: "button", do: { do: "files.go", id: "bin" }, "aria-current": folder === "bin" && "page" }, icon("bin"), h("span", {}, say("files.bin")))))),
        h("form", { class: "sim-search", role: "search", key: "search", do: { do: "files.search" } }, h("label", { for: "files-search" }, say("files.search")), h("input", { id: "files-search", name: "value", type: "search", value: state.query, autocomplete: "off" }), h("button", {}, icon("search"), h("span", {}, say("files.go")))),
        (real || state.query) && h("div", { class: `sim-row sim-tools${picked.length ? " sim-stays" : ""}`, key: "tools" },
          real && state.clip.ids.length > 0 && button("paste", say("files.paste"), { do: "files.paste" }, { class: "sim-main" }),
          picked.length > 0 ? [picked.length === 1 && button("rename", say("files.rename"), { do: "files.ask", what: "rename" }), button("copy", say("files.copy"), { do: "files.copy" }), button("cut", say("files.cut"), { do: "files.cut" }),
            button("move", say("files.move"), { do: "files.ask", what: "move" }), button("bin", say("files.delete"), { do: "files.bin" }), real && button("zipped", say("files.zip"), { do: "files.ask", what: "zip" })]
            : [real && button("new", say("files.new"), { do: "files.ask", what: "new" }), files.length > 0 && h("p", { key: "way", class: "sim-way" }, say("files.way"))]),
        state.naming && asking(state, say),
        one && opened(state, say, one),
        h("h2", { key: "title", focus: `${folder}${state.query}` }, title, picked.length > 0 && h("span", { class: "sim-count" }, ` · ${say("files.picked")}${say("colon")}${picked.length}`)),
        real && files.length > 3 && h("div", { class: "sim-sorts", key: "sorts", role: "group", "aria-label": say("files.sort") }, h("span", {}, say("files.sort")), ["name", "size", "date"].map((by) => h("button", { type: "button", key: by, do: { do: "files.sort", by }, "aria-pressed": String(state.sort === by) }, say(`files.${by}`)))),
        h("ul", { class: "sim-list", key: "list" }, files.map((each) => line(state, say, each)), files.length === 0 && h("li", { class: "sim-empty", key: "none" }, say("files.empty"))),
      ];
    },
  });
}
