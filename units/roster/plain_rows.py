"""The rows of a worksheet as nearly every program writes them, looked through without a parser.

Millions of cells one by one are the parser's longest work. Rows without anything but values are
told by one pattern; whatever does not fit it to the last sign is left to the parser.
"""

import re
from dataclasses import dataclass

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_CELL = (
    rb'<c r="[A-Z]{1,3}\1"(?: s="[0-9]{1,9}")?(?: t="(?:s|n|str|b|inlineStr)")?'
    rb"(?:/>|></c>|>(<v>)[^<]*</v></c>"
    rb'|>(<is>)<t(?: xml:space="preserve")?>[^<]*</t></is></c>)'
)
# Every cell of a row names that row; no more of them than a table may be wide, several times.
_ROW = re.compile(
    rb'<row r="([0-9]{1,7})"(?: [A-Za-z0-9:]+="[^"<>]*")*>(?:' + _CELL + rb"){0,512}</row>"
)
_FILLED = re.compile(rb'<c r="([A-Z]+)[0-9]+"[^>]*><[vi]')
_MARKED = re.compile(rb"<(?:[^\s<>/:]+:)?(?:c|row|v|is|f)[\s/>]|<!|.<\?", re.DOTALL)
_A_WALK, _LONGEST_TAG = 1 << 20, 128


@dataclass(frozen=True, slots=True)
class PlainRows:
    """The last row (as written, -1 without any) and all columns that hold a value, and the rest."""

    last_row: int
    columns: frozenset[str]
    rest: bytes
    """The sheet without its rows, as well formed as before."""


def plain_rows(content: bytes) -> PlainRows | None:
    """What the rows of a well-formed sheet reach, `None` where the parser must tell."""
    start = content.find(_BEGIN)
    if start < 0:
        return None
    begin = start + len(_BEGIN)
    last, end = _walk(content, begin)
    if not content.startswith(_END, end):
        return None
    rest = content[:begin] + content[end:]
    if _MARKED.search(rest):
        return None
    columns: set[bytes] = set()
    for at in range(begin, end, _A_WALK):
        # A cell that reaches over the border is found with the walk in which it begins.
        columns.update(_FILLED.findall(content, at, min(at + _A_WALK + _LONGEST_TAG, end)))
    return PlainRows(last, frozenset(column.decode() for column in columns), rest)


def _walk(content: bytes, begin: int) -> tuple[int, int]:
    """Past all plain rows: the highest number of one with a value, and where they end."""
    last, end, match = -1, begin, _ROW.match
    while found := match(content, end):
        end = found.end()
        if found[2] or found[3]:
            last = max(last, int(found[1]))
    return last, end
