// What was written and not sent (see ../written.js) is forgotten when one signs out, wherever that is.
document.querySelector("form[action$='/sign-out']")?.addEventListener("submit", () => {
  try {
    Object.keys(localStorage).filter((key) => key.startsWith("written:")).forEach((key) => localStorage.removeItem(key));
  } catch { /* no place to keep anything: nothing was kept */ }
});
