// The area under the pointer lights up in the list, the one that has the focus in the list on the map:
// both are links to the same address. Without this file each does without the other.
(() => {
  const other = (link) => {
    const address = link?.getAttribute("href");
    const links = document.querySelectorAll("[data-atlas] :is(.map-area, .areas a)");
    return [...links].filter((one) => one !== link && one.getAttribute("href") === address);
  };
  const turn = (lit) => (event) => {
    const link = event.target.closest?.("[data-atlas] :is(.map-area, .areas a)");
    if (link) other(link).forEach((one) => one.classList.toggle("lit", lit));
  };
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, turn(true));
  for (const name of ["pointerout", "focusout"]) document.addEventListener(name, turn(false));
})();
