// Reads the square of a certificate in the browser alone: are the facts behind the # signed by one of our keys?
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const FACTS = ["holder", "course", "level", "hours", "issued", "expires", "version", "key", "kind"];
const SQUARE = /#[0-9A-Z]{40}/i; // what looks like one; all else behind a # is a place in the page
const ADDRESS = /\/verify\/(DL-[0-9A-Z]{5}-[0-9A-Z]{5})#([A-Z2-7]{110,4000})/;
const P256 = { name: "ECDSA", namedCurve: "P-256" };
const place = document.querySelector("[data-square]");

function unpacked(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    held = ((held << 5) | LETTERS.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = held >> bits;
    }
  }
  return bytes;
}

// What a square says, whoever wrote it; the lines that one printed long ago lacks are empty.
function opened(address) {
  const [, code, packed] = ADDRESS.exec(address);
  const bytes = unpacked(packed);
  const lines = bytes.slice(64);
  const said = new TextDecoder().decode(lines).split("\n");
  const facts = { code, ...Object.fromEntries(FACTS.map((name, nth) => [name, said[nth] ?? ""])) };
  facts[`is-${facts.kind}`] = facts.kind;
  return { signature: bytes.slice(0, 64), message: new Blob([`passerelle 1\n${code}\n`, lines]), facts };
}

async function isSigned({ signature, message }, keys) {
  const bytes = await message.arrayBuffer();
  for (const { kty, crv, x, y } of keys) {
    const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, P256, false, ["verify"]);
    if (await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, bytes)) return true;
  }
  return false;
}

async function judged(square) {
  const { code, version, key } = square.facts;
  const { code: asked, version: latest } = place.dataset; // empty in a copy: only the page of a code knows
  const keys = JSON.parse(place.dataset.square);
  if (asked && asked !== code) return "changed";
  if (!(await isSigned(square, keys))) return asked || !key || keys.some(({ kid }) => kid === key) ? "changed" : "unknown";
  if (!latest || latest === (version || "1")) return "genuine";
  return version ? "replaced" : "earlier";
}

// Two decimals tell the minute: "19.25" is 19 h 15. Fewer are what the first certificates print: "19.2".
function lasting(value) {
  const { lang } = document.documentElement;
  const counted = (number, unit) => new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(number).replaceAll(" ", "\u00a0");
  const writesH = ["fr", "en"].includes(lang);
  const [, whole, part] = /^(\d+)\.(\d\d)$/.exec(value) ?? [];
  if (!part) return writesH ? `${new Intl.NumberFormat(lang).format(value)}\u00a0h` : counted(value, "hour");
  const minutes = Math.round(part * 0.6);
  if (writesH && whole === "0") return `${minutes}\u00a0min`;
  if (writesH) return `${whole}\u00a0h\u00a0${String(minutes).padStart(2, "0")}`;
  const said = [whole > 0 && counted(whole, "hour"), counted(minutes, "minute")].filter(Boolean);
  return new Intl.ListFormat(lang).format(said);
}

function written(name, value) {
  if (name === "hours") return value && lasting(value);
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const style = { dateStyle: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(value));
}

function show(says, facts = {}) {
  for (const part of place.querySelectorAll("[data-says]")) part.hidden = !part.dataset.says.split(" ").includes(says);
  for (const part of place.querySelectorAll("[data-fact]")) part.textContent = written(part.dataset.fact, facts[part.dataset.fact] ?? "");
  for (const part of place.querySelectorAll("[data-if]")) part.hidden = !facts[part.dataset.if];
  for (const part of document.querySelectorAll("[data-valid]")) part.hidden = says === "replaced";
}

async function look(text) {
  if (!SQUARE.test(text)) return;
  if (!ADDRESS.test(text)) return show("changed");
  if (!crypto.subtle) return show("unable");
  const square = opened(text);
  const says = await judged(square);
  show(says, says === "genuine" ? square.facts : {});
}

function type(text) {
  show(text && !SQUARE.test(text) ? "elsewhere" : "");
  return look(text);
}

if (place) {
  look(location.href);
  addEventListener("hashchange", () => look(location.href));
  document.querySelector("[data-address]")?.addEventListener("input", (event) => type(event.target.value.trim()));
  place.addEventListener("file", ({ detail: { says, address } }) => show(says, address ? opened(address).facts : {}));
}
if (location.protocol !== "file:") {
  const worker = navigator.serviceWorker?.register("/verify/worker.js", { scope: "/verify/" });
  worker?.then(({ active }) => active?.postMessage("keep")).catch(() => {}); // a copy kept before learns the keys made since
}
