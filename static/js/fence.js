// Shows in a fence (no script, no network, no form) the page that is being written beside it.
const fence = document.querySelector("iframe");
addEventListener("message", (event) => {
  if (event.origin === location.origin && event.source === parent && typeof event.data === "string") fence.srcdoc = event.data;
});
parent.postMessage("ready", location.origin);
