/* Tables as cards on a phone: every cell learns the title of its column; pickers of the desk get a name. */
(() => {
  "use strict";

  function titles(table) {
    const head = table.tHead?.rows[table.tHead.rows.length - 1];
    return head ? [...head.cells].map((cell) => cell.textContent.trim()) : [];
  }

  function label(table) {
    const names = titles(table);
    for (const body of table.tBodies) {
      for (const row of body.rows) {
        [...row.cells].forEach((cell, index) => {
          if (!cell.dataset.label && names[index] && cell.tagName === "TD") {
            cell.dataset.label = names[index];
          }
        });
      }
    }
  }

  document.querySelectorAll(".cards-on-phone, #result_list, .import-preview").forEach(label);

  // select2 (the desk's type-ahead) leaves its boxes without a name for screen readers.
  function name(box) {
    const select = box.closest(".select2-container")?.previousElementSibling;
    const text = select?.labels?.[0]?.textContent.trim() || select?.getAttribute("aria-label");
    if (text) {
      box.setAttribute("aria-label", text.replace(/:$/, ""));
      box.removeAttribute("aria-labelledby");
    }
  }

  window.addEventListener("load", () => {
    document.querySelectorAll(".select2-selection, .select2-search__field").forEach(name);
  });
})();
