// Attendance without a network: marks wait on this phone, and go out, once, when the network is back.
const form = document.querySelector("form[data-marks]");
if (form) {
  const PLACE = `marks ${form.dataset.marks}`;
  const PATIENCE = 15000; // ms: for an answer, and between two tries
  const told = document.querySelector("[data-told]");
  const saved = document.querySelector("[data-saved]");
  const page = location.pathname;
  let busy = false;

  const read = () => {
    try { return JSON.parse(localStorage.getItem(PLACE)); } catch { return null; }
  };
  const keep = (state, entries) => {
    try { localStorage.setItem(PLACE, JSON.stringify({ state, entries })); return true; } catch { return false; }
  };
  const forget = () => localStorage.removeItem(PLACE);
  const tell = (word, number = 0) => {
    told.hidden = !word;
    if (word) told.querySelector("[data-words]").textContent = told.dataset[word].replace("{number}", number);
  };
  const entriesOf = (submitter) => [...new FormData(form, submitter)].filter(([name]) => name !== "csrf_token");
  const marksIn = (entries) => entries.filter(([name, value]) => name.startsWith("status_") && value).length;

  // Puts what waits back on the page, with the rows its writer had seen, so that the server can compare.
  const show = (entries) => {
    for (const [name, value] of entries) {
      if (name === "once") continue;
      for (const input of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (input.type === "radio") input.checked = input.value === value;
        else if (input.tagName !== "BUTTON") input.value = value;
      }
    }
  };

  // What the server's page says at its top: how many marks are saved, or that nothing had changed.
  const saidIn = (html) => {
    const note = new DOMParser().parseFromString(html, "text/html").querySelector("main > .note[role=status]:not([hidden])");
    return note ? [note.className, note.textContent.trim()] : [saved.className, saved.dataset.saved];
  };

  // The server says no: its page, sent to by the form itself, says why.
  const sendByHand = (entries) => {
    forget();
    show(entries);
    for (const [name, value] of entries) {
      if (form.querySelector(`[name="${CSS.escape(name)}"]:not(button)`)) continue;
      const input = document.createElement("input");
      [input.type, input.name, input.value] = ["hidden", name, value];
      form.append(input);
    }
    form.querySelector("[name=once]").value = entries.find(([name]) => name === "once")[1];
    form.submit();
  };

  const send = async () => {
    const kept = read();
    if (busy || kept?.state !== "waiting") return;
    busy = true;
    const body = new URLSearchParams(kept.entries);
    body.set("csrf_token", form.querySelector("[name=csrf_token]").value);
    try {
      const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(PATIENCE) });
      if (answer.ok && new URL(answer.url).pathname === page) {
        forget();
        sessionStorage.setItem(PLACE, JSON.stringify(saidIn(await answer.text())));
        location.replace(page);
      } else if (answer.status === 422) sendByHand(kept.entries);
      else tell(answer.ok ? "signIn" : "waiting", marksIn(kept.entries));
    } catch {
      tell("waiting", marksIn(kept.entries));
    }
    busy = false;
  };

  form.addEventListener("change", () => { if (read()?.state !== "waiting") keep("draft", entriesOf()); });
  form.addEventListener("submit", (event) => {
    if (read()?.state === "waiting") forget(); // pressed again: what the page shows now is what is meant
    if (!keep("waiting", entriesOf(event.submitter))) return; // no room on this phone: send as any form
    event.preventDefault();
    delete form.dataset.sent;
    send();
  });

  addEventListener("online", send);
  setInterval(() => { if (navigator.onLine) send(); }, PATIENCE);
  const kept = read();
  if (kept) show(kept.entries);
  if (kept?.state === "draft") tell("draft", marksIn(kept.entries));
  const said = JSON.parse(sessionStorage.getItem(PLACE));
  if (said) {
    sessionStorage.removeItem(PLACE);
    [saved.className, saved.querySelector("[data-words]").textContent] = said;
    saved.hidden = false;
    scrollTo(0, 0);
  }
  send();
}
