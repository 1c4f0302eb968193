// Keeps the page that checks a square, so that it opens without network. Nothing about persons is kept.
const SHELL = "/verify/offline";
const KEPT = "verify";

async function keep() {
  const page = await fetch(SHELL, { credentials: "omit", cache: "no-cache" });
  if (!page.ok || page.redirected) return;
  const cache = await caches.open(KEPT);
  const text = await page.clone().text();
  const needed = [...text.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1]);
  for (const address of needed) if (!(await cache.match(address))) await cache.add(address);
  await cache.put(SHELL, page);
  for (const old of await cache.keys()) if (![SHELL, ...needed].includes(new URL(old.url).pathname)) await cache.delete(old);
}

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.waitUntil(keep().catch(() => {}))); // each page of checks asks for it
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match(SHELL)));
  } else if (new URL(request.url).pathname.startsWith("/static/")) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});
