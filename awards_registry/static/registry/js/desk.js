/* Desk: what stock admin pages leave without a name, and the box for all fields of an export.
   Runs before tables.js, which labels the cells. */
(() => {
  "use strict";

  document.querySelectorAll(".tabular table, .import-preview").forEach((table) => {
    table.classList.add("cards-on-phone");
  });

  // An empty head says nothing: it is no header.
  document.querySelectorAll("th:empty").forEach((cell) => {
    cell.setAttribute("role", "presentation");
  });

  function name(element, text) {
    if (text && !element.labels?.length && !element.hasAttribute("aria-label")) {
      element.setAttribute("aria-label", text);
    }
  }

  // Fields in the cells of a list or an inline are named by their column and their row.
  document.querySelectorAll("#result_list, .tabular table").forEach((table) => {
    const heads = table.tHead.rows[table.tHead.rows.length - 1].cells;
    for (const row of table.tBodies[0].rows) {
      const who = row.querySelector("th, td.original")?.textContent.trim() ?? "";
      for (const cell of row.cells) {
        const column = heads[cell.cellIndex]?.textContent.trim() ?? "";
        const text = [column, who].filter(Boolean).join(": ");
        cell.querySelectorAll("input:not([type=hidden]), select, textarea").forEach((field) => {
          name(field, text);
        });
      }
    }
  });

  const all = document.querySelector("[data-select-all]");
  all?.addEventListener("change", () => {
    const boxes = document.querySelectorAll(".selectable-field-export-row input[type=checkbox]");
    boxes.forEach((box) => {
      box.checked = all.checked;
    });
  });

  // Widgets that scripts of the admin build after the page has loaded, and in rows added later.
  function nameBox(box) {
    const select = box.previousElementSibling;
    const label = select?.labels?.[0]?.textContent ?? select?.getAttribute("aria-label") ?? "";
    const text = label.trim().replace(/:$/, "");
    const parts = ".select2-selection, [role=textbox], .select2-search__field";
    box.querySelectorAll(parts).forEach((part) => {
      part.removeAttribute("aria-labelledby");
      part.setAttribute("aria-label", text);
    });
  }

  function nameAll() {
    document.querySelectorAll("select + .select2-container").forEach(nameBox);
    const open = document.querySelector("select + .select2-container--open .select2-selection");
    document.querySelectorAll(".select2-dropdown .select2-search__field").forEach((field) => {
      field.setAttribute("aria-label", open?.getAttribute("aria-label") ?? "");
    });
    document.querySelectorAll(".help-tooltip[aria-label]").forEach((sign) => {
      sign.setAttribute("role", "img");
    });
  }

  new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
  window.addEventListener("load", nameAll);
})();
