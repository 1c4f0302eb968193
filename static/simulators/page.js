// An exercise in a simulator: the log is kept on the device until it is sent; goals are ticked as they are reached.
(() => {
  "use strict";
  const box = document.querySelector("[data-simulator]");
  const given = JSON.parse(document.getElementById("simulator-given").textContent);
  const { scenario, language, kept, words, replayed } = given;
  const place = box.querySelector("[data-stage]");
  const told = box.querySelector("[data-told]");
  const ticks = [...document.querySelectorAll("[data-goal]")];
  const opened = performance.now();

  function read() {
    try { return JSON.parse(localStorage.getItem(kept)); } catch { return null; }
  }

  // A tab that was open before, or a connection that was lost: go on with that attempt.
  const earlier = replayed ? null : read();
  const run = earlier?.version === given.version && Array.isArray(earlier.events) && !given.used.includes(earlier.token) ? earlier
    : { version: given.version, token: given.token, seed: given.seed, events: replayed?.events ?? [] };
  let { state, goals } = Simulator.begin(scenario, run.seed);
  let done = [];
  let reached = [];

  function keep() {
    try { localStorage.setItem(kept, JSON.stringify(run)); } catch { /* a full or closed store: the page still works */ }
  }

  function tick(aloud) {
    const now = Simulator.reached(goals, state, done);
    const fresh = goals.filter((goal, number) => now[number] && !reached[number] && !goal.quiet && !goal.gate);
    reached = now;
    for (const line of ticks) {
      const number = goals.findIndex((goal) => goal.id === line.dataset.goal);
      line.toggleAttribute("data-reached", number >= 0 && now[number]);
      line.querySelector("[data-state]").textContent = now[number] ? words.reached : words.ahead;
    }
    if (aloud && fresh.length) told.textContent = `✓ ${fresh.map((goal) => goal.says).join(" ")}`;
    const whole = goals.every((goal, number) => now[number] || goal.quiet);
    document.querySelector("[data-send]")?.toggleAttribute("data-whole", whole);
  }

  function emit(event) {
    if (replayed || done.length >= Simulator.EVENTS) return;
    const t = Math.max(Math.round(since + performance.now() - opened), done.at(-1)?.t ?? 0);
    const after = Simulator.next(state, { ...event, t });
    if (typeof after === "string") { told.textContent = Simulator.say(language, `why.${after}`); stage.show(state); return; }
    if (after === state) return;
    state = after;
    done.push({ ...event, t });
    run.events = done;
    keep();
    const said = Simulator.say(language, `said.${event.do}`);
    told.textContent = said.startsWith("said.") ? "" : said;
    stage.show(state);
    tick(true);
  }

  const stage = Simulator.stage(place, language, emit);

  function upTo(count) {
    ({ state, goals } = Simulator.begin(scenario, run.seed));
    done = [];
    for (const event of run.events.slice(0, count)) {
      const after = Simulator.next(state, event);
      if (typeof after === "string") break; // a log that was touched: what came before it stays
      state = after;
      done.push(event);
    }
  }

  upTo(run.events.length);
  const since = done.at(-1)?.t ?? 0;
  stage.show(state);
  tick(false);
  box.dataset.ready = "";

  // ---- Sending it; beginning again.

  const form = document.querySelector("form[data-send]");
  const wait = document.querySelector("[data-offline]");
  form?.addEventListener("submit", (submit) => {
    stage.flush();
    form.elements.log.value = JSON.stringify(run.events);
    form.elements.token.value = run.token;
    if (navigator.onLine !== false) return;
    submit.preventDefault();
    submit.stopImmediatePropagation();
    wait.hidden = false;
    wait.focus();
  }, { capture: true });
  addEventListener("online", () => { if (wait) wait.hidden = true; });
  document.querySelector("[data-again]")?.addEventListener("click", () => {
    localStorage.removeItem(kept);
    run.events = [];
    location.reload();
  });

  // ---- A trainer looks at it step by step.

  const steps = document.querySelector("[data-steps]");
  if (!replayed || !steps) return;
  place.inert = true;
  const lines = [...steps.querySelectorAll("[data-step]")];
  let shown = run.events.length;
  function go(count) {
    shown = Math.max(0, Math.min(count, lines.length));
    upTo(shown);
    stage.show(state);
    tick(false);
    for (const [number, line] of lines.entries()) line.toggleAttribute("aria-current", number + 1 === shown);
    told.textContent = shown ? lines[shown - 1].textContent.trim() : "";
  }
  for (const button of document.querySelectorAll("[data-go]")) {
    button.hidden = false;
    button.addEventListener("click", () => go(shown + Number(button.dataset.go)));
  }
  go(0);
})();
