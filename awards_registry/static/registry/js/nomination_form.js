/* The nomination form: awards of the chosen round, person or collective as the award asks,
   initiatives of the chosen person, letters left. Without it the form asks and checks the same. */
(() => {
  "use strict";

  const field = (name) => document.getElementById(`id_${name}`);

  function counter(area) {
    const limit = Number(area.dataset.counter);
    const note = document.createElement("p");
    note.className = "help letters";
    note.id = `${area.id}_letters`;
    note.setAttribute("role", "status");
    (area.closest(".flex-container") || area).after(note);
    const count = () => {
      const used = [...area.value.replace(/\r?\n/g, "\r\n")].length;
      note.textContent = `${used}/${limit}`;
      note.classList.toggle("is-over", used > limit);
    };
    area.addEventListener("input", count);
    count();
  }

  function awardsOfRound(round, award) {
    const chosen = round.selectedOptions[0];
    const offered = new Set((chosen?.dataset.awards || "").split(" "));
    for (const option of award.querySelectorAll("option[data-recipient]")) {
      const shown = !chosen?.value || offered.has(option.value);
      option.hidden = !shown;
      option.disabled = !shown;
      if (!shown && option.selected) {
        award.value = "";
      }
    }
  }

  function candidate(award) {
    const recipient = award.selectedOptions[0]?.dataset.recipient;
    for (const [name, wanted] of [["person", "individual"], ["initiatives", "individual"], ["unit", "collective"]]) {
      const row = field(name)?.closest(".form-row");
      if (row) {
        row.hidden = Boolean(recipient) && recipient !== wanted;
      }
    }
  }

  function start() {
    const round = field("round");
    const award = field("award_type");
    const year = field("achievement_year");
    if (!round || !award) {
      return;
    }
    document.querySelectorAll("textarea[data-counter]").forEach(counter);
    const refresh = () => {
      awardsOfRound(round, award);
      candidate(award);
    };
    round.addEventListener("change", () => {
      const wanted = round.selectedOptions[0]?.dataset.year;
      if (year && wanted) {
        year.value = wanted;
      }
      refresh();
    });
    award.addEventListener("change", refresh);
    refresh();

    window.django?.jQuery?.ajaxPrefilter((options) => {
      const person = field("person")?.value;
      if (person && options.url.includes("/nomination/initiatives/")) {
        options.url += `${options.url.includes("?") ? "&" : "?"}person=${encodeURIComponent(person)}`;
      }
    });
  }

  // select2 leaves the inner parts of its boxes without a name for screen readers.
  function nameInner() {
    document.querySelectorAll(".select2-container").forEach((box) => {
      const text = box.previousElementSibling?.labels?.[0]?.textContent.trim().replace(/:$/, "");
      if (text) {
        box.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]").forEach((part) => {
          part.setAttribute("aria-label", text);
        });
      }
    });
  }

  function nameOpened(event) {
    const text = event.target.labels?.[0]?.textContent.trim().replace(/:$/, "") || "";
    const search = document.querySelector(".select2-dropdown [role=searchbox]");
    search?.setAttribute("aria-label", text);
    nameInner();
  }

  window.addEventListener("load", nameInner);
  document.addEventListener("DOMContentLoaded", () => {
    start();
    window.django?.jQuery?.(document).on("select2:open", nameOpened);
  });
})();
