"""Text files with separators: their encoding and separator told from the content."""

import codecs
import csv
import unicodedata
from collections.abc import Iterator, Sequence
from io import StringIO

from units.roster.evidence import DECODERS, words
from units.roster.faults import Fault, Reason
from units.roster.heading import LOOKED_AT, find_heading
from units.roster.limits import Limits
from units.roster.syllables import is_syllable
from units.roster.tables import Wanted

_SEPARATORS = ";,\t|"
_SAMPLE = 20_000


def decoded(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8, UTF-16, Windows-1258 or Windows-1252.

    The last one also stands for files in TCVN3 and VNI, whose letters repair brings back.
    """
    for mark, name in ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16"),
                       (codecs.BOM_UTF16_BE, "UTF-16")):  # fmt: skip
        if data.startswith(mark):
            codec = "utf-8-sig" if name == "UTF-8" else "utf-16"
            return data.decode(codec, "replace"), name
    if b"\0" in data:
        codec = "utf-16-le" if data[1:2000:2].count(0) else "utf-16-be"
        return data.decode(codec, "replace"), "UTF-16"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _from_code_page(data)


def _from_code_page(data: bytes) -> tuple[str, str]:
    vietnamese = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    western = data.decode("cp1252", "replace")
    old = max(_syllables(decode(western[:_SAMPLE])) for decode in DECODERS.values())
    if old > _syllables(vietnamese[:_SAMPLE]):
        return western, "Windows-1252"
    return vietnamese, "Windows-1258"


def _syllables(text: str) -> int:
    """Words with marks that are syllables, less those that are not."""
    marked = [word for word in words(text) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in marked)


def separator_of(text: str, wanted: Sequence[Wanted]) -> str:
    """The separator under which most known columns are found, else the commonest one."""
    first = text[:10].splitlines()[:1]
    if first and first[0].lower().startswith("sep=") and len(first[0]) > len("sep="):
        return first[0][4]
    head = text[:_SAMPLE]

    def rank(separator: str) -> tuple[int, int]:
        lines = csv.reader(StringIO(head, newline=""), delimiter=separator)
        top = [row for row, _ in zip(_tolerant(lines), range(LOOKED_AT + 2), strict=False)]
        heading = find_heading(top, [], wanted)
        return (len(heading.places) if heading else 0, head.count(separator))

    return max(_SEPARATORS, key=rank)


def _tolerant(lines: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from lines
    except csv.Error:
        return


def rows_of(text: str, separator: str, limits: Limits) -> Iterator[list[str]]:
    """The records, each checked against the limits; raises Fault with the row's number."""
    csv.field_size_limit(limits.cell_signs)
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator)
    number = 0
    while True:
        number += 1
        try:
            row = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            long = "limit" in str(error)
            reason = Reason.LONG_CELL if long else Reason.BAD_CSV
            holes: dict[str, str | int] = {"most": limits.cell_signs}
            raise Fault(reason, row=number, holes=holes) from error
        if number > limits.rows:
            raise Fault(Reason.MANY_ROWS, row=number, holes={"most": limits.rows})
        yield row
