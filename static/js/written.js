// Where one writes code: the editor comes when data is not dear, a page shows while it is written, and what is
// not sent yet stays on one's own device, for a page left by mistake. On a shared device nothing is kept: the
// browser asks before the page is left. The server says which it is (data-keeps).
const written = "written:";
const store = (change) => { try { return change(localStorage); } catch { return null; } };
const forget = () => store((kept) => Object.keys(kept).filter((key) => key.startsWith(written)).forEach((key) => kept.removeItem(key)));

for (const area of document.querySelectorAll("textarea[data-drafts]")) {
  const own = area.dataset.keeps;
  const key = written + own;
  const before = area.defaultValue;
  let sent = false;
  if (!own) forget();
  const found = own ? store((kept) => JSON.parse(kept.getItem(key))) : null;
  if (found?.before === before && found.text !== before) {
    area.value = found.text;
    const told = document.createElement("p");
    told.className = "quiet";
    told.setAttribute("role", "status");
    area.before(told);
    told.textContent = area.dataset.found;
  } else if (found) store((kept) => kept.removeItem(key));
  area.addEventListener("input", () => {
    if (own) store((kept) => kept.setItem(key, JSON.stringify({ before, text: area.value })));
  });
  area.form.addEventListener("submit", (event) => {
    sent = true;
    if (event.submitter?.value === "restart") store((kept) => kept.removeItem(key));
  });
  addEventListener("pageshow", () => { sent = false; });
  addEventListener("beforeunload", (event) => {
    if (!own && !sent && area.value !== before) event.preventDefault();
  });
}

for (const area of document.querySelectorAll("textarea[data-editor]")) {
  if (!navigator.connection?.saveData) import(area.dataset.editor).catch(() => {});
  const still = document.querySelector("iframe[data-live]");
  if (!still) continue;
  // A frame of ours, with the fence inside it. A new one: the other may be loading, and end last.
  const shown = document.createElement("iframe");
  let ready = false;
  let waiting;
  const show = () => { if (ready) shown.contentWindow.postMessage(area.value, location.origin); };
  addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.source !== shown.contentWindow || event.data !== "ready") return;
    ready = true;
    show();
  });
  area.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 250); });
  [shown.className, shown.title, shown.src] = [still.className, still.title, still.dataset.live];
  still.replaceWith(shown);
}
