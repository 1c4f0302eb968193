// A form is sent once: a second press while the first is on its way does nothing.
const patience = 10000; // ms; then the button works again (the server's one-time key makes that harmless)
const release = (form) => delete form.dataset.sent;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "yes";
  setTimeout(release, patience, form);
});

// Coming back with the back button shows the page as it was left: let its forms be sent again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
