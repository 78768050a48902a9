/* Lists that answer without a full page load. Without this file they are plain forms and links. */
(() => {
  const region = document.querySelector("[data-results]");
  if (!region || !window.fetch || !window.history.pushState) return;

  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  document.body.append(status);
  let running = null;
  const asked = () => location.pathname + location.search;
  let shown = asked();

  async function show(url, { push = true, focus = "" } = {}) {
    running?.abort();
    running = new AbortController();
    region.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(url, { signal: running.signal });
      if (!response.ok) throw new Error(response.status);
      const next = new DOMParser().parseFromString(await response.text(), "text/html");
      const results = next.querySelector("[data-results]");
      if (!results) throw new Error("no results");
      const opened = [...region.querySelectorAll("details")].map((box) => box.open);
      region.replaceChildren(...results.childNodes);
      region.querySelectorAll("details").forEach((box, i) => (box.open ||= opened[i]));
      document.title = next.title;
      if (push) history.pushState(null, "", url);
      shown = asked();
      const count = region.querySelector("[data-count]");
      status.textContent = count?.textContent.trim() ?? "";
      (focus && region.querySelector(focus) || count)?.focus();
      if (!focus) region.scrollIntoView();
    } catch (error) {
      if (error.name !== "AbortError") location.assign(url);
    } finally {
      region.removeAttribute("aria-busy");
    }
  }

  function address(form) {
    const values = [...new FormData(form)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(values).toString();
    return form.getAttribute("action") + (query ? `?${query}` : "");
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-results] form[method=get]")) return;
    event.preventDefault();
    show(address(event.target));
  });

  document.addEventListener("change", (event) => {
    const box = event.target;
    const form = box.closest("[data-results] form");
    if (!form || !/^(checkbox|radio)$/.test(box.type)) return;
    show(address(form), {
      focus: `input[name="${CSS.escape(box.name)}"][value="${CSS.escape(box.value)}"]`,
    });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-results] :is(a[data-live], .pagination a)");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(link.href);
  });

  // A jump within the page, such as to its content, asks for nothing else.
  addEventListener("popstate", () => {
    if (asked() !== shown) show(location.href, { push: false });
  });
})();
