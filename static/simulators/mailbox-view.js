// How the practice mailbox looks: folders, a list, a message or a letter being written. Real buttons and lists.
{
  const { h, icon, button, item, fold } = Simulator;
  const BOXES = ["inbox", "sent", "drafts", "junk", "trash"];
  const named = (state, id) => item(state.files, id)?.name ?? "";

  const found = (state) => state.messages.filter((one) => (state.query
    ? fold([one.from, one.address, one.to, one.subject, one.text].join(" ")).includes(fold(state.query))
    : one.box === state.box));

  function line(state, say, message) {
    const who = ["sent", "drafts"].includes(message.box) ? `${say("field.to")} ${message.to || "…"}` : message.from;
    return h("li", { key: message.id }, h("button", { type: "button", class: message.read ? "" : "sim-unread", do: { do: "mail.open", id: message.id }, "aria-current": state.message === message.id && "true" },
      icon(message.read ? "letter-open" : "letter"),
      h("span", { class: "sim-line" },
        h("span", { class: "sim-who" }, who, !message.read && h("span", { class: "sim-hidden" }, ` (${say("mail.unread")})`)),
        h("span", { class: "sim-what" }, message.subject || "…"),
        h("span", { class: "sim-when" }, message.date, (message.files ?? []).length > 0 && [icon("clip"), h("span", { class: "sim-hidden" }, ` ${say("mail.with-file")}`)]))));
  }

  const papers = (state, say, ids, ends) => ids.length > 0 && h("div", { class: "sim-papers" }, h("h3", {}, say("mail.files")),
    h("ul", {}, ids.map((id) => h("li", { key: id }, icon("clip"), h("span", { class: "sim-name" }, named(state, id)), ends(id)))));

  const viewed = (state, say) => state.viewed && h("div", { class: "sim-dialog", focus: `view${state.viewed}`, role: "group", "aria-label": named(state, state.viewed) },
    h("h3", {}, named(state, state.viewed)), h("p", { class: "sim-text" }, item(state.files, state.viewed)?.text ?? ""), button("close", say("mail.close"), { do: "mail.leave" }));

  function letter(state, say) {
    const message = item(state.messages, state.message);
    const { id } = message;
    const away = ["trash", "junk"].includes(message.box);
    const link = message.link && h("p", { class: "sim-link" },
      h("button", { type: "button", key: "link", class: "sim-plain", do: { do: "mail.link", id } }, message.link.text),
      button("eye", say("mail.peek"), { do: "mail.peek", id }),
      state.peeked === id && h("span", { class: "sim-address", tell: true }, `${say("mail.address")} `, h("code", {}, message.link.to)));
    return h("article", { class: "sim-letter", key: id },
      h("div", { class: "sim-row" }, button("back", say("mail.back"), { do: "mail.back" })),
      h("h2", { focus: id }, message.subject || "…"),
      h("p", { class: "sim-from" }, h("b", {}, message.from), " ", h("code", {}, message.address)),
      h("p", { class: "sim-from" }, message.to && `${say("field.to")} ${message.to}`, message.date && ` · ${message.date}`),
      h("p", { class: "sim-text" }, message.text), link,
      papers(state, say, message.files ?? [], (file) => [button("eye", say("mail.view"), { do: "mail.view", id: file }), state.downloads && button("save", say("mail.save"), { do: "mail.save", id: file })]),
      viewed(state, say),
      state.page === id && h("div", { class: "sim-dialog", focus: "page" }, h("h3", {}, say("mail.page")), h("p", {}, message.link.page ?? say("mail.page-text")), button("close", say("mail.close"), { do: "mail.leave" })),
      h("div", { class: "sim-row" },
        !away && [button("reply", say("mail.reply"), { do: "mail.reply" }), (message.also ?? []).length > 0 && button("all", say("mail.all"), { do: "mail.all" }), button("forward", say("mail.forward"), { do: "mail.forward" }),
          button("junk", say("mail.junk"), { do: "mail.junk", id }), button("bin", say("mail.bin"), { do: "mail.bin", id })],
        away && button("inbox", say("mail.restore"), { do: "mail.back-to-inbox", id })));
  }

  function picker(state, say) {
    const inside = state.files.filter((file) => (state.picking === "" ? file.folder && !file.in : file.in === state.picking));
    return h("div", { class: "sim-dialog", role: "group", "aria-label": say("mail.pick"), focus: `pick${state.picking}` },
      h("h3", {}, say("mail.pick")),
      h("ul", { class: "sim-list" }, inside.map((file) => h("li", { key: file.id }, h("button", { type: "button", do: file.folder ? { do: "mail.pick", id: file.id } : { do: "mail.attach", id: file.id } }, icon(file.folder ? "folder" : "file"), h("span", {}, file.name)))),
        inside.length === 0 && h("li", { class: "sim-empty" }, say("mail.nothing"))),
      h("div", { class: "sim-row" }, state.picking !== "" && button("back", say("mail.up"), { do: "mail.pick", id: "" }), button("close", say("mail.close"), { do: "mail.leave" })));
  }

  function writing(state, say) {
    const { draft } = state;
    const field = (name, tag, more) => h("p", { class: "sim-field", key: name }, h("label", { for: `mail-${name}` }, say(`field.${name}`)),
      h(tag, { id: `mail-${name}`, value: draft[name], write: { do: "mail.write", field: name }, autocomplete: "off", autocapitalize: name === "to" ? "none" : null, ...more }));
    return h("div", { class: "sim-letter", key: draft.id },
      h("h2", { focus: draft.id }, say(`mail.${draft.how}`)),
      field("to", "input", { type: "text", inputmode: "email", spellcheck: "false" }), field("subject", "input", { type: "text" }), field("text", "textarea", { rows: 7 }),
      papers(state, say, draft.files, (id) => [button("eye", say("mail.view"), { do: "mail.view", id }), button("close", say("mail.detach"), { do: "mail.detach", id })]),
      viewed(state, say), state.picking != null && picker(state, say),
      h("div", { class: "sim-row" }, button("send", say("mail.send"), { do: "mail.send" }, { class: "sim-main" }),
        state.files.some((file) => file.in != null && !file.folder) && button("clip", say("mail.attach"), { do: "mail.pick", id: "" }),
        button("drafts", say("mail.keep"), { do: "mail.keep" }), button("bin", say("mail.drop"), { do: "mail.drop" })));
  }

  function list(state, say) {
    const messages = found(state);
    return h("div", { class: "sim-boxlist", key: "list" }, h("h2", { focus: `list${state.box}${state.query}` }, state.query ? `${say("mail.search")}${say("colon")}${state.query}` : say(`box.${state.box}`)),
      h("ul", { class: "sim-list" }, messages.map((message) => line(state, say, message)), messages.length === 0 && h("li", { class: "sim-empty" }, say("mail.none"))));
  }

  Simulator.view("mailbox", {
    icons: {
      "app-mailbox": "M3 6h18v13H3zM3 7l9 7 9-7", inbox: "M3 13l3-8h12l3 8v6H3zM3 13h5l1 3h6l1-3h5", sent: "M3 11l18-7-7 17-3-7z", drafts: "M4 20l1-5L16 4l4 4L9 19z", junk: "M12 3l9 17H3zM12 10v4M12 17v.1",
      trash: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13", letter: "M3 6h18v13H3zM3 7l9 7 9-7", "letter-open": "M3 10l9-6 9 6v10H3zM3 10l9 6 9-6", clip: "M8 12l6-6a3 3 0 0 1 4 4l-8 8a5 5 0 0 1-7-7l7-7",
      back: "M10 6l-6 6 6 6M4 12h16", reply: "M9 6l-6 6 6 6M3 12h10q7 0 8 7", all: "M11 6l-6 6 6 6M6 6l-4 6 4 6M5 12h8q7 0 8 7", forward: "M15 6l6 6-6 6M21 12H11q-7 0-8 7", bin: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13",
      close: "M6 6l12 12M18 6L6 18", send: "M3 11l18-7-7 17-3-7z", eye: "M2 12q10-14 20 0-10 14-20 0M12 10a2 2 0 1 0 .1 4 2 2 0 0 0-.1-4", save: "M12 4v11M7 10l5 5 5-5M4 20h16", folder: "M3 6h7l2 3h9v10H3z", file: "M6 3h8l4 4v14H6zM14 3v4h4", pen: "M4 20l1-5L16 4l4 4L9 19z", search: "M11 4a7 7 0 1 0 .1 14 7 7 0 0 0-.1-14M16 16l5 5",
    },
    show: (state, say) => [
      h("div", { class: "sim-side", key: "side" },
        button("pen", say("mail.new"), { do: "mail.new" }, { class: "sim-main" }),
        h("ul", { class: "sim-boxes", "aria-label": say("mail.boxes") }, BOXES.map((box) => {
          const fresh = state.messages.filter((one) => one.box === box && !one.read).length;
          return h("li", { key: box }, h("button", { type: "button", do: { do: "mail.box", box }, "aria-current": box === state.box && !state.query && "true" }, icon(box), h("span", {}, say(`box.${box}`)), fresh > 0 && h("b", {}, fresh)));
        })),
        h("form", { class: "sim-search", role: "search", do: { do: "mail.search" } },
          h("label", { for: "mail-search" }, say("mail.search")), h("input", { id: "mail-search", name: "value", type: "search", autocomplete: "off", value: state.query }), h("button", {}, icon("search"), h("span", {}, say("mail.go"))))),
      state.draft ? writing(state, say) : state.message ? letter(state, say) : list(state, say),
    ],
  });
}
