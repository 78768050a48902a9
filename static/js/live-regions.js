/* Parts of a page are fetched anew whenever something has changed; the focus stays where it is. */
(() => {
  const { body } = document;
  let seen = body.dataset.mark ?? "";
  let running = null;

  async function refresh() {
    running?.abort();
    running = new AbortController();
    try {
      const response = await fetch(location.pathname, { signal: running.signal });
      if (!response.ok) return;
      const next = new DOMParser().parseFromString(await response.text(), "text/html");
      const focused = document.activeElement?.id;
      for (const region of document.querySelectorAll("[data-region]")) {
        // Whoever is typing there is not disturbed.
        if (region.contains(document.activeElement) && document.activeElement.matches("textarea, select, input")) continue;
        const fresh = next.getElementById(region.id);
        if (fresh && fresh.innerHTML !== region.innerHTML) region.replaceChildren(...fresh.childNodes);
      }
      if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
      document.dispatchEvent(new Event("live:ask"));
    } catch { /* replaced by a newer one, or no network: the next change brings it */ }
  }

  document.addEventListener("live:state", ({ detail: state }) => {
    if (state.mark === seen) return;
    seen = state.mark;
    refresh();
  });
  document.addEventListener("live:stale", refresh);
  document.addEventListener("live:settled", () => { document.dispatchEvent(new Event("live:ask")); });
})();
