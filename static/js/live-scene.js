/* The projection: windows that light, a key that empties the screen, the full screen. */
(() => {
  const { body } = document;
  const wall = [...document.querySelectorAll(".scene-wall .window")];

  document.addEventListener("live:state", ({ detail: state }) => {
    state.seats.forEach((seat, number) => {
      wall[number]?.classList.toggle("lit", seat.lit);
      wall[number]?.classList.toggle("dim", !seat.lit);
    });
    body.classList.toggle("is-blank", state.blank);
    // Long titles give way before they leave the screen.
    const title = document.getElementById("stage");
    title.dataset.length = title.textContent.length > 52 ? "long" : "short";
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // What the control has blanked, the control brings back: the key would leave it dark.
    const isBlank = body.classList.contains("is-blank");
    if (!isBlank && (event.key === "b" || event.key === ".")) body.classList.toggle("is-dark");
    if (event.key === "f") {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen?.();
    }
  });
})();
