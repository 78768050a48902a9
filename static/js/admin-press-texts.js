/* The count below each text for newsrooms, while somebody writes. The server counts again: it also
   counts the spaces that typography adds. Same rules as press/texts/counting.py. */
(() => {
  const noSign = /[\p{Mn}\p{Me}\p{Cc}\p{Cf}]/gu;
  const signs = (text) => [...text.normalize("NFC").replace(noSign, "")].length;
  const words = (text) => text.split(/[ \n\t]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

  for (const output of document.querySelectorAll("[data-count-of]")) {
    const field = document.getElementById(output.dataset.countOf);
    const count = field.dataset.counts === "words" ? words : signs;
    const show = () => {
      const number = count(field.value);
      output.value = `${number} / ${field.dataset.limit}`;
      output.classList.toggle("press-too-long", number > Number(field.dataset.limit));
    };
    field.addEventListener("input", show);
    show();
  }
})();
