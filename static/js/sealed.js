// Tells whether a PDF is, to the byte, one that a key of ours signed. Without network; nothing leaves the browser.
// Signatures (CMS, DER) are handled as hexadecimal digits: so parts are cut, joined and compared as text.
const input = document.querySelector("[data-pdf]");
const LARGEST = 2_000_000; // bytes; ours have 40,000
const MOST_RANGES = 20;
const RANGE = /\/ByteRange \[0 (\d{10}) (\d{10}) (\d{10})\]/g;
const OURS = /\/Reason \(DL-[0-9A-Z]{5}-[0-9A-Z]{5} sha-256:[0-9a-f]{64}\)/;
const SIGNATURE = /^<(?:[0-9a-f]{2})+>$/;
const ADDRESS = /\/verify\/DL-[0-9A-Z]{5}-[0-9A-Z]{5}#[A-Z2-7]{110,4000}/;

const [SEQUENCE, SET, OCTETS, INTEGER, CONTEXT] = ["30", "31", "04", "02", "a0"];
const ONE = "020101";
const SIGNED_DATA = "06092a864886f70d010702";
const DATA = "06092a864886f70d010701";
const MESSAGE_DIGEST = "06092a864886f70d010904";
const SHA256 = "300d06096086480165030402010500";
const ECDSA = "300a06082a8648ce3d040302";

const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const digestOf = async (bytes) => hexOf(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));

// The values that stand one after the other; RangeError at one that is cut short.
function* values(hex) {
  for (let at = 0; at < hex.length; ) {
    let from = at + 4;
    let size = parseInt(hex.slice(at + 2, from), 16);
    if (size > 0x80) {
      const wide = from + 2 * (size - 0x80);
      size = parseInt(hex.slice(from, wide), 16);
      from = wide;
    }
    const end = from + 2 * size;
    if (!(end <= hex.length)) throw new RangeError("cut short");
    yield { whole: hex.slice(at, end), inside: hex.slice(from, end) };
    at = end;
  }
}

const contents = (hex) => [...values(values(hex).next().value.inside)];

function value(tag, ...parts) {
  const inside = parts.join("");
  const size = (inside.length / 2).toString(16);
  const length = size.padStart(size.length + (size.length % 2), "0");
  return tag + (inside.length < 0x100 ? length : (0x80 + length.length / 2).toString(16) + length) + inside;
}

function envelope({ carried, who, attributes, signature }) {
  const signer = value(SEQUENCE, ONE, value(SEQUENCE, who), SHA256, value(CONTEXT, attributes), ECDSA, value(OCTETS, signature));
  const data = value(SEQUENCE, ONE, value(SET, SHA256), value(SEQUENCE, DATA), value(CONTEXT, carried), value(SET, signer));
  return value(SEQUENCE, SIGNED_DATA, value(CONTEXT, data));
}

function parted(hex) {
  const [, content] = contents(hex);
  const [, , , carried, signers] = contents(content.inside);
  const [, who, , attributes, , signature] = contents(signers.inside);
  const [, serial] = values(who.inside);
  const parts = { carried: carried.inside, who: who.inside, attributes: attributes.inside, signature: signature.inside };
  return { ...parts, serial: serial.whole };
}

// A signature of two numbers, as browsers want it: 32 bytes each. Empty when it is written in another way.
function pair(signature) {
  const numbers = contents(signature).map(({ inside }) => inside.replace(/^(00)+/, ""));
  const again = numbers.map((digits) => value(INTEGER, /^[89a-f]/.test(digits) ? "00" : "", digits));
  const isOne = numbers.length === 2 && value(SEQUENCE, ...again) === signature && numbers.every((digits) => digits.length <= 64);
  return isOne ? numbers.map((digits) => digits.padStart(64, "0")).join("") : "";
}

function says(attributes, digest) {
  const [told, ...more] = [...values(attributes)].filter(({ inside }) => inside.startsWith(MESSAGE_DIGEST));
  return !more.length && told?.whole === value(SEQUENCE, MESSAGE_DIGEST, value(SET, value(OCTETS, digest)));
}

async function verified(certificate, { attributes, who, signature }) {
  const [, serial, , issuer, , , key] = [...values(contents(certificate)[0].inside)].map(({ whole }) => whole);
  if (who !== issuer + serial) return false;
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const imported = await crypto.subtle.importKey("spki", bytesOf(key), curve, false, ["verify"]);
  const signed = bytesOf(value(SET, attributes));
  return crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, imported, bytesOf(pair(signature)), signed);
}

// Whether a key we carry signed this digest, and every byte of the signature is as we write it.
async function judged(hex, digest) {
  const { signers, others } = JSON.parse(input.dataset.signers);
  const parts = parted(hex);
  const mark = signers[parts.serial];
  if (!mark) return "unknown";
  let certificate = "";
  for (const { whole } of values(parts.carried)) {
    const its = await digestOf(bytesOf(whole));
    if (its === mark) certificate = whole;
    else if (!others.includes(its)) return "altered";
  }
  const isWhole = hex === envelope(parts).padEnd(hex.length, "0") && says(parts.attributes, digest);
  return certificate && isWhole && (await verified(certificate, parts)) ? "sealed" : "altered";
}

async function examined(bytes, text) {
  if (!text.includes("/ByteRange")) return "unsigned";
  for (const [, ...range] of [...text.matchAll(RANGE)].slice(0, MOST_RANGES)) {
    const [opening, closing, rest] = range.map(Number);
    const signature = text.slice(opening, closing);
    if (closing + rest !== bytes.length || !SIGNATURE.test(signature)) continue;
    if (!OURS.test(text.slice(Math.max(0, opening - 2000), opening))) continue;
    const covered = new Blob([bytes.subarray(0, opening), bytes.subarray(closing)]);
    return judged(signature.slice(1, -1), await digestOf(await covered.arrayBuffer())).catch(() => "altered");
  }
  return OURS.test(text) ? "altered" : "unknown";
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

// The address in the square of a file that we signed; empty in one that has none.
async function addressIn(bytes, text) {
  if (ADDRESS.test(text)) return ADDRESS.exec(text)[0];
  for (const found of text.matchAll(/stream\r?\n/g)) {
    const start = found.index + found[0].length;
    if (bytes[start] !== 0x78) continue;
    const inside = await inflated(bytes.slice(start, text.indexOf("endstream", start)));
    if (ADDRESS.test(inside)) return ADDRESS.exec(inside)[0];
  }
  return "";
}

async function told(file) {
  if (!crypto.subtle) return { says: "unable" };
  if (file.size > LARGEST) return { says: "unsigned" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = new TextDecoder("latin1").decode(bytes);
  const said = await examined(bytes, text);
  return { says: said, address: said === "sealed" ? await addressIn(bytes, text) : "" };
}

async function change() {
  if (!input.files[0]) return;
  const detail = await told(input.files[0]);
  document.querySelector("[data-square]").dispatchEvent(new CustomEvent("file", { detail }));
}

if (input) {
  input.closest("[hidden]").hidden = false;
  input.addEventListener("change", change);
}
