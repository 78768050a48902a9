// Buttons that copy the link to one's own page and print it. Without this script the field can be
// selected by hand, and the browser prints.
(() => {
  const box = document.querySelector(".own-link");
  if (!box) return;
  const input = box.querySelector("input");
  const status = document.createElement("p");
  status.className = "small";
  status.setAttribute("role", "status");

  const button = (label, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button quiet";
    made.textContent = label;
    made.addEventListener("click", act);
    return made;
  };

  const copy = async () => {
    input.select();
    await navigator.clipboard.writeText(input.value);
    status.textContent = box.dataset.copied;
  };

  const actions = document.createElement("p");
  actions.className = "actions";
  actions.append(button(box.dataset.print, () => window.print()));
  if (navigator.clipboard) actions.prepend(button(box.dataset.copy, copy));
  box.append(actions, status);
})();
