/* The editor of a rule: choosing another kind of condition draws its boxes at once.
   Without scripts the button beside the choice does the same. */
(() => {
  "use strict";

  for (const button of document.querySelectorAll("button[data-redraw]")) {
    const choice = button.closest(".rule-kind")?.querySelector("select");
    if (choice) {
      button.hidden = true;
      choice.addEventListener("change", () => {
        button.hidden = false;
        button.form.requestSubmit(button);
      });
    }
  }
})();
