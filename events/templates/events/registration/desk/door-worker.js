/* A phone that reloads the list at the door without a network gets it as it last was. The page
   itself puts into the cache what it needs. */
const PATIENCE = 5000; // ms; then what is kept is shown rather than nothing

async function fromPhone(request) {
  const kept = await caches.match(request);
  if (kept || !new URL(request.url).pathname.includes("/scan/")) return kept;
  // The phone's own camera opened a ticket: the list that is kept knows its letters, which stay in the address.
  const pages = await (await caches.open("door")).keys();
  const list = pages.find((page) => page.url.endsWith("/door/"));
  return list && Response.redirect(list.url);
}

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const network = fetch(request);
  const late = new Promise((done) => { setTimeout(done, PATIENCE); }).then(() => fromPhone(request));
  const either = Promise.race([network, late]).then((answer) => answer ?? network);
  event.respondWith(either.catch(async () => (await fromPhone(request)) ?? Response.error()));
});
