/* The list at the door without a network: it stays on the phone, arrivals wait in a row until the
   site has said that it knows them. Without this file every button is a plain form. */
(() => {
  const door = document.querySelector("[data-door]");
  if (!door) return;
  const key = `door-${door.dataset.door}`;
  const list = door.querySelector("[data-list]");
  const box = door.querySelector("#code");
  const state = door.querySelector("[data-state]");
  const here = door.querySelector("[data-words]").dataset.here;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const kept = 48 * 3600 * 1000;

  /* Names and needs are nobody's business on a phone after the evening. What the site does not know yet
     stays: letters and hours. */
  for (const name of Object.keys(localStorage).filter((one) => /^door-\d+$/.test(one))) {
    const old = JSON.parse(localStorage.getItem(name));
    if (Date.now() - old.made < kept) continue;
    if (Object.keys(old.waiting).length) localStorage.setItem(name, JSON.stringify({ waiting: old.waiting }));
    else localStorage.removeItem(name);
  }

  const stored = JSON.parse(localStorage.getItem(key) || "{}");
  let waiting = stored.waiting || {};
  let rows = JSON.parse(document.getElementById("door-rows").textContent);
  let made = new Date(door.dataset.made).getTime();
  // Loaded again without a network, the page is older than what the site has said since.
  if (stored.made > made) ({ rows, made } = stored);
  // Only the list that was opened last is in the cache: this one, if there is no network.
  if (Date.now() - made > kept) window.caches?.open("door").then((cache) => cache.delete(location.pathname));

  function keep() {
    localStorage.setItem(key, JSON.stringify({ waiting, rows, made }));
  }

  function show() {
    let arrived = 0, expected = 0;
    const words = plain(box.value.trim());
    for (const row of rows) {
      const isHere = Boolean(row.arrived || waiting[row.code]);
      if (!row.waits || isHere) expected += row.places;
      if (isHere) arrived += row.places;
      const item = list.querySelector(`[data-code="${row.code}"]`);
      if (!item) continue;
      item.hidden = Boolean(words) && !plain(row.name).includes(words) && !row.code.toLowerCase().startsWith(words);
      item.classList.toggle("is-here", isHere);
      const button = item.querySelector("button");
      button.disabled = isHere;
      if (isHere) button.textContent = here;
    }
    door.querySelector("[data-arrived]").textContent = arrived;
    door.querySelector("[data-expected]").textContent = expected;
  }

  async function send() {
    const arrivals = Object.entries(waiting).map(([code, at]) => ({ code, at }));
    if (!arrivals.length) { state.textContent = door.dataset.sent; return; }
    try {
      const response = await fetch(door.dataset.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": door.dataset.token },
        body: JSON.stringify({ arrivals }),
      });
      if (response.redirected || response.status === 403) {
        state.textContent = door.dataset.login;
        return;
      }
      if (!response.ok) throw new Error(response.status);
      rows = (await response.json()).rows;
      made = Date.now();
      for (const { code } of arrivals) delete waiting[code];
      keep();
      state.textContent = Object.keys(waiting).length ? "" : door.dataset.sent;
      show();
    } catch {
      state.textContent = door.dataset.offline;
    }
  }

  function arrive(code) {
    const row = rows.find((one) => one.code === code);
    if (!row) return false;
    if (!row.arrived && !waiting[code]) waiting[code] = new Date().toISOString();
    keep();
    show();
    send();
    return true;
  }

  door.addEventListener("submit", (event) => {
    const typed = new FormData(event.target).get("code").trim();
    const visible = rows.filter((row) => !list.querySelector(`[data-code="${row.code}"]`)?.hidden);
    const code = rows.some((row) => row.code === typed.toUpperCase()) ? typed.toUpperCase()
      : event.target.matches("[data-search]") && typed && visible.length === 1 ? visible[0].code : "";
    event.preventDefault();
    if (!code) state.textContent = typed ? door.dataset.nobody : "";
    else if (arrive(code) && event.target.matches("[data-search]")) {
      box.value = "";
      box.focus();
      show();
    }
  });

  box.addEventListener("input", show);
  addEventListener("online", send);
  setInterval(send, 15000);

  // From the camera (door-scan.js): prevented once the code was one of the list.
  door.addEventListener("door:read", (event) => {
    if (arrive(event.detail)) event.preventDefault();
    else state.textContent = door.dataset.nobody;
  });

  /* What the phone needs to load the page again without a network; one list at a time. */
  async function keepPage() {
    const parts = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((part) => part.href || part.src);
    await caches.delete("door");
    await (await caches.open("door")).addAll([location.pathname, ...parts]);
    door.dataset.kept = "";
  }
  if ("serviceWorker" in navigator && navigator.onLine) {
    navigator.serviceWorker.register(door.dataset.worker).then(() => navigator.serviceWorker.ready).then(keepPage).catch(() => {});
  }

  show();
  send();
})();
