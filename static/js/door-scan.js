/* Reads a guest's QR code with the camera, without a network, on phones whose browser can do that by
   itself (Chrome on Android). Elsewhere the button stays away: the phone's own camera opens the address
   in the code, and names and letters are always there. */
(() => {
  const door = document.querySelector("[data-door]");
  const button = door?.querySelector("[data-scan]");
  if (!button || !navigator.mediaDevices || !window.BarcodeDetector) return;
  const camera = door.querySelector("[data-camera]");
  let stream = null;

  /* The five letters of a code that is one of ours; whether they are on this list the list knows. */
  function lettersOf(text) {
    try {
      return new URL(text, location).hash.slice(1);
    } catch {
      return "";
    }
  }

  function stop() {
    stream?.getTracks().forEach((track) => track.stop());
    stream = null;
    camera.hidden = true;
    button.setAttribute("aria-pressed", "false");
  }

  async function start() {
    button.setAttribute("aria-pressed", "true");
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    camera.srcObject = stream;
    camera.hidden = false;
    await camera.play();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    while (stream) {
      const [found] = await detector.detect(camera);
      const letters = lettersOf(found?.rawValue ?? "");
      const unknown = letters && door.dispatchEvent(new CustomEvent("door:read", { detail: letters, cancelable: true }));
      if (letters && !unknown) stop();
      await new Promise((done) => { setTimeout(done, 200); });
    }
  }

  BarcodeDetector.getSupportedFormats().then((formats) => { button.hidden = !formats.includes("qr_code"); });
  button.addEventListener("click", async () => {
    if (stream) return stop();
    try {
      await start();
    } catch {
      stop();
      door.querySelector("[data-state]").textContent = door.dataset.blind;
    }
  });
})();
