/* Reads a guest's QR code with the camera, without a network. Many browsers cannot do it by themselves
   (Safari, Firefox, Chromium on Linux): for those jsQR is loaded, once somebody asks for it.
   Without a camera, or without https, the button stays away; names and letters are always there. */
(() => {
  const door = document.querySelector("[data-door]");
  const button = door?.querySelector("[data-scan]");
  if (!button || !navigator.mediaDevices) return;
  const camera = door.querySelector("[data-camera]");
  const WIDTH = 640; // pixels looked at: enough for a code that fills a third of the picture
  let stream = null;

  async function ownReader() {
    if (!window.BarcodeDetector) return null;
    if (!(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) return null;
    const detector = new BarcodeDetector({ formats: ["qr_code"] });
    return async () => (await detector.detect(camera))[0]?.rawValue;
  }

  async function broughtReader() {
    if (!window.jsQR) {
      await new Promise((done, failed) => {
        document.head.append(Object.assign(document.createElement("script"), { src: door.dataset.decoder, onload: done, onerror: failed }));
      });
    }
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    return async () => {
      const scale = Math.min(1, WIDTH / camera.videoWidth);
      canvas.width = Math.round(camera.videoWidth * scale);
      canvas.height = Math.round(camera.videoHeight * scale);
      context.drawImage(camera, 0, 0, canvas.width, canvas.height);
      const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
      return window.jsQR(data, width, height, { inversionAttempts: "dontInvert" })?.data;
    };
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
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    camera.srcObject = stream;
    camera.hidden = false;
    await camera.play();
    const read = (await ownReader()) ?? (await broughtReader());
    while (stream) {
      const letters = lettersOf((await read()) ?? "");
      const unknown = letters && door.dispatchEvent(new CustomEvent("door:read", { detail: letters, cancelable: true }));
      if (letters && !unknown) stop();
      await new Promise((done) => { setTimeout(done, 200); });
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
})();
