// Runs before a learner's program, and keeps for itself what it needs: the program may replace everything later.
// Gives {answer(text), print}: what an expression gives, written with types; the same in JSON for Python to read.
(function (out, lines) {
  "use strict";
  const evaluate = eval;
  const { stringify } = JSON;
  const { isArray } = Array;
  const { keys, getPrototypeOf, prototype: plain } = Object;
  const text = String;
  const NODES = 20000;
  const DEPTH = 60;
  const LONGEST = 32768;
  let left = 0;
  const bare = { undefined: '["undefined"]', function: '["function"]', symbol: '["other","symbol"]' };

  function tag(value, depth) {
    left -= 1;
    if (left < 0 || depth < 0) throw bare;
    const kind = typeof value;
    if (value === null) return '["null"]';
    if (kind === "boolean") return value ? '["boolean",true]' : '["boolean",false]';
    if (kind === "number" || kind === "bigint") return '["' + kind + '","' + text(value) + '"]';
    if (kind === "string") return sized(value);
    if (kind !== "object") return bare[kind];
    return isArray(value) ? list(value, depth) : record(value, depth);
  }
  function sized(value) {
    if (value.length > LONGEST) throw bare;
    return '["string",' + stringify(value) + "]";
  }
  function list(value, depth) {
    let parts = "";
    const length = value.length;
    for (let at = 0; at < length; at += 1) parts += (at ? "," : "") + tag(value[at], depth - 1);
    return '["array",[' + parts + "]]";
  }
  function record(value, depth) {
    const above = getPrototypeOf(value);
    if (above !== plain && above !== null && !ownClass(above)) return '["other","object"]';
    let parts = "";
    const names = keys(value);
    for (let at = 0; at < names.length; at += 1) {
      parts += (at ? "," : "") + sized(names[at]) + "," + tag(value[names[at]], depth - 1);
    }
    return '["object",[' + parts + "]]";
  }
  // An object of a class the learner wrote is told by its fields; a Date or a Map is not.
  function ownClass(above) {
    return getPrototypeOf(above) === plain && text(above.constructor).length > 5 && text(above.constructor).slice(0, 5) === "class";
  }
  function told(problem) {
    let kind = "thrown";
    let message = "";
    let stack = "";
    try {
      if (problem !== null && typeof problem === "object") {
        kind = text(problem.name || "thrown");
        message = text(problem.message);
        stack = text(problem.stack);
      } else {
        message = text(problem);
      }
    } catch {
      kind = "thrown";
    }
    return '{"type":' + stringify(kind) + ',"message":' + stringify(message) + ',"stack":' + stringify(stack) + "}";
  }
  // A text put together from many is not one text yet, and Python could not read it: stringify makes it one.
  function flat(line) {
    return stringify(line);
  }
  function answered(asked) {
    let value;
    try {
      value = evaluate(asked);
    } catch (problem) {
      return '{"error":' + told(problem) + "}";
    }
    left = NODES;
    try {
      return '{"value":' + tag(value, DEPTH) + "}";
    } catch (problem) {
      return problem === bare ? '{"value":["too_big"]}' : '{"error":' + told(problem) + "}";
    }
  }
  function answer(asked) {
    return flat(answered(asked));
  }

  function shown(value, depth) {
    if (typeof value === "string") return depth ? "'" + value + "'" : value;
    if (typeof value === "function") return "[Function: " + (value.name || "(anonymous)") + "]";
    if (typeof value === "bigint") return text(value) + "n";
    if (value === null || typeof value !== "object") return text(value);
    if (value instanceof Error) return text(value);
    if (depth > 3) return isArray(value) ? "[Array]" : "[Object]";
    let parts = "";
    const names = keys(value);
    for (let at = 0; at < names.length && at < 200; at += 1) {
      parts += (at ? ", " : " ") + (isArray(value) ? "" : names[at] + ": ") + shown(value[names[at]], depth + 1);
    }
    const ends = isArray(value) ? "[]" : "{}";
    return parts ? ends[0] + parts + " " + ends[1] : ends;
  }
  function print(...values) {
    let line = "";
    for (let at = 0; at < values.length; at += 1) line += (at ? " " : "") + shown(values[at], 0);
    out(flat(line + "\n"));
  }
  globalThis.console = { log: print, info: print, warn: print, error: print, debug: print };
  globalThis.prompt = () => (lines.length ? lines.shift() : null);
  return answer;
});
