/* The live meter of a story's form. It sends the form as it stands to the server, which alone knows
   the rule, and shows the answer. Without this script the meter is as of the last save. */
(() => {
  const PAUSE = 700; // ms without typing before the server is asked
  const LOOK = 4000; // ms between looks at what fires no event, such as a picture just chosen

  const start = (meter) => {
    const form = meter.closest("form");
    const content = meter.querySelector("[data-completeness-content]");
    if (!form || !content) return;

    let last = null;
    let timer = 0;
    let asking = null;

    const address = () => {
      // A new story gets its number with the first automatic save, without a reload.
      const saved = form.action.match(/\/pages\/(\d+)\/edit\//);
      const page = saved ? saved[1] : meter.dataset.page;
      const query = page ? `page=${page}` : `parent=${meter.dataset.parent}`;
      return `${meter.dataset.url}?${query}`;
    };

    const ask = async () => {
      const body = new URLSearchParams(new FormData(form));
      const now = body.toString();
      if (now === last) return;
      last = now;
      asking?.abort();
      asking = new AbortController();
      try {
        const response = await fetch(address(), { method: "POST", body, signal: asking.signal });
        if (response.ok) show(await response.text());
      } catch (error) {
        if (error.name !== "AbortError") last = null; // offline: asked again at the next change
      }
    };

    const show = (html) => {
      const fresh = document.createElement("template");
      fresh.innerHTML = html;
      const opened = [...content.querySelectorAll("details[open]")].map((d) => d.className);
      // The two lines that are read aloud stay in place: a live region announces changes only.
      const summary = content.querySelector("[role=status]");
      const next = fresh.content.querySelector("[role=status]");
      if (summary.innerHTML !== next.innerHTML) summary.innerHTML = next.innerHTML;
      next.remove();
      const focused = document.activeElement?.dataset?.completenessJump;
      for (const child of [...content.children]) if (child !== summary) child.remove();
      content.append(fresh.content);
      for (const details of content.querySelectorAll("details")) {
        details.open = opened.includes(details.className);
      }
      if (focused && !content.contains(document.activeElement)) {
        content.querySelector(`[data-completeness-jump="${focused}"]`)?.focus();
      }
      mirror();
    };

    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    };

    /* A short copy beside the save button, which is always in sight. */
    const bar = document.createElement("a");
    bar.className = "completeness-bar";
    bar.href = "#completeness-summary";
    const mirror = () => {
      const percentage = content.querySelector("[data-completeness-percentage]");
      const left = content.querySelectorAll(".completeness__list--blocking li").length;
      bar.textContent = percentage.textContent;
      bar.dataset.ready = String(left === 0);
      bar.style.setProperty("--share", content.querySelector("progress").value / 100);
    };
    const footer = form.querySelector("footer .footer__container, footer");
    if (footer) {
      mirror();
      footer.append(bar);
    }

    content.addEventListener("click", (event) => {
      const link = event.target.closest("[data-completeness-jump]");
      if (!link) return;
      const target = find(form, link.dataset.completenessJump);
      if (!target) return;
      event.preventDefault();
      const panel = target.closest(".w-panel, .w-field__wrapper") || target;
      panel.querySelector(".w-panel__toggle[aria-expanded=false]")?.click();
      panel.scrollIntoView({ block: "center" });
      (focusable(target) || focusable(panel))?.focus({ preventScroll: true });
    });

    for (const kind of ["input", "change", "keyup", "click", "w-autosave:success"]) {
      document.addEventListener(kind, later);
    }
    setInterval(() => document.visibilityState === "visible" && ask(), LOOK);
    last = new URLSearchParams(new FormData(form)).toString();
  };

  /* The place of a field: an input, a list of rows, a block field or a rich text. */
  const find = (form, name) =>
    form.querySelector(`#id_${name}-ADD`) ||
    form.querySelector(`[data-contentpath="${name}"]`) ||
    form.querySelector(`[name="${name}"]`)?.closest(".w-field") ||
    form.querySelector(`#id_${name}`);

  const WRITABLE = ["[contenteditable=true]", "input, textarea, select", "button"];

  const focusable = (element) => {
    if (element.matches("button, input, select, textarea")) return element;
    for (const selector of WRITABLE) {
      const found = [...element.querySelectorAll(selector)].find(
        (candidate) =>
          candidate.offsetParent !== null && !candidate.matches("[type=hidden], [class*=comment]")
      );
      if (found) return found;
    }
    return null;
  };

  const boot = () => document.querySelectorAll("[data-completeness]").forEach(start);
  // The form's widgets write their hidden fields when the page has loaded.
  if (document.readyState === "complete") boot();
  else window.addEventListener("load", boot);
})();
