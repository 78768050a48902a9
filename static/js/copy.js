/* Copy buttons beside texts. Without this file the texts are selected by hand, or downloaded. */
for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  const status = button.parentElement.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      status.textContent = status.dataset.copied;
    } catch {
      // No clipboard on this page or in this browser: the text is selected all the same.
      status.textContent = document.execCommand("copy") ? status.dataset.copied : status.dataset.select;
    }
  });
}
