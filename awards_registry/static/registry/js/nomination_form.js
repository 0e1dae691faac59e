/* The nomination form: awards of the chosen round, person or collective as the award asks,
   initiatives of the chosen person, limits and shares, letters left, the verdict, and what is typed kept by itself. Without it the form asks and checks the same. */
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
    for (const [name, wanted] of [["person", "individual"], ["initiatives", "individual"], ["unit", "collective"], ["household", "household"]]) {
      const row = field(name)?.closest(".form-row");
      if (row) {
        row.hidden = Boolean(recipient) && recipient !== wanted;
      }
    }
  }

  // Limits and shares that this nomination would be counted in, as they stand this moment.
  function limits(box) {
    let asked = 0;

    async function show() {
      const query = new URLSearchParams({
        award: field("award_type")?.value || "",
        from: field("nominating_unit")?.value || "",
        unit: field("unit")?.value || "",
        year: field("achievement_year")?.value || "",
      });
      asked += 1;
      const mine = asked;
      try {
        const answer = await fetch(`${box.dataset.url}?${query}`, { credentials: "same-origin" });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (answer.ok && mine === asked) {
          box.replaceChildren(...page.body.children);
        }
      } catch {
        box.replaceChildren(); // without the network the page of the nomination says it later
      }
    }

    for (const name of ["round", "award_type", "nominating_unit", "unit", "achievement_year"]) {
      field(name)?.addEventListener("change", show);
    }
    show();
  }

  // While one types: what the law says of it, and a copy at the server until it is saved.
  function watch(box) {
    const form = box.closest("form");
    const note = document.getElementById("typing-state");
    let timer = 0;
    let asked = 0;
    let sent = "";

    const content = () => {
      const data = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === "string") {
          data.append(name, value);
        }
      }
      data.append("place", box.dataset.place);
      return data;
    };
    sent = content().toString(); // what came with the page is not typed
    const post = (url, body, more = {}) => fetch(url, { method: "POST", credentials: "same-origin", body, ...more });

    async function judge(body) {
      asked += 1;
      const mine = asked;
      try {
        const answer = await post(box.dataset.url, body);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (answer.ok && mine === asked) {
          box.replaceChildren(...page.body.children);
        }
      } catch {
        box.replaceChildren(); // it is judged when it is saved
      }
    }

    async function keep(body) {
      const text = body.toString();
      if (text === sent) {
        return;
      }
      try {
        const answer = await post(box.dataset.typing, body);
        if (!answer.ok) {
          throw new Error(String(answer.status));
        }
        sent = text;
        note.textContent = box.dataset.kept.replace("%s", (await answer.json()).at);
      } catch {
        note.textContent = box.dataset.unkept;
      }
    }

    const changed = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        timer = 0;
        const body = content();
        keep(body);
        judge(body);
      }, 800);
    };
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    window.django?.jQuery?.(form).on("change", "select", changed); // select2 tells jQuery only
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      timer = 0;
    });
    window.addEventListener("pagehide", () => {
      if (timer && content().toString() !== sent) {
        post(box.dataset.typing, content(), { keepalive: true }).catch(() => {});
      }
    });
    if (field("person")?.value || field("unit")?.value || field("household")?.value) {
      judge(content());
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
    const box = document.getElementById("limit-lines");
    if (box) {
      limits(box);
    }

    const live = document.getElementById("live-verdict");
    if (live) {
      watch(live);
    }

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
