"""A look through the parts of an xlsx before the reader: extents, error cells, merged cells."""

import re
from functools import lru_cache
from posixpath import join, normpath
from xml.parsers import expat

from units.roster.faults import Fault, Reason
from units.roster.limits import Limits
from units.roster.plain_rows import plain_rows
from units.roster.scans import Scan, Scans
from units.roster.tables import NOT_CALCULATED

_COLUMN = re.compile(r"[A-Za-z]{1,3}")
_DIGITS = 7
_MACRO_SHEETS = ("/xlmacrosheet", "/xlintlmacrosheet")


def place(reference: str) -> tuple[int, int]:
    """Row and column from 0 of a reference such as B7; raises Fault for anything else."""
    name = reference.rstrip("0123456789")
    number = reference[len(name) :]
    if not 0 < len(number) <= _DIGITS:
        raise Fault(Reason.DAMAGED)
    return int(number) - 1, _column(name)


@lru_cache(maxsize=20_000)
def _column(name: str) -> int:
    if not _COLUMN.fullmatch(name):
        raise Fault(Reason.DAMAGED)
    column = 0
    for letter in name.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1


def scan_xlsx(members: dict[str, bytes], limits: Limits) -> Scans:
    """Scan every sheet that the workbook names; raises Fault at limits, macros and damage."""
    parts = {name.lower().replace("\\", "/"): content for name, content in members.items()}
    names, since_1904 = _book(parts["xl/workbook.xml"])
    targets = _targets(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
    scans = Scans({}, since_1904)
    for name, relation in names:
        content = parts.get(targets.get(relation, ""))
        if content is not None:
            scans.sheets[name] = scan_sheet(name, content, limits)
    return scans


def scan_sheet(name: str, content: bytes, limits: Limits) -> Scan:
    """Scan one sheet, its plain rows at a glance and all else by the parser."""
    scan, plain = Scan(name), plain_rows(content)
    if plain is None:
        return Parsed(scan, limits).read(content)
    for column in plain.columns:
        scan.note(plain.last_row - 1, _column(column))
    return Parsed(scan, limits).read(plain.rest)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _book(content: bytes) -> tuple[list[tuple[str, str]], bool]:
    """Pairs of sheet name and relation, and whether days count from 1904."""
    sheets: list[tuple[str, str]] = []
    since_1904 = False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal since_1904
        if _local(tag) == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            sheets.append((attributes.get("name", ""), relation))
        elif _local(tag) == "workbookPr":
            since_1904 = attributes.get("date1904", "").lower() in {"1", "true", "on"}

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return sheets, since_1904


def _targets(content: bytes) -> dict[str, str]:
    """Where each relation of the workbook leads, as a small-letter path in the archive."""
    targets: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        if attributes.get("Type", "").lower().endswith(_MACRO_SHEETS):
            raise Fault(Reason.MACROS)
        target = attributes.get("Target", "").replace("\\", "/").lower()
        path = target.lstrip("/") if target.startswith("/") else normpath(join("xl", target))
        targets[attributes.get("Id", "")] = path

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return targets


class Parsed:
    """Walks one sheet, cell by cell, as its positions are written or follow from the order.

    Texts are listened to only inside cells with an error or a formula: the others are many.
    """

    def __init__(self, scan: Scan, limits: Limits) -> None:
        self._scan, self._limits = scan, limits
        self._row = self._column = -1
        self._type = ""
        self._text: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start

    def read(self, content: bytes) -> Scan:
        self._parser.Parse(content, True)
        self._scan.check(self._limits)
        return self._scan

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell(attributes)
        elif name in {"v", "is"}:
            self._scan.note(self._row, self._column)
            self._text.clear()
        elif name == "f":
            self._scan.note(self._row, self._column)
            self._listen()
        elif name == "row":
            number = attributes.get("r", "")
            self._row = int(number) - 1 if number.isdecimal() else self._row + 1
            self._column = -1
        elif name == "mergeCell" and ":" in attributes.get("ref", ""):
            first, last = attributes["ref"].split(":", 1)
            self._scan.merged.append((*place(first), *place(last)))

    def _cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference:
            self._row, self._column = place(reference)
        else:
            self._column += 1
        self._type = attributes.get("t", "")
        if self._type == "e":
            self._listen()

    def _listen(self) -> None:
        self._text.clear()
        self._parser.CharacterDataHandler = self._text.append
        self._parser.EndElementHandler = self._end

    def _end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "f":
            self._text.clear()  # the formula itself
        if name != "c":
            return
        value = "".join(self._text).strip()
        if self._type == "e":
            self._scan.broken[self._row, self._column] = value or "#ERROR!"
        elif not value and self._type != "str":
            self._scan.broken[self._row, self._column] = NOT_CALCULATED
        self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
