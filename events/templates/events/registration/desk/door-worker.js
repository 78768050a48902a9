/* A phone that reloads the list at the door without a network gets it as it last was. The page
   itself puts into the cache what it needs. */
addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(event.request)) || Response.error()));
});
