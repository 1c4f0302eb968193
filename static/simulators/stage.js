// Shows a world on the page: draws it after each event and keeps the focus; turns gestures into events.
(() => {
  "use strict";
  const views = {};
  const icons = {};
  const OWN = ["do", "twice", "hold", "menu", "drag", "drop", "write", "over", "key", "focus", "tell"];
  const FIELDS = ["input", "textarea", "select", "button"];
  const LONG = 600; // milliseconds: a slow hand's double click, and a finger that stays

  /** An element for a view: h("button", { do: { do: "mail.send" } }, "Envoyer"). */
  const h = (tag, attributes, ...children) => ({ $: [tag, attributes ?? {}, ...children] });
  const icon = (name) => h("svg", { viewBox: "0 0 24 24", class: "sim-icon", "aria-hidden": "true" }, h("path", { d: icons[name] }));

  /** A button with its icon and its words, that makes an event. */
  const button = (name, says, does, more) => h("button", { type: "button", key: JSON.stringify(does), do: does, ...more }, icon(name), h("span", {}, says));

  // ---- From what a view gives to the page, keeping every element that is still there.

  function dress(element, attributes) {
    const given = Object.entries(attributes).filter(([, value]) => value != null && value !== false);
    if (attributes.tell) given.push(["data-tell", ""]);
    if (attributes.focus) given.push(["data-focus", ""], ...(FIELDS.includes(element.localName) ? [] : [["tabindex", "-1"]]));
    for (const name of OWN) element[`$${name}`] = attributes[name];
    for (const { name } of [...element.attributes]) if (!given.some(([each]) => each === name)) element.removeAttribute(name);
    for (const [name, value] of given) {
      if (OWN.includes(name)) continue;
      if (name === "value" && element.localName !== "option") {
        if (element.$value !== value) element.value = element.$value = value;
      } else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value === true ? "" : value);
    }
    if ("checked" in element) element.checked = Boolean(attributes.checked);
  }

  const made = (tag) => tag === "#text" ? document.createTextNode("")
    : tag === "svg" || tag === "path" ? document.createElementNS("http://www.w3.org/2000/svg", tag)
    : document.createElement(tag);

  function fill(parent, children) {
    let here = parent.firstChild;
    for (const child of children.flat(9)) {
      if (child == null || child === "" || typeof child === "boolean") continue;
      const [tag, attributes, ...inside] = child.$ ?? ["#text", {}];
      let node = here;
      while (node && (node.nodeName.toLowerCase() !== tag || node.$key !== attributes.key)) node = node.nextSibling;
      node ??= made(tag);
      if (node === here) here = here.nextSibling;
      else parent.insertBefore(node, here);
      if (tag !== "#text") { dress(node, attributes); fill(node, inside); }
      else if (node.data !== String(child)) node.data = child;
    }
    while (here) { const gone = here; here = here.nextSibling; gone.remove(); }
  }

  // ---- A stage: the world, the programs that are open, gestures.

  /** Put a world in `place`; `emit(event)` is called with what a person does. Gives show(state), which says what is new to be told. */
  function stage(place, language, emit) {
    const say = (name) => Simulator.say(language, name);
    let before = null;
    let last = {};

    function programs(state) {
      return state.apps.length > 1 && h("div", { class: "sim-apps", role: "group", "aria-label": say("apps") },
        state.apps.map((name) => h("button", { type: "button", key: name, "aria-pressed": String(name === state.app), do: { do: "app", to: name } },
          icon(`app-${name}`), h("span", {}, say(`app.${name}`)))));
    }

    function show(state) {
      const held = place.contains(document.activeElement) && document.activeElement;
      const line = held && held.closest("li");
      fill(place, [programs(state), h("div", { class: `sim-world sim-${state.app}`, key: state.app }, views[state.app].show(state, say))]);
      const parts = [...place.querySelectorAll("[data-focus]")];
      const fresh = parts.filter((one) => !before?.has(one.$focus)).at(-1);
      const lost = held && !place.contains(document.activeElement);
      const near = place.contains(held || null) ? held : place.contains(line || null) ? line.querySelector("button") : null;
      if (before && (fresh || lost)) (fresh ?? near ?? parts.at(-1))?.focus({ preventScroll: !fresh });
      before = new Set(parts.map((one) => one.$focus));
      const news = [...place.querySelectorAll("[data-tell]")].filter((one) => one.$heard !== (one.$heard = one.textContent));
      return news.map((one) => one.textContent.trim()).join(" ");
    }

    const above = (target, name) => {
      for (let one = target; one && one !== place; one = one.parentElement) if (one[`$${name}`]) return one;
      return null;
    };

    /** Tell what was typed and not yet told. */
    function flush() {
      for (const field of place.querySelectorAll("input, textarea, select")) {
        if (field.$write && field.type !== "checkbox" && field.value !== (field.$value ?? "")) {
          field.$value = field.value;
          emit({ ...field.$write, value: field.value });
        }
      }
    }

    place.addEventListener("click", (click) => {
      const thing = above(click.target, "do") ?? above(click.target, "twice") ?? above(click.target, "hold") ?? above(click.target, "menu");
      if (!thing || thing.localName === "form" || last.held === thing) { last = {}; return; }
      const byKey = click.detail === 0;
      const second = last.thing === thing && click.timeStamp - last.time < LONG;
      const told = byKey ? thing.$twice ?? thing.$hold ?? thing.$menu ?? thing.$do : second && thing.$twice ? thing.$twice : thing.$do;
      last = second ? {} : { thing, time: click.timeStamp };
      if (thing.localName !== "input") click.preventDefault();
      flush();
      if (told) emit(told);
    });
    place.addEventListener("submit", (submit) => {
      submit.preventDefault();
      flush();
      if (submit.target.$do) emit({ ...submit.target.$do, ...Object.fromEntries(new FormData(submit.target)) });
    });
    place.addEventListener("change", ({ target }) => {
      if (!target.$write) return;
      if (target.type === "checkbox" || target.type === "radio") emit({ ...target.$write, value: target.type === "radio" ? target.value : target.checked });
      else flush();
    });
    place.addEventListener("contextmenu", (press) => {
      const thing = above(press.target, "menu") ?? above(press.target, "hold");
      if (thing) { press.preventDefault(); last = { held: thing }; emit(thing.$menu ?? thing.$hold); }
    });
    place.addEventListener("pointerover", ({ target }) => { const thing = above(target, "over"); if (thing) emit(thing.$over); });

    // A finger that stays, and things that are drawn along.
    let grip = null;
    place.addEventListener("pointerdown", (press) => {
      const held = press.button === 0 && (above(press.target, "hold") ?? (press.pointerType === "touch" && above(press.target, "menu")));
      const thing = press.button === 0 && above(press.target, "drag");
      if (!held && !thing) return;
      const timer = held && setTimeout(() => { last = { held }; grip = null; emit(held.$hold ?? held.$menu); }, LONG);
      grip = { thing, timer, x: press.clientX, y: press.clientY, moved: false };
    });
    addEventListener("pointermove", (move) => {
      if (!grip) return;
      const [x, y] = [move.clientX - grip.x, move.clientY - grip.y];
      if (!grip.moved && Math.hypot(x, y) < 10) return;
      clearTimeout(grip.timer);
      grip.moved = true;
      if (!grip.thing) return;
      grip.thing.classList.add("sim-drawn");
      grip.thing.style.translate = `${x}px ${y}px`;
    });
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, (end) => {
      const held = grip;
      grip = null;
      clearTimeout(held?.timer);
      if (!held?.thing || !held.moved) return;
      held.thing.classList.remove("sim-drawn");
      held.thing.style.translate = "";
      last = { held: held.thing };
      setTimeout(() => { last = {}; });
      const under = end.type === "pointerup" && document.elementFromPoint(end.clientX, end.clientY);
      const goal = under && place.contains(under) && above(under, "drop");
      if (goal && goal !== held.thing) emit({ ...held.thing.$drag, to: goal.$drop });
    });
    return { show, flush };
  }

  Object.assign(Simulator, { h, icon, button, stage, view: (name, view) => { views[name] = view; Object.assign(icons, view.icons); } });
})();
