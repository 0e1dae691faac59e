/* The drawers on a phone, and menus that close when one looks elsewhere. Without it, links do the same. */
(() => {
  "use strict";

  const drawers = document.getElementById("drawers");
  const opener = document.querySelector(".menu-button");

  function set(open) {
    drawers.classList.toggle("is-open", open);
    opener.setAttribute("aria-expanded", String(open));
  }

  if (drawers && opener) {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-controls", "drawers");
    set(false);

    opener.addEventListener("click", (event) => {
      event.preventDefault();
      const open = !drawers.classList.contains("is-open");
      set(open);
      if (open) {
        drawers.querySelector("a, button, summary")?.focus();
      }
    });

    drawers.querySelector(".drawers-close")?.addEventListener("click", (event) => {
      event.preventDefault();
      set(false);
      opener.focus();
    });

    opener.addEventListener("keydown", (event) => {
      if (event.key === " ") {
        event.preventDefault();
        opener.click();
      }
    });

    document.addEventListener("click", (event) => {
      if (!drawers.contains(event.target) && !opener.contains(event.target)) {
        set(false);
      }
    });
  }

  function menus() {
    return document.querySelectorAll("details.menu[open]");
  }

  document.addEventListener("click", (event) => {
    for (const menu of menus()) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      return;
    }
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    if (drawers?.classList.contains("is-open")) {
      set(false);
      opener.focus();
    }
  });
})();
