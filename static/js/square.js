// Reads the square of a certificate in the browser alone: are the facts behind the # signed by one of our keys?
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const FACTS = ["holder", "course", "level", "hours", "issued", "expires"];
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

async function facts(code, packed) {
  const bytes = unpacked(packed);
  const lines = bytes.slice(64);
  const signed = new Blob([`passerelle 1\n${code}\n`, lines]);
  const message = await signed.arrayBuffer();
  for (const jwk of JSON.parse(place.dataset.square)) {
    const { kty, crv, x, y } = jwk;
    const key = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, P256, false, ["verify"]);
    if (await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, bytes.slice(0, 64), message)) {
      const said = new TextDecoder().decode(lines).split("\n");
      return { code, ...Object.fromEntries(FACTS.map((name, nth) => [name, said[nth] ?? ""])) };
    }
  }
  return null;
}

// Two decimals tell the minute: "19.25" is 19 h 15. Fewer are what the first certificates print: "19.2".
function lasting(value) {
  const { lang } = document.documentElement;
  const counted = (number, unit) => new Intl.NumberFormat(lang, { style: "unit", unit, unitDisplay: "long" }).format(number).replaceAll(" ", "\u00a0");
  const writesH = ["fr", "en"].includes(lang);
  const [, whole, part] = /^(\d+)\.(\d\d)$/.exec(value) ?? [];
  if (!part) return writesH ? `${new Intl.NumberFormat(lang).format(value)}\u00a0h` : counted(value, "hour");
  const minutes = Math.round(part * 0.6);
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

function show(says, found = {}) {
  for (const part of place.querySelectorAll("[data-says]")) part.hidden = part.dataset.says !== says;
  for (const part of place.querySelectorAll("[data-fact]")) part.textContent = written(part.dataset.fact, found[part.dataset.fact] ?? "");
  for (const part of place.querySelectorAll("[data-if]")) part.hidden = !found[part.dataset.if];
}

async function look(text) {
  const [, code, packed] = ADDRESS.exec(text) ?? [];
  if (!code) return text.includes("#") && show("changed");
  if (!crypto.subtle) return show("unable");
  const found = await facts(code, packed);
  const another = place.dataset.code && place.dataset.code !== code;
  return show(found && !another ? "genuine" : "changed", found ?? {});
}

async function inflated(bytes) {
  const parts = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  let text = "";
  try {
    for (let part = await parts.read(); !part.done; part = await parts.read()) text += new TextDecoder("latin1").decode(part.value);
  } catch {
    // what came before the end is enough
  }
  return text;
}

async function lookInside(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder("latin1").decode(bytes);
  if (ADDRESS.test(text)) return look(text);
  for (const found of text.matchAll(/stream\r?\n/g)) {
    const start = found.index + found[0].length;
    if (bytes[start] !== 0x78) continue;
    const inside = await inflated(bytes.slice(start, text.indexOf("endstream", start)));
    if (ADDRESS.test(inside)) return look(inside);
  }
  return show("changed");
}

if (place) {
  look(location.href);
  addEventListener("hashchange", () => look(location.href));
  document.querySelector("[data-address]")?.addEventListener("input", (event) => look(event.target.value.trim()));
  document.querySelector("[data-pdf]")?.addEventListener("change", (event) => event.target.files[0] && lookInside(event.target.files[0]));
}
if (location.protocol !== "file:") navigator.serviceWorker?.register("/verify/worker.js", { scope: "/verify/" }).catch(() => {});
