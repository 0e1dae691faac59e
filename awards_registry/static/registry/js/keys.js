/* Keys: "/" goes to the search, "?" shows the keys; [data-opens] opens a dialog, [data-closes] closes it. */
(() => {
  "use strict";

  function writing(element) {
    return element.isContentEditable || element.matches("input, textarea, select");
  }

  document.addEventListener("keydown", (event) => {
    const target = event.target;
    if (event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) {
      return;
    }
    if (writing(target) || document.querySelector("dialog[open]")) {
      return;
    }
    if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search && search.offsetParent !== null) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }
    if (event.key === "?") {
      const keys = document.getElementById("keys");
      if (keys) {
        event.preventDefault();
        keys.showModal();
      }
    }
  });

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens]");
    if (opener) {
      const dialog = document.getElementById(opener.dataset.opens);
      if (dialog) {
        event.preventDefault();
        dialog.showModal();
      }
      return;
    }
    if (event.target.closest("[data-closes]") || event.target.matches("dialog")) {
      event.target.closest("dialog")?.close();
    }
  });
})();
