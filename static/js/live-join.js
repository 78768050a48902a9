/* “Count me in” without a network: the form waits, outlives a reload, and leaves by itself. Without this
   file it is a form. */
(() => {
  const form = document.querySelector("form[data-patient]");
  if (!form || !AbortSignal.timeout) return;
  const status = document.querySelector("[data-status]");
  const button = form.querySelector("button[type=submit]");
  const shelf = `buzz-join-${location.pathname}${location.search}`;
  const pause = (time) => new Promise((done) => { setTimeout(done, time); });

  function keep(kept) {
    try {
      if (kept) localStorage.setItem(shelf, JSON.stringify(kept));
      else localStorage.removeItem(shelf);
    } catch { /* no storage: the page itself remembers */ }
  }

  function recall() {
    try {
      return JSON.parse(localStorage.getItem(shelf));
    } catch {
      return null;
    }
  }

  /* The page that comes back says what is missing. */
  function submitPlainly(words) {
    for (const [name, value] of new URLSearchParams(words)) {
      const field = form.elements[name];
      if (field?.type === "checkbox") field.checked = true;
      else if (field) field.value = value;
    }
    form.submit();
  }

  async function send({ words, at }) {
    button.disabled = true;
    for (;;) {
      const sent = new URLSearchParams(words);
      sent.set("waited", Math.max(0, Date.now() - at));
      try {
        const response = await fetch(form.action, { method: "POST", body: sent, signal: AbortSignal.timeout(10000) });
        // A room behind one line may have to wait its turn (429), a server may restart.
        if (response.status < 500 && response.status !== 429) {
          keep(null);
          return response.redirected ? location.assign(response.url) : submitPlainly(words);
        }
      } catch { /* no network yet */ }
      status.textContent = document.body.dataset.kept;
      await pause(2000);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const kept = { words: `${new URLSearchParams(new FormData(form))}`, at: Date.now() };
    keep(kept);
    send(kept);
  });

  const waiting = recall();
  if (waiting) send(waiting);
})();
