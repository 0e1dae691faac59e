/* The list below a cell of the grid: candidates from the register, awards of the round, yes or no.
   Arrows choose, Enter or Tab takes, Escape closes. Without it the cells take the same words. */
(() => {
  "use strict";

  const box = document.createElement("ul");
  box.className = "listbox";
  box.id = "grid-listbox";
  box.setAttribute("role", "listbox");
  box.hidden = true;
  let owner = null;
  let offers = [];
  let at = -1;
  let take = () => {};

  function mark(place) {
    at = place;
    [...box.children].forEach((item, index) => {
      item.setAttribute("aria-selected", String(index === at));
    });
    if (at >= 0) {
      owner.setAttribute("aria-activedescendant", box.children[at].id);
      box.children[at].scrollIntoView({ block: "nearest" });
    } else {
      owner?.removeAttribute("aria-activedescendant");
    }
  }

  function close() {
    if (owner) {
      owner.setAttribute("aria-expanded", "false");
      owner.removeAttribute("aria-activedescendant");
    }
    box.hidden = true;
    owner = null;
    at = -1;
  }

  function open(cell, found, taken) {
    close();
    if (!found.length || document.activeElement !== cell) {
      return;
    }
    owner = cell;
    offers = found;
    take = taken;
    cell.setAttribute("role", "combobox");
    cell.setAttribute("aria-controls", box.id);
    cell.setAttribute("aria-autocomplete", "list");
    cell.setAttribute("aria-expanded", "true");
    box.setAttribute("aria-label", cell.getAttribute("aria-label") || "");
    box.replaceChildren(
      ...found.map((offer, index) => {
        const item = document.createElement("li");
        item.id = `grid-offer-${index}`;
        item.setAttribute("role", "option");
        item.textContent = offer.text;
        if (offer.about) {
          const about = document.createElement("span");
          about.className = "small quiet";
          about.textContent = ` ${offer.about}`;
          item.append(about);
        }
        item.addEventListener("mousedown", (event) => {
          event.preventDefault();
          const taking = take;
          close();
          taking(offer);
        });
        return item;
      }),
    );
    cell.after(box);
    box.hidden = false;
    mark(-1);
  }

  // True where the key was meant for the list.
  function key(event) {
    if (box.hidden || owner !== event.target) {
      return false;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark((at + step + offers.length + (at < 0 && step < 0 ? 1 : 0)) % offers.length);
      event.preventDefault();
      return true;
    }
    if (event.key === "Escape") {
      close();
      event.preventDefault();
      return true;
    }
    if ((event.key === "Enter" || event.key === "Tab") && at >= 0) {
      const [offer, taking] = [offers[at], take];
      const stays = event.key === "Enter";
      close();
      taking(offer);
      if (stays) {
        event.preventDefault();
      }
      return stays;
    }
    return false;
  }

  window.gridListbox = { open, close, key };
})();
