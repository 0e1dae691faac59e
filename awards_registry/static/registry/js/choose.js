/* Choosing from a list: <form data-choose> counts what is ticked into [data-choose-count] ("12 / 40")
   and lets [data-choose-all] tick everything, or only the rows of the group it names. */
(() => {
  "use strict";

  function follow(form) {
    const choices = [...form.querySelectorAll("[data-choice]")];
    const masters = [...form.querySelectorAll("[data-choose-all]")];
    const count = form.querySelector("[data-choose-count]");
    const number = new Intl.NumberFormat(document.documentElement.lang || "vi");

    function under(master) {
      const group = master.dataset.chooseAll;
      return choices.filter((choice) => !group || choice.dataset.choice === group);
    }

    function show() {
      const ticked = choices.filter((choice) => choice.checked).length;
      if (count) {
        count.textContent = `${number.format(ticked)} / ${number.format(Number(count.dataset.of))}`;
      }
      for (const master of masters) {
        const own = under(master);
        const done = own.filter((choice) => choice.checked).length;
        master.checked = own.length > 0 && done === own.length;
        master.indeterminate = done > 0 && done < own.length;
      }
    }

    form.addEventListener("change", (event) => {
      if (masters.includes(event.target)) {
        for (const choice of under(event.target)) {
          choice.checked = event.target.checked;
        }
      }
      show();
    });
    // The back button brings old ticks along after this has run.
    window.addEventListener("pageshow", show);
    show();
  }

  document.querySelectorAll("form[data-choose]").forEach(follow);
})();
