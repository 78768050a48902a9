/* Signing out empties the browser, and with it arrivals that were noted at the door without a network:
   whoever signs out hears it first, and may stay. */
(() => {
  const { signsOut, words } = document.currentScript.dataset;
  const lists = () => Object.keys(localStorage).filter((name) => /^door-\d+$/.test(name));
  const waits = (name) => Object.keys(JSON.parse(localStorage.getItem(name)).waiting || {}).length > 0;

  document.addEventListener("submit", (event) => {
    const leaves = event.target.getAttribute("action") === signsOut || event.submitter?.matches("[data-signs-out]");
    if (leaves && lists().some(waits) && !confirm(words)) event.preventDefault();
  });
})();
