// An exercise in a simulator: the log is kept on the device until it is sent; goals are ticked as they are reached.
(() => {
  "use strict";
  const find = (name) => document.querySelector(`[data-${name}]`);
  const given = JSON.parse(find("given").dataset.given);
  const { scenario, language, kept, words, replayed } = given;
  const [place, told, form] = [find("stage"), find("told"), find("given").closest("form")];
  const ticks = [...document.querySelectorAll("[data-goal]")];
  const opened = performance.now();

  function read() {
    try { return JSON.parse(localStorage.getItem(kept)); } catch { return null; }
  }

  // A tab that was open before, or a connection that was lost: go on with that attempt.
  const earlier = replayed ? null : read();
  const sent = document.querySelector("div[data-sent]")?.dataset.sent;
  const run = earlier && earlier.version === given.version && Array.isArray(earlier.events) && earlier.seed !== sent ? earlier
    : { version: given.version, token: given.token, seed: given.seed, events: replayed?.events ?? [] };
  let { state, goals } = Simulator.begin(scenario, run.seed);
  let done = [];
  let reached = [];

  function keep() {
    try { localStorage.setItem(kept, JSON.stringify(run)); } catch { /* a full or closed store: the page still works */ }
  }

  /** Tick the goals; gives what to say of those that are reached now. */
  function tick() {
    const now = Simulator.reached(goals, state, done);
    const fresh = goals.filter((goal, number) => now[number] && !reached[number] && !goal.quiet && !goal.gate);
    reached = now;
    for (const line of ticks) {
      const number = goals.findIndex((goal) => goal.id === line.dataset.goal);
      line.toggleAttribute("data-reached", number >= 0 && now[number]);
      const mark = line.querySelector("[data-state]");
      if (number >= 0) mark.previousSibling.data = `${goals[number].says} `; // with the names of this attempt
      mark.textContent = now[number] ? words.reached : words.ahead;
    }
    return fresh.length ? `✓ ${fresh.map((goal) => goal.says).join(" ")}` : "";
  }

  /** Say something; `news` only to those who do not see the stage, where it already shows. */
  function tell(words, news = "") {
    told.firstElementChild.textContent = words;
    told.lastElementChild.textContent = news;
  }

  function emit(event) {
    if (replayed || done.length >= Simulator.EVENTS) return;
    const t = Math.max(Math.round(since + performance.now() - opened), done.at(-1)?.t ?? 0);
    const after = Simulator.next(state, { ...event, t });
    if (typeof after === "string") { tell(Simulator.say(language, `why.${after}`)); stage.show(state); return; }
    if (after === state) return;
    state = after;
    done.push({ ...event, t });
    run.events = done;
    keep();
    const said = Simulator.say(language, `said.${event.do}`);
    const news = stage.show(state);
    const goal = tick();
    const same = said.startsWith("said.") || Simulator.fold(goal).includes(Simulator.fold(said));
    tell([same ? "" : said, goal].filter(Boolean).join(" "), news);
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
  tick();
  place.dataset.ready = "";
  for (const one of [find("way"), find("again")]) if (one) one.hidden = false;

  // ---- Sending it; beginning again.

  const wait = find("offline");
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
  find("again")?.addEventListener("click", () => {
    try { localStorage.removeItem(kept); } catch { /* nothing was kept */ }
    location.assign(location.pathname);
  });

  // ---- A trainer looks at it step by step.

  const steps = find("steps");
  if (!replayed || !steps) return;
  place.inert = true;
  const lines = [...steps.querySelectorAll("[data-step]")];
  let shown = run.events.length;
  function go(count) {
    shown = Math.max(0, Math.min(count, lines.length));
    upTo(shown);
    stage.show(state);
    tick();
    for (const [number, line] of lines.entries()) line.toggleAttribute("aria-current", number + 1 === shown);
    tell(shown ? lines[shown - 1].textContent.trim() : "");
  }
  for (const button of document.querySelectorAll("[data-go]")) {
    button.hidden = false;
    button.addEventListener("click", () => go(shown + Number(button.dataset.go)));
  }
  go(0);
})();
