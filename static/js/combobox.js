// Proposes while somebody types: municipalities of the official list, pages that may be meant. Without
// this script the field takes what is written; with it the field follows the combobox pattern of ARIA
// 1.2 (list, manual selection). A proposal with an address leads there, another fills the field in.
(() => {
  const DELAY = 150;
  const SHORTEST = 2;

  class Combobox {
    constructor(box) {
      this.box = box;
      this.input = box.querySelector("input:not([type=radio])");
      this.options = [];
      this.active = -1;
      this.asked = 0;

      this.list = document.createElement("ul");
      this.list.id = `${this.input.id}-list`;
      this.list.className = "combobox-list";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", this.input.labels[0].textContent.trim());
      this.list.hidden = true;
      this.status = document.createElement("p");
      this.status.className = "visually-hidden";
      this.status.setAttribute("role", "status");
      const frame = document.createElement("div");
      frame.className = "combobox-frame";
      this.input.before(frame);
      frame.append(this.input, this.list);
      box.append(this.status);

      for (const [name, value] of Object.entries({
        role: "combobox",
        autocomplete: "off",
        "aria-autocomplete": "list",
        "aria-expanded": "false",
        "aria-controls": this.list.id,
      })) {
        this.input.setAttribute(name, value);
      }
      this.input.addEventListener("input", () => this.later());
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      // Not "click": the field would lose its focus, and close the list, before.
      this.list.addEventListener("pointerdown", (event) => {
        const option = event.target.closest("[role=option]");
        event.preventDefault();
        if (option) this.choose(this.options.indexOf(option));
      });
    }

    later() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.ask(), DELAY);
    }

    async ask() {
      const text = this.input.value.trim();
      const number = (this.asked += 1);
      if (text.length < SHORTEST) return this.close();
      let found;
      try {
        // In the language of what stands around it, whatever the browser speaks otherwise.
        const headers = { "Accept-Language": this.box.closest("[lang]").lang };
        const response = await fetch(`${this.box.dataset.url}?q=${encodeURIComponent(text)}`, { headers });
        found = response.ok ? await response.json() : null;
      } catch {
        found = null;
      }
      // An answer that comes after a newer question, or none at all, changes nothing.
      if (number !== this.asked || found === null || document.activeElement !== this.input) return;
      this.show(found);
    }

    show(found) {
      // Whoever is choosing already, of what an earlier answer proposed, keeps the choice if it still stands.
      const chosen = this.options[this.active]?.dataset.label;
      this.options = found.map(({ label, kind, postcodes, url }, index) => {
        const option = document.createElement("li");
        option.id = `${this.list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.label = label;
        if (url) option.dataset.url = url;
        const detail = document.createElement("span");
        detail.textContent = kind ?? postcodes.slice(0, 2).join(", ") + (postcodes.length > 2 ? "…" : "");
        option.append(`${label} `, detail);
        return option;
      });
      this.list.replaceChildren(...this.options);
      this.activate(this.options.findIndex(({ dataset }) => dataset.label === chosen));
      this.open(found.length > 0);
      const { none, one, many } = this.box.dataset;
      const count = found.length;
      this.status.textContent = count === 0 ? none : count === 1 ? one : many.replace("%n", count);
    }

    key(event) {
      const last = this.options.length - 1;
      const opened = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (last < 0) return;
        event.preventDefault();
        this.open(true);
        const step = event.key === "ArrowDown" ? 1 : -1;
        if (this.active < 0) this.activate(step > 0 ? 0 : last);
        else this.activate((this.active + step + last + 1) % (last + 1));
      } else if (event.key === "Enter" && opened && this.active >= 0) {
        event.preventDefault();
        this.choose(this.active);
      } else if (event.key === "Escape" && opened) {
        event.preventDefault();
        this.close();
      }
    }

    activate(index) {
      this.options[this.active]?.setAttribute("aria-selected", "false");
      this.active = index;
      const option = this.options[index];
      if (!option) return this.input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", option.id);
    }

    choose(index) {
      const { label, url } = this.options[index].dataset;
      if (url) return location.assign(url);
      this.input.value = label;
      this.status.textContent = this.input.value;
      this.options = [];
      this.close();
    }

    open(shown) {
      this.list.hidden = !shown;
      this.input.setAttribute("aria-expanded", String(shown));
    }

    close() {
      clearTimeout(this.timer);
      this.asked += 1;
      this.activate(-1);
      this.open(false);
    }
  }

  document.querySelectorAll(".combobox[data-url]").forEach((box) => new Combobox(box));
})();
