/* Parts of a page are fetched anew whenever something has changed; the focus stays where it is. Where its
   button has gone, it goes to the same one of the next row, else to the heading above, which says where
   things stand now. More that waits is said to those who listen. */
(() => {
  const { body } = document;
  let seen = body.dataset.mark ?? "";
  let running = null;

  const waiting = () => Number(document.querySelector("[data-waiting]")?.dataset.waiting ?? 0);

  function focusHeading(region) {
    const heading = region?.querySelector("h2");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  /* The buttons that do the same for other rows, the next ones first. */
  function alike(id) {
    const kind = id?.match(/^(.+-)\d+$/)?.[1];
    if (!kind) return [];
    const ids = [...document.querySelectorAll(`[id^="${kind}"]`)].map((button) => button.id);
    const place = ids.indexOf(id);
    return [...ids.slice(place + 1), ...ids.slice(0, place).reverse()];
  }

  const soon = () => { setTimeout(refresh); }; // after the click

  async function refresh() {
    running?.abort();
    running = new AbortController();
    try {
      const response = await fetch(location.pathname, { signal: running.signal });
      if (!response.ok) return;
      const next = new DOMParser().parseFromString(await response.text(), "text/html");
      const focused = document.activeElement?.id;
      const others = alike(focused);
      const around = document.activeElement?.closest("[data-region]");
      const before = waiting();
      for (const region of document.querySelectorAll("[data-region]")) {
        // Whoever is typing there is not disturbed.
        if (region.contains(document.activeElement) && document.activeElement.matches("textarea, select, input")) continue;
        // Nor is whoever presses a button there: it would be gone before the finger lifts.
        if (region.matches(":active")) {
          for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, soon, { once: true });
          continue;
        }
        const fresh = next.getElementById(region.id);
        if (fresh && fresh.innerHTML !== region.innerHTML) region.replaceChildren(...fresh.childNodes);
      }
      if (focused && document.activeElement?.id !== focused) {
        const button = [focused, ...others].map((id) => document.getElementById(id)).find(Boolean);
        if (button) button.focus();
        else focusHeading(around);
      }
      const heading = document.querySelector("[data-waiting]");
      if (waiting() > before) document.dispatchEvent(new CustomEvent("live:say", { detail: ["waiting", heading.textContent] }));
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
