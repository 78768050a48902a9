/* The evening on a phone, the projection and the control: asks what is on stage, and keeps every tap
   until the server has said that it has it. Without this file the pages are plain forms and links. */
(() => {
  if (!AbortSignal.timeout) return; // a phone that is too old for this has forms and links
  const { body } = document;
  const { code, state: address } = body.dataset;
  const shelf = `buzz-${code}`;
  let state = null; // what the server said last
  let said = {}; // taps under way, shown as if they had arrived
  let etag = "";
  let offset = 0; // the server's clock, less ours

  /* --- what is kept on the phone ------------------------------------------------------------- */

  function recall(name, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`${shelf}-${name}`)) ?? otherwise;
    } catch {
      return otherwise; // no storage, or somebody else's: the page itself remembers
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem(`${shelf}-${name}`, JSON.stringify(value));
    } catch { /* as above */ }
  }

  function drop(name) {
    try {
      localStorage.removeItem(`${shelf}-${name}`);
    } catch { /* as above */ }
  }

  /* Taps that an earlier page did not get through, each by itself: two tabs do not lose each other's. */
  function kept() {
    try {
      const names = Object.keys(localStorage).filter((name) => name.startsWith(`${shelf}-tap-`));
      return names.map((name) => JSON.parse(localStorage.getItem(name))).sort((one, other) => one.at - other.at);
    } catch {
      return [];
    }
  }

  /* Not crypto.randomUUID: it is missing on a local network without https. */
  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  const phone = recall("phone", null) ?? newKey();
  keep("phone", phone);
  const queue = kept();
  const stars = recall("stars", {});

  /* --- taps: one at a time, in order, until each is acknowledged ------------------------------ */

  let sending = false;
  let settled = 0; // when the last tap was acknowledged: older answers do not know it
  let hurry = null; // ends the pause between two tries

  async function flush() {
    if (sending) return;
    sending = true;
    let pause = 300;
    while (queue.length) {
      const tap = queue[0];
      const answer = await send(tap);
      if (answer) {
        queue.shift();
        drop(`tap-${tap.key}`);
        settle(tap, answer);
        pause = 300;
        continue;
      }
      tell(body.dataset.kept);
      await new Promise((done) => {
        hurry = done;
        setTimeout(done, pause * (0.75 + Math.random() / 2));
      });
      pause = Math.min(pause * 2, 4000);
    }
    sending = false;
    // A room's stars change nothing that is shown: it does not ask because of them.
    if (Object.keys(said).length) ask();
  }

  /* What the server said of a tap; nothing while nobody has said that it arrived. */
  async function send(tap) {
    const words = new URLSearchParams(tap.words);
    words.set("waited", Math.max(0, Date.now() - tap.at));
    // Whoever has signed in again since has another token.
    const token = document.querySelector("[name=csrfmiddlewaretoken]");
    if (token && words.has(token.name)) words.set(token.name, token.value);
    try {
      const response = await fetch(tap.to, {
        method: "POST",
        body: words,
        headers: { Accept: "application/json" },
        signal: AbortSignal.timeout(8000),
      });
      if (response.status === 403) document.dispatchEvent(new Event("live:stale"));
      const answer = await response.json();
      return answer.key === tap.key ? answer : null;
    } catch {
      return null; // no network, a portal that answers something else, a server that restarts
    }
  }

  function settle(tap, answer) {
    settled = performance.now();
    tell(answer.refused ?? body.dataset.received);
    const form = document.querySelector(`form[data-tap="${tap.form}"]`);
    if (answer.refused && form?.matches("[data-clears]")) {
      const field = form.querySelector("textarea");
      field.value ||= new URLSearchParams(tap.words).get(field.name); // nothing typed is lost
    }
    document.dispatchEvent(new CustomEvent("live:settled", { detail: answer }));
  }

  const mark = (form) => (form.dataset.tap ||= newKey());

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("form[data-live]")) return;
    event.preventDefault();
    const words = new URLSearchParams(new FormData(form, event.submitter));
    const key = newKey();
    words.set("key", key);
    words.set("phone", phone);
    const to = form.getAttribute("action") || location.pathname;
    const tap = { key, to, words: `${words}`, at: Date.now(), form: mark(form) };
    queue.push(tap);
    keep(`tap-${key}`, tap);
    suppose(form, event.submitter);
    flush();
  });

  /* A rehearsal judges the same pitches, and is forgotten. */
  const judged = () => `${state.pitch?.id}${state.rehearsal ? "-rehearsal" : ""}`;

  /* Show at once what the tap will do; what the server says later counts. */
  function suppose(form, button) {
    if (form.matches("[data-clears]")) form.querySelector("textarea").value = "";
    if (form.matches("[data-stars]") && state?.pitch) {
      stars[judged()] = button.value;
      keep("stars", stars);
    }
    if (form.matches("[data-buzzes]")) said = { own: { angle: "", format: "", week: "" } };
    if (form.matches("[data-unsets]")) said = { own: null };
    if (form.dataset.sets) said = { own: { ...current().own, [form.dataset.sets]: button.value } };
    show();
    // The button may just have gone: the focus goes on to what comes next.
    if (form.matches("[data-buzzes], [data-sets]")) openNext(said.own);
    if (form.matches("[data-unsets]")) document.querySelector("[data-buzzes] button")?.focus();
  }

  function tell(words) {
    const status = document.querySelector("[data-status]");
    if (status && status.textContent !== words) status.textContent = words;
  }

  /* --- for those who listen: what is new, in one sentence every few seconds ------------------- */

  const unsaid = new Map(); // by what it is about: the last word on it counts
  let isSaying = false;

  function say(about, words) {
    unsaid.set(about, words);
    if (isSaying) return;
    isSaying = true;
    setTimeout(speak, 300); // windows that light together are told together
  }

  function speak() {
    const words = [...unsaid.values()].join(" ");
    unsaid.clear();
    document.querySelector("[data-say]").textContent = words;
    isSaying = Boolean(words);
    if (isSaying) setTimeout(speak, 4000);
  }

  function sayWhatIsNew(before, now) {
    now.seats.forEach((seat, number) => {
      if (seat.lit && !before.seats[number]?.lit) say(number, body.dataset.pressed.replace("…", () => seat.outlet || seat.name));
    });
    for (const part of document.querySelectorAll("[data-says]")) {
      const about = part.dataset.says;
      if (now[about] && JSON.stringify(now[about]) !== JSON.stringify(before[about])) say(about, part.innerText);
    }
  }

  document.addEventListener("live:say", ({ detail: [about, words] }) => { say(about, words); });

  /* --- what is on stage ---------------------------------------------------------------------- */

  let timer = null;
  let asking = false;
  let every = 1000; // milliseconds between two questions, as the server last said

  async function ask() {
    if (asking || !address) return;
    asking = true;
    clearTimeout(timer);
    const begun = performance.now();
    const before = state;
    try {
      const response = await fetch(address, {
        cache: "no-store",
        headers: etag ? { "If-None-Match": etag } : {},
        signal: AbortSignal.timeout(5000),
      });
      if (response.status === 200) {
        const found = await response.json();
        etag = response.headers.get("ETag") ?? "";
        state = found;
      } else if (response.status !== 304) throw new Error(response.status);
      const clock = Number(response.headers.get("X-Server-Time"));
      if (clock) offset = clock - Date.now();
      every = Number(response.headers.get("X-Every")) || every;
      network(true);
      if (!queue.length && begun > settled) said = {};
      show();
      if (before && state !== before) sayWhatIsNew(before, state);
      document.dispatchEvent(new CustomEvent("live:state", { detail: state }));
    } catch {
      network(false); // the page keeps what it shows, and says so
    }
    asking = false;
    timer = setTimeout(ask, every * (1 + Math.random() / 10));
  }

  function network(isThere) {
    const band = document.querySelector("[data-network]");
    const words = isThere ? "" : body.dataset.offline;
    if (band && band.textContent !== words) band.textContent = words;
    body.classList.toggle("is-offline", !isThere);
  }

  const current = () => ({ ...state, ...said });
  const at = (path) => path.split(".").reduce((value, name) => value?.[name], current());

  /* "pitch.state=buzzing|debate&!own": whether a part of the page has its moment. */
  const holds = (rule) => rule.split("&").every((part) => {
    if (part.startsWith("!")) return !at(part.slice(1));
    const [path, values] = part.split("=");
    return values === undefined ? Boolean(at(path)) : values.split("|").includes(String(at(path)));
  });

  function show() {
    if (!state) return;
    for (const part of document.querySelectorAll("[data-text]")) {
      const words = String(at(part.dataset.text) ?? "");
      if (part.textContent !== words) part.textContent = words;
    }
    for (const field of document.querySelectorAll("[data-value]")) field.value = at(field.dataset.value) ?? "";
    for (const part of document.querySelectorAll("[data-if]")) {
      const isHidden = !holds(part.dataset.if);
      if (part.hidden !== isHidden) part.hidden = isHidden;
    }
    for (const list of document.querySelectorAll("[data-list]")) {
      const rows = at(list.dataset.list) ?? [];
      if ([...list.children].map((row) => row.textContent).join("\n") === rows.join("\n")) continue;
      list.replaceChildren(...rows.map((words) => Object.assign(document.createElement("li"), { textContent: words })));
    }
    for (const list of document.querySelectorAll("[data-windows]")) {
      state.seats.forEach((seat, number) => {
        list.children[number]?.classList.toggle("lit", seat.lit);
        const words = list.children[number]?.querySelector("[data-lit]");
        if (words) words.hidden = !seat.lit;
      });
    }
    for (const button of document.querySelectorAll("[data-stars] button")) {
      const given = Number(stars[judged()] ?? 0);
      button.setAttribute("aria-pressed", String(Number(button.value) === given));
      button.classList.toggle("given", Number(button.value) <= given);
    }
    for (const step of document.querySelectorAll("[data-step]")) {
      const value = at(`own.${step.dataset.step}`) ?? "";
      let words = "";
      for (const button of step.querySelectorAll(".seat-choice")) {
        button.setAttribute("aria-pressed", String(button.value === value));
        if (button.value === value) words = button.textContent;
      }
      step.querySelector("[data-said]").textContent = words;
    }
    clock();
  }

  function openNext(own) {
    const steps = [...document.querySelectorAll("[data-step]")];
    const next = steps.find((step) => !own[step.dataset.step]);
    for (const step of steps) step.open = step === next;
    next?.querySelector("summary").focus();
  }

  function clock() {
    const left = !state?.clock?.ends ? state?.clock?.left ?? 0 : Math.max(0, Math.ceil((state.clock.ends - Date.now() - offset) / 1000));
    const words = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    for (const part of document.querySelectorAll("[data-clock]")) {
      if (part.textContent !== words) part.textContent = words;
    }
  }

  setInterval(clock, 250);
  addEventListener("online", () => { hurry?.(); ask(); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { hurry?.(); ask(); } });
  document.addEventListener("live:ask", ask);
  flush();
  ask();
})();
