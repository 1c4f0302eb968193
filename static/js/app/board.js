// Comfort for "put where it belongs": touch a thing, then a box, or drag it there; the lists that are posted follow.
function made(name, className, parent, text = "") {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  if (name === "button") element.type = "button";
  parent.append(element);
  return element;
}

function build(list) {
  const lines = [...list.children];
  const board = made("div", "board", list.parentElement);
  list.after(board);
  const waiting = made("ul", "", board);
  const boxes = made("div", "boxes", board);
  const spoken = made("p", "heard", board);
  spoken.setAttribute("aria-live", "polite");
  const homes = new Map([["", waiting]]);
  let held = null;

  const hold = (thing) => {
    held = thing;
    for (const each of board.querySelectorAll(".thing")) each.setAttribute("aria-pressed", each === thing);
  };
  const put = (value, name) => {
    if (!held) return;
    const thing = held;
    const select = document.getElementById(thing.dataset.fills);
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    homes.get(value).append(thing.parentElement);
    hold(null);
    spoken.textContent = list.dataset.moved.replace("{item}", thing.textContent).replace("{place}", name);
    (waiting.querySelector(".thing") ?? thing).focus();
  };

  for (const option of [...lines[0].querySelectorAll("option")].slice(1)) {
    const box = made("div", "box", boxes);
    const button = made("button", "", box, option.textContent);
    homes.set(option.value, made("ul", "", box));
    box.addEventListener("click", (event) => event.target.closest(".thing") || put(option.value, option.textContent));
    box.addEventListener("dragover", (event) => event.preventDefault());
    box.addEventListener("drop", (event) => {
      event.preventDefault();
      put(option.value, option.textContent);
    });
    button.dataset.box = option.value;
  }
  for (const line of lines) {
    const select = line.querySelector("select");
    const thing = made("button", "thing", made("li", "", homes.get(select.value)), line.querySelector("label").textContent);
    thing.dataset.fills = select.id;
    thing.draggable = true;
    thing.setAttribute("aria-pressed", false);
    thing.addEventListener("dragstart", (event) => {
      event.dataTransfer.setData("text/plain", thing.textContent);
      hold(thing);
    });
    thing.addEventListener("click", () => {
      hold(held === thing ? null : thing);
      if (held) boxes.querySelector("button").focus();
    });
  }
  list.hidden = true;
}

document.querySelectorAll("[data-board]").forEach(build);
