// The engine of the simulators: pure, and the same file in the browser and in the server's QuickJS.
// A world adds reducers: (state, event) gives the next state, or the name of the reason why not.
const Simulator = (() => {
  "use strict";
  const EVENTS = 2000;
  const DEEPEST = 12;
  const reducers = Object.create(null);
  /** Another of the programs that are open. */
  reducers.app = (state, { to }) => (state.apps.includes(to) ? { ...state, app: to } : "unknown");
  const starts = [];
  const words = {
    fr: { __proto__: null, apps: "Programmes ouverts", colon: " : ", quote: "« {} »", "did.app": "Passe à « {to} »", "why.unknown": "Ce geste ne va pas ici." },
    en: { __proto__: null, apps: "Open programs", colon: ": ", quote: "“{}”", "did.app": "Goes to “{to}”", "why.unknown": "That does not work here." },
  };

  /** Add a world: what its state begins with, its reducers by the event they answer, its words by language. */
  function world({ start, events, fr, en }) {
    if (start) starts.push(start);
    Object.assign(reducers, events);
    Object.assign(words.fr, fr);
    Object.assign(words.en, en);
  }

  /** Words of a world in one more language. */
  function speak(language, more) {
    words[language] = Object.assign(words[language] ?? { __proto__: null }, more);
  }

  // ---- What is drawn for one attempt: names and ids, from its seed alone.

  function hash(text) {
    let h = 2166136261;
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    return (h ^ (h >>> 13)) >>> 0;
  }

  function drawn(value, seed, draws = {}) {
    const chosen = Object.create(null);
    for (const [name, from] of Object.entries(draws)) chosen[name] = from[hash(`${seed}/${name}`) % from.length];
    const put = (text) => text
      .replace(/\$([a-z][a-z0-9-]*)/g, (_, name) => `${name}_${hash(`${seed}#${name}`).toString(36).slice(0, 4)}`)
      .replace(/\{([a-z]+)(?:\.([a-z]+))?\}/g, (all, name, part) => (part ? chosen[name]?.[part] : chosen[name]) ?? all);
    const walk = (one) => {
      if (typeof one === "string") return put(one);
      if (Array.isArray(one)) return one.map(walk);
      if (one === null || typeof one !== "object") return one;
      return Object.fromEntries(Object.entries(one).map(([name, part]) => [name, walk(part)]));
    };
    return walk(value);
  }

  /** A scenario as one attempt meets it, and its first state. */
  function begin(scenario, seed) {
    const met = drawn(scenario, seed, scenario.draws);
    let state = { made: 0, language: met.language ?? "fr", apps: met.worlds, app: met.worlds[0], ...met.state };
    for (const start of starts) state = start(state);
    return { ...met, state };
  }

  // ---- One event.

  /** The next state; or, where the event is not legal, the name of the reason. */
  function next(state, event) {
    const reduce = event && typeof event.do === "string" && reducers[event.do];
    if (!reduce) return "unknown";
    try {
      return reduce(state, event);
    } catch (error) {
      if (error instanceof TypeError || error instanceof RangeError) return "unknown"; // what it holds has no sense
      throw error;
    }
  }

  /** For reducers: the item of that id, a list with one item changed, a list without some. */
  const item = (list, id) => list.find((one) => one.id === id);
  const change = (list, id, parts) => list.map((one) => (one.id === id ? { ...one, ...parts } : one));
  const without = (list, ids) => list.filter((one) => !ids.includes(one.id));
  const text = (value, most = 4000) => typeof value === "string" && value.length <= most;

  // ---- Goals: predicates over the state and what was done.

  const fold = (value) => String(value ?? "").toLowerCase().replace(/œ/g, "oe").replace(/[’‘]/g, "'")
    .normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, " ").trim();
  const many = (value) => (Array.isArray(value) ? value : [value]);
  const holds = (value, part) => (Array.isArray(value) ? value.includes(part) : fold(value).includes(fold(part)));
  const size = (value) => (typeof value === "number" ? value : value?.length ?? 0);
  const cut = (value, by) => String(value ?? "").split(by).filter((part) => part.trim());
  const TESTS = {
    has: (value, wanted) => many(wanted).every((part) => holds(value, part)),
    exact: (value, wanted) => String(value ?? "").includes(wanted),
    any: (value, wanted) => many(wanted).some((part) => holds(value, part)),
    like: (value, wanted) => many(wanted).some((one) => fold(value) === fold(one)),
    ends: (value, wanted) => many(wanted).some((end) => fold(value).endsWith(fold(end))),
    least: (value, wanted) => size(value) >= wanted,
    most: (value, wanted) => size(value) <= wanted,
    words: (value, wanted) => matches(cut(value, /\s+/).length, wanted),
    lines: (value, wanted) => matches(cut(value, "\n").length, wanted),
    digit: (value, wanted) => /\d/.test(String(value)) === wanted,
    not: (value, wanted) => !matches(value, wanted),
  };

  function matches(value, wanted) {
    if (Array.isArray(wanted)) return wanted.some((one) => matches(value, one));
    if (wanted === null || typeof wanted !== "object") return (value ?? null) === wanted;
    return Object.entries(wanted).every(([test, with_]) => TESTS[test](value, with_));
  }

  const known = (state, id) => Object.values(state).filter(Array.isArray).map((list) => item(list, id)).find(Boolean);
  /** A part of a thing; "in.name" is the name of what its `in` is the id of. */
  const part = (state, thing, name) => name.split(".").reduce((one, step) => (typeof one === "string" ? known(state, one) : one)?.[step], thing);
  const fits = (state, thing, where) => Object.entries(where ?? {}).every(([name, wanted]) => matches(part(state, thing, name), wanted));

  function at(state, path) {
    return path.split(".").reduce(
      (value, step) => (Array.isArray(value) ? item(value, step) : value != null && Object.hasOwn(value, step) ? value[step] : undefined),
      state,
    );
  }

  function inOrder(state, log, patterns) {
    let from = 0;
    for (const event of log) if (from < patterns.length && fits(state, event, patterns[from])) from += 1;
    return from === patterns.length;
  }

  /** Whether what is written under `when:` holds. */
  function met(when, state, log) {
    if ("all" in when) return when.all.every((part) => met(part, state, log));
    if ("any" in when) return when.any.some((part) => met(part, state, log));
    if ("not" in when) return !met(when.not, state, log);
    if ("never" in when) return !log.some((event) => many(when.never).some((pattern) => fits(state, event, pattern)));
    if ("at" in when) return matches(at(state, when.at), when.is);
    const counted = (found) => matches(found.length, when.count ?? { least: 1 });
    if ("in" in when) return counted(many(at(state, when.in) ?? []).filter((thing) => fits(state, thing, when.where)));
    if (Array.isArray(when.did)) return inOrder(state, log, when.did);
    return counted(log.filter((event) => fits(state, event, when.did)));
  }

  const reached = (goals, state, log) => goals.map((goal) => met(goal.when, state, log));

  // ---- What is told of an event, and a whole log replayed.

  const say = (language, name) => words[language]?.[name] ?? words.fr[name] ?? name;
  /** For reducers that name a thing they make: a word in the language of the scenario. */
  const word = (state, name) => say(state.language, name);

  function tell(state, event, language) {
    const thing = known(state, event.id);
    const parts = { ...thing, ...event };
    const shown = (name) => words[language]?.[`${name}.${parts[name]}`]
      ?? thing?.options?.find((one) => one.id === parts[name])?.text ?? (parts[name] && known(state, parts[name])?.name) ?? String(parts[name] ?? "").slice(0, 300);
    return say(language, `did.${event.do}`).replace(/\{([a-z]+)\}/g, (_, name) => shown(name));
  }

  const plain = (value, depth = 0) => depth < DEEPEST
    && (value === null || typeof value !== "object" || Object.values(value).every((part) => plain(part, depth + 1)));

  /** Replay a log: the event that was not legal (or null), goals reached, each step told, `sentences` as drawn. */
  function replay({ scenario, seed, events, language = "fr", recorded = false, sentences = [] }) {
    if (!Array.isArray(events) || events.length > EVENTS) return { refused: 0, why: "long" };
    const { state: first, goals } = begin(scenario, seed);
    const log = recorded ? drawn(events, seed, scenario.draws) : events;
    const steps = [];
    let state = first;
    let time = 0;
    for (const [number, event] of log.entries()) {
      if (!event || typeof event !== "object" || !plain(event)) return { refused: number, why: "unknown" };
      if (recorded) event.t ??= time + 1000;
      if (!(Number.isFinite(event.t) && event.t >= time)) return { refused: number, why: "time" };
      const after = next(state, event);
      if (typeof after === "string") return { refused: number, why: after };
      steps.push(tell(state, event, language));
      state = after;
      time = event.t;
    }
    return { refused: null, why: "", reached: reached(goals, state, log), steps, times: log.map((event) => event.t), sentences: drawn(sentences, seed, scenario.draws) };
  }

  return { EVENTS, world, speak, begin, next, reached, tell, say, word, replay, item, change, without, text, fold, hash };
})();

globalThis.Simulator = Simulator;
