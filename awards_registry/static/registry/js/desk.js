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

  // Widgets that scripts of the admin build after the page has loaded.
  window.addEventListener("load", () => {
    document.querySelectorAll(".select2-selection").forEach((box) => {
      const select = box.closest(".select2-container").previousElementSibling;
      const text = select?.labels?.[0]?.textContent ?? select?.getAttribute("aria-label") ?? "";
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-label", text.trim().replace(/:$/, ""));
    });
    document.querySelectorAll(".help-tooltip[aria-label]").forEach((sign) => {
      sign.setAttribute("role", "img");
    });
  });
})();
