// Keeps the time left up to date, says it aloud at 5 and at 1 minutes, and sends what is written when it is up.
const clock = document.querySelector("[data-left]");
if (clock) {
  const ends = Date.now() + clock.dataset.left * 1000;
  const minutes = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "minute", unitDisplay: "long" });
  const shown = clock.querySelector("[data-shown]");
  const said = clock.querySelector("[data-said]");
  let last = Math.ceil(clock.dataset.left / 60);
  const look = () => {
    const left = Math.max(0, Math.ceil((ends - Date.now()) / 60000));
    if (left === last) return;
    last = left;
    shown.textContent = clock.dataset.words.replace("*", minutes.format(left));
    if (left === 5 || left === 1) said.textContent = shown.textContent;
    if (left) return;
    clearInterval(ticking);
    const form = document.getElementById("asked")?.closest("form");
    if (form && [...new FormData(form)].some(([name, value]) => name.startsWith("answer") && value)) form.requestSubmit();
  };
  const ticking = setInterval(look, 1000);
  addEventListener("pageshow", look);
}
