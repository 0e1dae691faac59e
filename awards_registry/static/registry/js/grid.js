/* The grid: rows are judged as one types and kept when one leaves them; keys move from cell to cell.
   Everything that is typed goes to the server, whole or not, so that closing the page loses nothing.
   Without it the same table is a plain form. */
(() => {
  "use strict";

  const CELLS = ["who", "award", "achievement", "clean"];
  const MOST = 500;
  const PAUSE = 450;
  const AGAIN = 5000;
  const form = document.getElementById("grid");
  const body = form?.querySelector("tbody");
  if (!form || !body) {
    return;
  }
  const limits = document.getElementById("grid-limits");
  const status = document.getElementById("grid-state");
  const awards = [...document.querySelectorAll("#awards option")];
  const answers = [...document.querySelectorAll("#clean option")].map((each) => each.value);
  const waiting = new Map(); // row → whether it is to be kept, not only judged
  let flying = false;
  let timer = 0;
  let made = 0;

  const rows = () => [...body.rows];
  const cell = (row, name) => row.querySelector(`[data-cell="${name}"]`);
  const plain = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/đ/g, "d").trim();
  const award = (row) => awards.find((each) => plain(each.value) === plain(cell(row, "award").value));

  function empty(row) {
    return ["nomination", "who", "achievement"].every((name) => !cell(row, name).value.trim());
  }

  function typed(row) {
    const names = [...CELLS, "chosen", "nomination", "version"];
    const found = Object.fromEntries(names.map((name) => [name, cell(row, name).value]));
    return { key: row.dataset.key, ...found };
  }

  // --- rows

  function dress(row) {
    row.dataset.key ||= `r${Date.now()}-${(made += 1)}`;
    for (const name of CELLS) {
      cell(row, name).removeAttribute("list"); // the browser's own list would cover ours
    }
    const area = cell(row, "achievement");
    area.dataset.touched = "";
    grow(area);
    row.querySelectorAll("[data-told] .told-acts").forEach((each) => (each.hidden = false));
  }

  function addRow() {
    const row = document.getElementById("grid-blank").content.firstElementChild.cloneNode(true);
    const number = body.rows.length;
    for (const each of row.querySelectorAll("[name]")) {
      each.name = each.name.replace("row-0-", `row-${number}-`);
    }
    row.querySelector("th").prepend(String(number + 1));
    body.append(row);
    dress(row);
    return row;
  }

  function grow(area) {
    area.rows = Math.min(6, Math.max(1, Math.ceil(area.value.length / 34), area.value.split("\n").length));
  }

  function room() {
    const last = body.rows[body.rows.length - 1];
    if ((!last || !empty(last)) && body.rows.length < MOST) {
      addRow();
    }
  }

  // --- to the server and back

  function say(name, time = "") {
    status.textContent = (status.dataset[name] || "").replace("%s", time);
    status.classList.toggle("is-bad", ["failed", "many", "refused"].includes(name));
  }

  function later(row, save) {
    waiting.set(row, save || waiting.get(row) || false);
    clearTimeout(timer);
    timer = setTimeout(send, save ? 0 : PAUSE);
  }

  function parcel(some, save) {
    const sent = new Set(some);
    const open = rows().filter((row) => !sent.has(row) && row.dataset.state !== "saved" && !empty(row));
    return JSON.stringify({
      rows: some.map(typed),
      others: open.map(typed),
      known: rows().map((row) => row.dataset.key),
      awards: [...new Set(rows().map((row) => cell(row, "award").value).filter(Boolean))],
      unit: form.dataset.unit,
      save,
    });
  }

  function post(text, more = {}) {
    return fetch(form.dataset.rows, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "Content-Type": "application/json",
        "X-CSRFToken": form.querySelector("[name=csrfmiddlewaretoken]").value,
      },
      body: text,
      ...more,
    });
  }

  async function send() {
    if (flying || !waiting.size) {
      return;
    }
    const save = [...waiting.values()].some(Boolean);
    const some = [...waiting.keys()].filter((row) => row.isConnected && waiting.get(row) === save);
    some.forEach((row) => waiting.delete(row));
    const before = new Map(some.map((row) => [row, JSON.stringify(typed(row))]));
    flying = true;
    say("saving");
    try {
      const answer = await post(parcel(some, save));
      if (answer.status === 400) {
        // Sent again it would be refused again: the rows stay on the page, and why is said.
        flying = false;
        say("refused", (await answer.json()).error);
        return;
      }
      if (!answer.ok) {
        throw new Error(String(answer.status));
      }
      const told = await answer.json();
      for (const each of told.rows) {
        const row = some.find((one) => one.dataset.key === each.key);
        if (row) {
          show(row, each, before.get(row) === JSON.stringify(typed(row)));
        }
      }
      limits.replaceChildren(...new DOMParser().parseFromString(told.limits, "text/html").body.children);
      say(told.error ? "refused" : "saved", told.error || told.at);
    } catch {
      some.forEach((row) => waiting.set(row, save || waiting.get(row) || false));
      say("failed");
      clearTimeout(timer);
      timer = setTimeout(send, AGAIN);
    }
    flying = false;
    if (waiting.size && !status.classList.contains("is-bad")) {
      send();
    }
  }

  function show(row, told, settled) {
    row.dataset.state = settled ? told.state : "open";
    cell(row, "nomination").value = told.nomination ?? "";
    cell(row, "version").value = told.version ?? 0;
    if (settled) {
      cell(row, "chosen").value = told.chosen;
      for (const name of CELLS) {
        if (cell(row, name) !== document.activeElement || told.state === "saved") {
          cell(row, name).value = told[name];
        }
      }
    }
    for (const name of CELLS) {
      const wrong = told.errors[name] || "";
      const note = row.querySelector(`[data-error="${name}"]`);
      note.textContent = wrong;
      note.id ||= `${row.dataset.key}-${name}`;
      cell(row, name).toggleAttribute("aria-invalid", Boolean(wrong));
      if (wrong) {
        cell(row, name).setAttribute("aria-invalid", "true");
        cell(row, name).setAttribute("aria-describedby", note.id);
      } else {
        cell(row, name).removeAttribute("aria-describedby");
      }
    }
    choices(row, told.choices);
    const page = new DOMParser().parseFromString(told.told, "text/html");
    row.querySelector("[data-told]").replaceChildren(...page.body.childNodes);
    row.querySelectorAll(".told-acts").forEach((each) => (each.hidden = false));
    row.stored = told.stored;
  }

  function choices(row, offers) {
    const list = row.querySelector("[data-choices]");
    list.replaceChildren(
      ...offers.map((offer) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button button-small";
        button.dataset.choose = offer.value;
        button.dataset.text = offer.text;
        button.textContent = offer.text;
        const about = document.createElement("span");
        about.className = "small quiet";
        about.textContent = ` ${offer.about}`;
        item.append(button, about);
        return item;
      }),
    );
  }

  // --- the lists below the cells

  let asked = 0;
  async function offer(input, row) {
    const name = input.dataset.cell;
    const mine = (asked += 1);
    if (name === "who") {
      const term = input.value.trim();
      if (term.length < 2) {
        window.gridListbox.close();
        return;
      }
      const recipient = award(row)?.dataset.recipient || "";
      const query = new URLSearchParams({ term, recipient });
      try {
        const answer = await fetch(`${form.dataset.people}?${query}`, { credentials: "same-origin" });
        const found = answer.ok ? (await answer.json()).results : [];
        if (mine === asked && input.value.trim() === term) {
          window.gridListbox.open(input, found, (chosen) => choose(row, chosen.value, chosen.text));
        }
      } catch {
        window.gridListbox.close(); // the server reads the words all the same
      }
    } else if (name === "award") {
      const wanted = plain(input.value);
      const found = awards.filter((each) => plain(`${each.dataset.code} ${each.value}`).includes(wanted));
      window.gridListbox.open(input, found.slice(0, 12).map((each) => ({ text: each.value })), (chosen) => {
        input.value = chosen.text;
        touched(row);
      });
    } else if (name === "clean") {
      const found = answers.filter((each) => plain(each).startsWith(plain(input.value)));
      window.gridListbox.open(input, found.map((text) => ({ text })), (chosen) => {
        input.value = chosen.text;
        touched(row);
      });
    }
  }

  function choose(row, value, text) {
    cell(row, "who").value = text;
    cell(row, "chosen").value = value;
    row.querySelector("[data-choices]").replaceChildren();
    touched(row);
  }

  function touched(row) {
    row.dataset.state = "open";
    row.dataset.touched = "1";
    room();
    later(row, false);
  }

  // --- keys and paste

  function go(row, name) {
    const target = row && cell(row, name);
    if (target) {
      target.focus();
      target.select?.();
      return true;
    }
    return false;
  }

  function move(event, input) {
    const row = input.closest("tr");
    const list = rows();
    const place = list.indexOf(row);
    const column = CELLS.indexOf(input.dataset.cell);
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const first = whole || input.selectionEnd === 0;
    const last = whole || input.selectionStart === input.value.length;
    const area = input.matches("textarea");
    const steps = {
      Enter: () => !(area && event.altKey) && go(list[place + (event.shiftKey ? -1 : 1)], input.dataset.cell),
      ArrowDown: () => (!area || last) && go(list[place + 1], input.dataset.cell),
      ArrowUp: () => (!area || first) && go(list[place - 1], input.dataset.cell),
      ArrowLeft: () => first && go(row, CELLS[column - 1]),
      ArrowRight: () => last && go(row, CELLS[column + 1]),
    };
    if (event.key === "Enter" && !event.shiftKey && place === list.length - 1 && list.length < MOST) {
      addRow();
      list.push(body.rows[body.rows.length - 1]);
    }
    if (event.key === "Enter" && area && event.altKey) {
      input.setRangeText("\n", input.selectionStart, input.selectionEnd, "end");
      touched(row);
      event.preventDefault();
    } else if (steps[event.key] && !event.ctrlKey && !event.metaKey && steps[event.key]()) {
      event.preventDefault();
    } else if (event.key === "Enter") {
      event.preventDefault(); // never sends the plain form
    }
  }

  function fill(input, block) {
    const start = rows().indexOf(input.closest("tr"));
    const column = CELLS.indexOf(input.dataset.cell);
    if (start + block.length > MOST) {
      say("many");
      return;
    }
    while (body.rows.length < start + block.length) {
      addRow();
    }
    const list = rows();
    block.forEach((values, down) => {
      const row = list[start + down];
      values.slice(0, CELLS.length - column).forEach((value, right) => {
        const name = CELLS[column + right];
        cell(row, name).value = value;
        if (name === "who") {
          cell(row, "chosen").value = "";
        }
      });
      grow(cell(row, "achievement"));
      row.dataset.state = "open";
      waiting.set(row, true);
    });
    room();
    clearTimeout(timer);
    send();
  }

  form.addEventListener("input", (event) => {
    const input = event.target;
    const row = input.closest("tr");
    if (!row || !input.dataset.cell) {
      return;
    }
    if (input.dataset.cell === "who") {
      cell(row, "chosen").value = "";
      // Who is entered after somebody gets the same award until another is written.
      const above = row.previousElementSibling;
      if (above && !cell(row, "award").value) {
        cell(row, "award").value = cell(above, "award").value;
      }
    }
    if (input.matches("textarea")) {
      grow(input);
    }
    touched(row);
    offer(input, row);
  });

  form.addEventListener("keydown", (event) => {
    const input = event.target;
    if (input.dataset?.cell && !event.isComposing && !window.gridListbox.key(event)) {
      move(event, input);
    }
  });

  form.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") || "";
    const block = window.gridPaste.split(text);
    if (event.target.dataset?.cell && (text.includes("\t") || block.length > 1)) {
      event.preventDefault();
      fill(event.target, block);
    }
  });

  form.addEventListener("focusin", (event) => {
    if (event.target.dataset?.cell === "clean" && !event.target.value) {
      offer(event.target, event.target.closest("tr"));
    }
  });

  form.addEventListener("focusout", (event) => {
    const row = event.target.closest("tr");
    window.gridListbox.close();
    if (row && !row.contains(event.relatedTarget) && row.dataset.touched && row.dataset.state !== "conflict") {
      delete row.dataset.touched;
      later(row, true);
    }
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    const row = button?.closest("tr");
    if (!row) {
      return;
    }
    if (button.dataset.choose) {
      choose(row, button.dataset.choose, button.dataset.text);
      later(row, true);
      cell(row, "award").focus();
    } else if ("mine" in button.dataset) {
      later(row, true);
    } else if ("theirs" in button.dataset && row.stored) {
      for (const name of [...CELLS, "chosen", "version"]) {
        cell(row, name).value = row.stored[name];
      }
      later(row, true);
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rows().filter((row) => row.dataset.state !== "saved" && !empty(row)).forEach((row) => waiting.set(row, true));
    delete form.dataset.sent;
    clearTimeout(timer);
    send();
  });

  // What is not on its way yet goes with the page.
  window.addEventListener("pagehide", () => {
    if (waiting.size) {
      post(parcel([...waiting.keys()], true), { keepalive: true }).catch(() => {});
    }
  });

  rows().forEach(dress);
  room();
  go(rows().find(empty), "who");
})();
