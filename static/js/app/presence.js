// On a shared device the sign-in ends when nobody touches it. Reading and writing are touching.
const main = document.querySelector("[data-still-here]");
if (main) {
  let told = Date.now();
  const tell = () => {
    if (Date.now() - told < 120000) return;
    told = Date.now();
    fetch(main.dataset.stillHere).catch(() => {});
  };
  for (const touch of ["pointerdown", "keydown", "scroll"]) addEventListener(touch, tell, { passive: true });
}
