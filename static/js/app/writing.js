// Where one writes code: the editor comes when data is not dear, and a page shows while it is written.
for (const area of document.querySelectorAll("textarea[data-editor]")) {
  if (!navigator.connection?.saveData) import(area.dataset.editor).catch(() => {});
  const shown = document.querySelector("iframe[data-live]");
  if (!shown) continue;
  const show = () => shown.contentWindow?.postMessage(area.value, location.origin);
  let waiting;
  addEventListener("message", (event) => {
    if (event.origin === location.origin && event.source === shown.contentWindow && event.data === "ready") show();
  });
  area.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 250); });
  shown.removeAttribute("sandbox"); // the frame is ours; the fence is inside it
  shown.src = shown.dataset.live;
}
