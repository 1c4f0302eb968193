// The document in the look that is being chosen, drawn anew a moment after each change; nothing is kept by it.
// The button that asks for it stays, and stays the only way where data is dear.
const form = document.querySelector("form[data-seen]");
const shown = document.getElementById("seen");
let waiting, asked = 0;

async function see() {
  const mine = ++asked;
  const sent = new FormData(form);
  sent.set("see", "yes");
  shown.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.getElementById("seen");
    if (mine !== asked || !found) return;
    shown.replaceChildren(...found.childNodes);
    const kept = page.querySelector("[name=kept]");
    if (kept && !form.elements.no_logo?.checked) form.elements.kept.value = kept.value; // the box can be unticked again
  } catch {
    // no network: the button says so when it is pressed
  } finally {
    if (mine === asked) shown.removeAttribute("aria-busy");
  }
}

if (!navigator.connection?.saveData) {
  form.addEventListener("change", () => {
    clearTimeout(waiting);
    waiting = setTimeout(see, 500);
  });
}
