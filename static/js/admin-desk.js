/* The desk is quicker with this; everything works without. Single keys are Wagtail's own (w-kbd):
   each user can switch them off in their account, and none fires while somebody types. */
(() => {
  const settings = document.getElementById("wagtail-config");
  const keysAreOn = !settings || JSON.parse(settings.textContent).KEYBOARD_SHORTCUTS_ENABLED !== false;

  /* the queue: j and k go from request to request */
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable], dialog");
    const step = { j: 1, k: -1 }[event.key];
    if (!step || !keysAreOn || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = [...document.querySelectorAll(".desk-row__who a")];
    const next = rows[rows.indexOf(document.activeElement) + step];
    (next || (step > 0 ? rows.at(-1) : rows[0]))?.focus();
  });

  const card = document.querySelector("[data-desk-card]");
  if (!card) return;

  /* an act that somebody opens takes the focus to its first field; one that came open from the
     server tells of it too (toggle), as late as it likes, and must not take the focus away */
  for (const act of card.querySelectorAll("details.desk-act")) {
    let open = act.open;
    act.addEventListener("toggle", () => {
      if (act.open && !open) act.querySelector("form[data-act] :is(input:not([type=hidden]), textarea, select)")?.focus();
      open = act.open;
    });
  }

  /* what was refused, or where the last act happened, is where one goes on */
  const refused = card.querySelector("[data-refused]");
  if (refused) {
    const wrong = refused.querySelector("[role=alert], .w-field--error :is(input, textarea, select)");
    wrong?.focus();
  } else if (location.hash) {
    const place = document.getElementById(location.hash.slice(1));
    if (place && !place.matches("details")) {
      place.tabIndex = -1;
      place.focus();
    }
  }

  /* one click sends once */
  for (const form of card.querySelectorAll("form[method=post]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = "yes";
    });
  }
  addEventListener("pageshow", () => {
    for (const form of card.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });

  /* a template fills the mail in; what somebody typed is never overwritten without asking */
  const texts = document.getElementById("desk-texts");
  const begins = (choice, key, form) => {
    const fields = [form.elements.subject, form.elements.body];
    // In a form that came back stands what somebody typed, in any other what a template began.
    const typedBefore = "refused" in form.dataset;
    let filled = fields.map((field) => (typedBefore ? "" : field.defaultValue));
    choice.addEventListener("change", () => {
      const text = JSON.parse(texts.textContent)[key][choice.value] || { subject: "", body: "" };
      const typed = fields.some((field, n) => field.value !== filled[n] && field.value !== "");
      if (typed && !confirm(card.dataset.overwrite)) return;
      fields[0].value = text.subject;
      fields[1].value = text.body;
      filled = [text.subject, text.body];
    });
  };
  const template = card.querySelector("[data-begins=reply]");
  if (template) {
    begins(template, "reply", card.querySelector("form[data-act=reply]"));
    template.form.querySelector("button").hidden = true;
  }
  const closing = card.querySelector("form[data-act=close]");
  if (closing) begins(closing.elements.reason, "close", closing);

  /* who else looks at this card: told once a minute while it is in sight */
  const line = card.querySelector("[data-presence]");
  const token = card.querySelector("[name=csrfmiddlewaretoken]")?.value;
  const tell = async () => {
    if (document.hidden || !token) return;
    try {
      const answer = await fetch(card.dataset.presenceUrl, {
        method: "POST",
        headers: { "X-CSRFToken": token },
      });
      const told = answer.ok ? (await answer.json()).told : "";
      if (line.textContent !== told) line.textContent = told;
    } catch {
      line.textContent = ""; // offline: nothing is known
    }
  };
  tell();
  setInterval(tell, 60_000);
  document.addEventListener("visibilitychange", tell);
})();
