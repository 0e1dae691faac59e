/* Long work: asks data-progress-url each second for {state, done, total, message, percent, url}. */
(() => {
  "use strict";

  const EVERY = 1000;
  const LONGEST = 15000;
  const OVER = ["done", "failed", "cancelled"];

  function show(box, report) {
    const bar = box.querySelector("progress");
    if (Number.isFinite(report.percent)) {
      bar.max = 100;
      bar.value = report.percent;
    }
    if (report.message) {
      box.querySelector("[data-progress-message]").textContent = report.message;
    }
    if (report.total) {
      const count = new Intl.NumberFormat(document.documentElement.lang || "vi");
      box.querySelector("[data-progress-count]").textContent =
        `${count.format(report.done)} / ${count.format(report.total)}`;
    }
  }

  function finish(box, report) {
    box.dataset.progressState = report.state;
    box.querySelector("progress").hidden = report.state !== "done";
    const link = box.querySelector("[data-progress-link]");
    if (report.url && link) {
      link.href = report.url;
      link.hidden = false;
    }
  }

  function follow(box) {
    let wait = EVERY;

    async function ask() {
      try {
        const answer = await fetch(box.dataset.progressUrl, {
          headers: { Accept: "application/json" },
          credentials: "same-origin",
        });
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        const report = await answer.json();
        wait = EVERY;
        show(box, report);
        if (OVER.includes(report.state)) {
          finish(box, report);
          return;
        }
      } catch {
        // The line may be down for a moment: ask again, less and less often.
        wait = Math.min(wait * 2, LONGEST);
      }
      setTimeout(ask, wait);
    }

    ask();
  }

  document.querySelectorAll("[data-progress-url]").forEach(follow);
})();
