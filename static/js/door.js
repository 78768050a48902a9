/* The list at the door without a network: it stays on the phone, arrivals wait in a row until the
   site has said that it knows them. Without this file every button is a plain form. */
(() => {
  const door = document.querySelector("[data-door]");
  if (!door) return;
  const key = `door-${door.dataset.door}`;
  const list = door.querySelector("[data-list]");
  const box = door.querySelector("#code");
  const state = door.querySelector("[data-state]");
  const blank = door.querySelector("[data-row]");
  const last = door.querySelector("[data-last]");
  const { here } = blank.dataset;
  const arrives = blank.content.querySelector("button").textContent;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const kept = 48 * 3600 * 1000;
  const patience = 10000; // ms; a network that takes longer is none

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

  function tell(words) {
    // Said again every few seconds, the same words would be read aloud each time.
    if (state.textContent !== words) state.textContent = words;
  }

  function itemOf(row) {
    const known = list.querySelector(`[data-code="${row.code}"]`);
    if (known) return known;
    const item = blank.content.querySelector("li").cloneNode(true);
    item.dataset.code = row.code;
    item.querySelector("input[name=code]").value = row.code;
    item.querySelector("[data-letters]").textContent = row.code;
    list.append(item);
    return item;
  }

  function fill(item, row) {
    item.querySelector("[data-name]").textContent = row.name;
    item.querySelector("[data-places]").textContent = `× ${row.places}`;
    item.querySelector("[data-places]").hidden = row.places === 1;
    item.querySelector("[data-waits]").hidden = !row.waits;
    item.querySelector("[data-freed]").hidden = !row.freed;
    item.querySelector("[data-needs]").textContent = row.needs;
    item.querySelector("[data-needs]").hidden = !row.needs;
  }

  function show() {
    const codes = new Set(rows.map((row) => row.code));
    for (const item of list.children) if (!codes.has(item.dataset.code)) item.hidden = true;
    let arrived = 0, expected = 0;
    const words = plain(box.value.trim());
    for (const row of rows) {
      const isHere = Boolean(row.arrived || waiting[row.code]);
      if (!row.waits || isHere) expected += row.places;
      if (isHere) arrived += row.places;
      const item = itemOf(row);
      fill(item, row);
      item.hidden = Boolean(words) && !plain(row.name).includes(words) && !row.code.toLowerCase().startsWith(words);
      item.classList.toggle("is-here", isHere);
      const button = item.querySelector("button");
      button.disabled = isHere;
      button.textContent = isHere ? here : arrives;
    }
    door.querySelector("[data-arrived]").textContent = arrived;
    door.querySelector("[data-expected]").textContent = expected;
  }

  async function send() {
    const arrivals = Object.entries(waiting).map(([code, at]) => ({ code, at }));
    try {
      const response = await fetch(door.dataset.url, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": door.dataset.token },
        body: JSON.stringify({ arrivals }),
        signal: AbortSignal.timeout?.(patience),
      });
      if (response.redirected || response.status === 403) {
        tell(door.dataset.login);
        return;
      }
      if (!response.ok) throw new Error(response.status);
      rows = (await response.json()).rows;
      made = Date.now();
      for (const { code } of arrivals) delete waiting[code];
      keep();
      tell(Object.keys(waiting).length ? "" : door.dataset.sent);
      show();
    } catch {
      tell(door.dataset.offline);
    }
  }

  /* Who came last, with what they need: whoever looks at the camera does not look at the list. */
  function announce(name, words, needs = "") {
    last.hidden = false;
    last.classList.toggle("is-unknown", !name);
    last.querySelector("[data-last-name]").textContent = name;
    last.querySelector("[data-last-words]").textContent = words;
    last.querySelector("[data-last-needs]").textContent = needs;
    last.querySelector("[data-last-needs]").hidden = !needs;
  }

  function arrive(code) {
    const row = rows.find((one) => one.code === code);
    if (!row) return announce("", door.dataset.nobody);
    const isHere = Boolean(row.arrived || waiting[code]);
    if (!isHere) waiting[code] = new Date().toISOString();
    announce(row.places > 1 ? `${row.name} × ${row.places}` : row.name, isHere ? door.dataset.known : door.dataset.come, row.needs);
    keep();
    show();
    send();
  }

  door.addEventListener("submit", (event) => {
    event.preventDefault();
    const isSearch = event.target.matches("[data-search]");
    const typed = new FormData(event.target).get("code").trim();
    const visible = rows.filter((row) => !list.querySelector(`[data-code="${row.code}"]`)?.hidden);
    const known = rows.some((row) => row.code === typed.toUpperCase());
    if (!typed) return;
    // Of several who bear the name, the list shows which.
    if (isSearch && !known && visible.length > 1) return list.querySelector("li:not([hidden]) button:enabled")?.focus();
    arrive(isSearch && !known && visible.length ? visible[0].code : typed.toUpperCase());
    if (!isSearch || !(known || visible.length)) return;
    box.value = "";
    box.focus();
    show();
  });

  box.addEventListener("input", show);
  addEventListener("online", send);

  /* Also with nothing to send: another phone may have let people in. In a pocket it does not ask. */
  function ask() {
    if (!document.hidden || Object.keys(waiting).length) send();
  }
  document.addEventListener("visibilitychange", ask);
  setInterval(ask, 15000);

  // From the camera (door-scan.js).
  door.addEventListener("door:read", (event) => arrive(event.detail));

  /* What the phone needs to load the page again without a network; one list at a time. */
  async function keepPage() {
    const parts = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((part) => part.href || part.src);
    parts.push(door.dataset.qrFind, door.dataset.qrText);
    await caches.delete("door");
    await (await caches.open("door")).addAll([location.pathname, ...parts]);
    door.dataset.kept = "";
  }
  if ("serviceWorker" in navigator && navigator.onLine) {
    navigator.serviceWorker.register(door.dataset.worker).then(() => navigator.serviceWorker.ready).then(keepPage).catch(() => {});
  }

  // The phone's own camera opened a ticket without a network (door-worker.js): the list shows whose it is.
  if (/^#[A-Z]{5}$/.test(location.hash)) box.value = location.hash.slice(1);
  show();
  send();
})();
