/* “Count me in” without a network: the form waits and leaves by itself. Without this file it is a form. */
(() => {
  const form = document.querySelector("form[data-patient]");
  const status = document.querySelector("[data-status]");
  const pause = (time) => new Promise((done) => { setTimeout(done, time); });

  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const words = new URLSearchParams(new FormData(form));
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    for (;;) {
      try {
        const response = await fetch(form.action, { method: "POST", body: words, signal: AbortSignal.timeout(10000) });
        if (response.redirected) return location.assign(response.url);
        if (response.status < 500) return form.submit(); // the page says what is missing
      } catch { /* no network yet */ }
      status.textContent = document.body.dataset.kept;
      await pause(2000);
    }
  });
})();
