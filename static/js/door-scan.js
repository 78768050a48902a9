/* Reads guests' QR codes with the camera, one after the other, without a network. Some browsers can do that by
   themselves (Chrome on Android); for the others qr-find.js and qr-text.js do it, loaded with the first code. */
(() => {
  const door = document.querySelector("[data-door]");
  const button = door?.querySelector("[data-scan]");
  if (!button || !navigator.mediaDevices) return;
  const camera = door.querySelector("[data-camera]");
  const pause = 150; // ms between two pictures
  const again = 3000; // ms for which a code that stays before the camera is not read anew
  const side = 480; // pixels of a picture's shorter side: enough for a code, little to reckon
  let stream = null;

  async function ownReader() {
    const [{ codesIn }, { textOf }] = await Promise.all([import(door.dataset.qrFind), import(door.dataset.qrText)]);
    const paper = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    return (film) => {
      const scale = Math.min(1, side / Math.min(film.videoWidth, film.videoHeight));
      const [width, height] = [film.videoWidth * scale | 0, film.videoHeight * scale | 0];
      if (!width || !height) return "";
      Object.assign(paper.canvas, { width, height });
      paper.drawImage(film, 0, 0, width, height);
      for (const { size, dark } of codesIn(paper.getImageData(0, 0, width, height))) {
        const text = textOf(size, dark);
        if (text) return text;
      }
      return "";
    };
  }

  async function reader() {
    const formats = await window.BarcodeDetector?.getSupportedFormats();
    if (!formats?.includes("qr_code")) return ownReader();
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async (film) => (await detector.detect(film))[0]?.rawValue ?? "";
  }

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
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1280 } } });
    camera.srcObject = stream;
    camera.hidden = false;
    await camera.play();
    const read = await reader();
    let last = "", seen = 0;
    while (stream) {
      const letters = lettersOf(await read(camera));
      if (letters && (letters !== last || Date.now() - seen > again)) {
        door.dispatchEvent(new CustomEvent("door:read", { detail: letters }));
      }
      if (letters) [last, seen] = [letters, Date.now()];
      await new Promise((done) => { setTimeout(done, pause); });
    }
  }

  button.hidden = false;
  button.addEventListener("click", async () => {
    if (stream) return stop();
    try {
      await start();
    } catch {
      stop();
      door.querySelector("[data-state]").textContent = door.dataset.blind;
    }
  });
  // In a pocket it looks at nothing.
  document.addEventListener("visibilitychange", () => { if (document.hidden) stop(); });
})();
