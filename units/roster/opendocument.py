"""A look through an ods before the reader: extents with repeats, error cells, merged cells."""

from xml.parsers import expat

from units.roster.limits import Limits
from units.roster.scans import Scan, Scans

_CELLS = frozenset({"table:table-cell", "table:covered-table-cell"})


def scan_ods(members: dict[str, bytes], limits: Limits) -> Scans:
    """Scan every table of the document; raises Fault where one is too large."""
    reader = _Document(limits)
    content = next(value for name, value in members.items() if name.lower() == "content.xml")
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.data
    parser.Parse(content, True)
    return reader.scans


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 9 else 1  # noqa: PLR2004 - no sheet has 10⁸ rows


class _Document:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.scans = Scans({})
        self._scan = Scan("")
        self._row = self._column = self._rows = self._columns = 0
        self._cell_filled = False
        self._error = False
        self._text: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            self._scan = Scan(attributes.get("table:name", ""))
            self._row = 0
        elif tag == "table:table-row":
            self._rows = _count(attributes, "table:number-rows-repeated")
            self._column = 0
        elif tag in _CELLS:
            self._cell(tag, attributes)

    def _cell(self, tag: str, attributes: dict[str, str]) -> None:
        self._columns = _count(attributes, "table:number-columns-repeated")
        self._cell_filled = "office:value-type" in attributes
        self._error = attributes.get("calcext:value-type") == "error"
        self._text.clear()
        down = _count(attributes, "table:number-rows-spanned")
        across = _count(attributes, "table:number-columns-spanned")
        if tag == "table:table-cell" and (down > 1 or across > 1):
            last = (self._row + down - 1, self._column + across - 1)
            self._scan.merged.append((self._row, self._column, *last))

    def data(self, text: str) -> None:
        if self._error:
            self._text.append(text)

    def end(self, tag: str) -> None:
        if tag in _CELLS:
            if self._cell_filled:
                self._scan.note(self._row + self._rows - 1, self._column + self._columns - 1)
            if self._error:
                self._scan.broken[self._row, self._column] = "".join(self._text) or "#ERROR!"
            self._error = False
            self._column += self._columns
        elif tag == "table:table-row":
            self._row += self._rows
        elif tag == "table:table":
            self._scan.check(self._limits)
            self.scans.sheets[self._scan.name] = self._scan
