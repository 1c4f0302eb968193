// Keeps the time left right between two pages; the server's clock is the one that counts.
const shown = document.querySelector("[data-time-left]");
const form = document.querySelector("form[data-keeps]");
const began = performance.now();
const seconds = Number(shown?.dataset.timeLeft);
const words = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "minute", unitDisplay: "long" });
let touched = false;
let said = Infinity;
form?.addEventListener("change", () => { touched = true; });
form?.addEventListener("input", () => { touched = true; });

function tell() {
  const left = seconds - (performance.now() - began) / 1000;
  const minutes = Math.max(0, Math.ceil(left / 60));
  const text = words.format(minutes);
  const place = shown.querySelector("bdi");
  if (place.textContent !== text) place.textContent = text;
  const mark = [1, 5].find((each) => minutes <= each) ?? Infinity;
  if (mark < said && minutes === mark) shown.querySelector("[aria-live]").textContent = shown.querySelector("span").textContent;
  said = Math.min(said, mark);
  if (left <= 4 && touched) { // what is chosen now is sent while it still counts
    form.requestSubmit();
    return; // its answer leads on; a reload would cut it short
  }
  if (left <= -1) location.reload();
  else setTimeout(tell, left < 90 ? 1000 : 5000);
}

if (shown && seconds > 0) tell();

// While the clock stands still, look from time to time whether it goes on.
if (document.querySelector("[data-waits]")) setTimeout(() => location.reload(), 20000);
