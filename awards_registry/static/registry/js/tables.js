/* Tables as cards on a phone: every cell learns the title of its column. */
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
          if (cell.tagName === "TD" && !cell.dataset.label && names[index]) {
            cell.dataset.label = names[index];
          }
        });
      }
    }
  }

  document.querySelectorAll("table.cards-on-phone").forEach(label);
})();
