"""Files of Word and Excel before 2007 (MS-CFB): told apart by their streams, without macros."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.dossier.judging.unfit import UnfitFileError, damaged, encrypted, with_macros

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
HEADER, ENTRY = 512, 128
SECTOR_SHIFTS = {9, 12}
IN_HEADER = 109  # sectors of the table that the header names itself
LAST_SECTOR = 0xFFFFFFFA  # from here on the numbers are marks
MINI_CUTOFF = 4096
ROOT, STREAM = 5, 2

RUNS = {"macros", "_vba_project_cur", "vba", "_vba_project"}
LOCKED = {"encryptedpackage", "encryptioninfo"}
FIB_FLAGS, FIB_ENCRYPTED = 0x0A, 0x0100
FILEPASS, BOUNDSHEET, BIFF_EOF = 0x002F, 0x0085, 0x000A
MACRO_SHEET = 1


@dataclass(frozen=True)
class Entry:
    """A line of the directory: a stream or a folder."""

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """The file as a small file system; raises ``UnfitFileError`` where it does not hold."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        try:
            [shift] = struct.unpack_from("<H", content, 30)
            [directory] = struct.unpack_from("<I", content, 48)
            if shift not in SECTOR_SHIFTS:
                raise damaged()
            self.size = 1 << shift
            self.table = self._table()
            self.entries = list(self._entries(self._chain(directory)))
        except (struct.error, UnicodeDecodeError) as error:
            raise damaged() from error

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        sector = self.content[start : start + self.size]
        if not sector:
            raise damaged()
        return sector

    def _table(self) -> tuple[int, ...]:
        """Which sector follows which."""
        in_header = struct.unpack_from(f"<{IN_HEADER}I", self.content, 76)
        numbers = [number for number in in_header if number < LAST_SECTOR]
        [further] = struct.unpack_from("<I", self.content, 68)
        seen: set[int] = set()
        while further < LAST_SECTOR:
            if further in seen:
                raise damaged()
            seen.add(further)
            *more, further = struct.unpack(f"<{self.size // 4}I", self._sector(further))
            numbers += [number for number in more if number < LAST_SECTOR]
        raw = b"".join(self._sector(number) for number in numbers)
        return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])

    def _chain(self, start: int) -> bytes:
        """The sectors from ``start`` to their end; a circle is refused."""
        parts, seen = [], set()
        while start < LAST_SECTOR:
            if start in seen or start >= len(self.table):
                raise damaged()
            seen.add(start)
            parts.append(self._sector(start))
            start = self.table[start]
        return b"".join(parts)

    def _entries(self, directory: bytes) -> Iterator[Entry]:
        for place in range(0, len(directory) - ENTRY + 1, ENTRY):
            length, kind = struct.unpack_from("<HB", directory, place + 64)
            if not kind:
                continue
            start, size = struct.unpack_from("<II", directory, place + 116)
            name = directory[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le")
            yield Entry(name.lower(), kind, start, size)

    def stream(self, entry: Entry) -> bytes:
        """A stream; of a small one, which lies among others, the first 64 bytes."""
        if entry.size >= MINI_CUTOFF:
            return self._chain(entry.start)[: entry.size]
        root = next((each for each in self.entries if each.kind == ROOT), None)
        if root is None:
            raise damaged()
        return self._chain(root.start)[entry.start * 64 : entry.start * 64 + 64]


def kind_of_compound(content: bytes) -> str:
    """``doc`` or ``xls``; raises ``UnfitFileError`` for anything else in this old form."""
    if len(content) < HEADER:
        raise damaged()
    file = Compound(content)
    names = {entry.name for entry in file.entries}
    if names & LOCKED:
        raise encrypted()
    if names & RUNS:
        raise with_macros()
    streams = {entry.name: entry for entry in file.entries if entry.kind == STREAM}
    if "worddocument" in streams:
        _require_open_word(file.stream(streams["worddocument"]))
        return "doc"
    workbook = streams.get("workbook") or streams.get("book")
    if workbook:
        _require_open_excel(file.stream(workbook))
        return "xls"
    raise UnfitFileError(
        _("Of Office files only Word (docx) and Excel (xlsx) are taken. Save it as PDF.")
    )


def _require_open_word(stream: bytes) -> None:
    """MS-DOC 2.5.2: a flag of the head says that the rest is locked."""
    if len(stream) < FIB_FLAGS + 2:
        raise damaged()
    [flags] = struct.unpack_from("<H", stream, FIB_FLAGS)
    if flags & FIB_ENCRYPTED:
        raise encrypted()


def _require_open_excel(stream: bytes) -> None:
    """MS-XLS 2.4: records, one behind the other; a lock and old macro sheets stand early."""
    place = 0
    while place + 4 <= len(stream):
        record, length = struct.unpack_from("<HH", stream, place)
        if record == FILEPASS:
            raise encrypted()
        if record == BOUNDSHEET and stream[place + 9 : place + 10] == bytes([MACRO_SHEET]):
            raise with_macros()
        if record == BIFF_EOF:
            return
        place += 4 + length
