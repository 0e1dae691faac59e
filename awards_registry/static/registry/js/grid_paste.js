/* A block from a spreadsheet: tabs between cells, lines between rows, quotes round what holds either. */
(() => {
  "use strict";

  // A quote opens a cell that goes on over lines only where another one ends it.
  function closes(text, at) {
    for (let end = text.indexOf('"', at + 1); end >= 0; end = text.indexOf('"', end + 1)) {
      if (text[end + 1] === '"') {
        end += 1;
      } else {
        return end + 1 === text.length || "\t\r\n".includes(text[end + 1]);
      }
    }
    return false;
  }

  function split(text) {
    const rows = [[]];
    let cell = "";
    let quoted = false;
    const put = () => {
      rows[rows.length - 1].push(cell.trim());
      cell = "";
    };
    for (let at = 0; at < text.length; at += 1) {
      const sign = text[at];
      if (quoted && sign === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (quoted && sign === '"') {
        quoted = false;
      } else if (!quoted && sign === '"' && cell === "" && closes(text, at)) {
        quoted = true;
      } else if (!quoted && sign === "\t") {
        put();
      } else if (!quoted && sign === "\n") {
        put();
        rows.push([]);
      } else if (sign !== "\r") {
        cell += sign;
      }
    }
    put();
    return rows.filter((row) => row.some((each) => each !== ""));
  }

  window.gridPaste = { split };
})();
