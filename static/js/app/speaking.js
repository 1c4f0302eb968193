// Reads parts of the page aloud, where the browser has a voice; pressed again, it stops.
function show(button, speaking) {
  if ((button.dataset.speaking === "yes") === speaking) return;
  const word = button.querySelector("span");
  [word.textContent, button.dataset.other] = [button.dataset.other, word.textContent];
  button.dataset.speaking = speaking ? "yes" : "no";
}

function speak(button) {
  const parts = button.dataset.speaks.split(" ").map((id) => document.getElementById(id).innerText);
  const text = parts.join("\n");
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = button.dataset.language;
  utterance.rate = 0.85;
  utterance.onend = utterance.onerror = () => show(button, false);
  show(button, true);
  speechSynthesis.speak(utterance);
}

if ("speechSynthesis" in window) {
  for (const button of document.querySelectorAll("[data-speaks]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const speaking = button.dataset.speaking === "yes";
      speechSynthesis.cancel();
      if (!speaking) speak(button);
      else show(button, false);
    });
  }
  addEventListener("pagehide", () => speechSynthesis.cancel());
}
