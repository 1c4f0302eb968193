// Comfort for "put in order": arrows move an item; the numbers that are posted follow.
const number = (list) => [...list.children].forEach((item, index) => {
  item.querySelector("select").value = index + 1;
});

function move(list, button) {
  const item = button.closest("li");
  if (button.matches(".up")) item.previousElementSibling?.before(item);
  else item.nextElementSibling?.after(item);
  number(list);
  list.dispatchEvent(new Event("change", { bubbles: true }));
  const place = [...list.children].indexOf(item) + 1;
  const end = place === 1 ? ".down" : place === list.children.length ? ".up" : null;
  (end ? item.querySelector(end) : button).focus();
  list.nextElementSibling.textContent = list.dataset.moved
    .replace("{item}", item.querySelector("label").textContent)
    .replace("{place}", place);
}

for (const list of document.querySelectorAll("[data-ordering]")) {
  const place = (item) => Number(item.querySelector("select").value);
  list.append(...[...list.children].sort((one, other) => place(one) - place(other)));
  const spoken = document.createElement("p");
  spoken.className = "heard";
  spoken.setAttribute("aria-live", "polite");
  list.after(spoken);
  list.classList.add("moves");
  number(list);
  list.querySelectorAll(".move").forEach((button) => { button.hidden = false; });
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".move");
    if (button) move(list, button);
  });
}
