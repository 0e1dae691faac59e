/* The grid: a row is withdrawn with its reason in a window; without scripts its page has the act. */
(() => {
  "use strict";

  const dialog = document.getElementById("grid-withdraw");
  const grid = document.getElementById("grid");
  if (!dialog || !grid) {
    return;
  }

  grid.addEventListener("click", (event) => {
    const button = event.target.closest("[data-withdraw]");
    if (!button) {
      return;
    }
    const text = dialog.querySelector("textarea");
    dialog.querySelector("[data-what]").textContent = button.dataset.what;
    dialog.querySelector("[name=nomination]").value = button.dataset.withdraw;
    text.value = "";
    dialog.showModal();
    text.focus();
    // Back to where one was, however the window is closed.
    dialog.addEventListener("close", () => button.focus(), { once: true });
  });
})();
