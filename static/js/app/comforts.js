// Small comforts: show a PIN, print, go to the list of errors, close an open menu.
for (const button of document.querySelectorAll("[data-reveals]")) {
  const input = document.getElementById(button.dataset.reveals);
  const word = button.querySelector("span");
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", shown);
    [word.textContent, button.dataset.other] = [button.dataset.other, word.textContent];
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

document.querySelector(".error-summary")?.focus();

const closeMenus = (outside) => document.querySelectorAll("details.menu[open]").forEach((menu) => {
  if (!outside || !menu.contains(outside)) menu.open = false;
});
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.activeElement?.closest("details.menu[open]");
  closeMenus();
  menu?.querySelector("summary").focus();
});
