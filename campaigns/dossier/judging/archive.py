"""The zip in which Word, Excel and LibreOffice keep their files: whole, plain, of bounded size."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence

from campaigns.dossier.judging.unfit import damaged, encrypted, polyglot, too_large_inside
from campaigns.dossier.limits import PARTS, UNPACKED_BYTES

LOCAL, END = b"PK\x03\x04", b"PK\x05\x06"
END_SIZE, LOCAL_SIZE = 22, 30
CHUNK = 256 * 1024
# What is kept of a part while all are read through: its head, where a DTD would stand.
HEAD = 1024
ENCRYPTED_FLAG = 0x1
# What a broken archive makes Python's reader raise.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
)


class Archive:
    """A zip that holds nothing but what it lists, read through once.

    Raises ``UnfitFileError`` on opening for one that is broken, locked, has something before,
    behind or between its parts, links, doubled names, or unpacks to too much.
    """

    def __init__(self, content: bytes) -> None:
        _require_nothing_around(content)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            parts = self._zip.infolist()
        except BROKEN as error:
            raise damaged() from error
        _require_plain(parts)
        self.names = [part.filename for part in parts]
        self.first = parts[0]
        self.heads = self._read_through(parts)

    def read(self, name: str) -> bytes:
        """A part, empty where there is none; its size was bounded on opening."""
        return self._zip.read(name) if name in self.heads else b""

    def _read_through(self, parts: Sequence[zipfile.ZipInfo]) -> dict[str, bytes]:
        """Unpack every part to its end: sizes may be lied about. Returns the head of each."""
        left, heads = UNPACKED_BYTES, {}
        try:
            for part in parts:
                with self._zip.open(part) as file:
                    heads[part.filename] = file.read(HEAD)
                    left -= len(heads[part.filename])
                    while chunk := file.read(CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise too_large_inside()
        except BROKEN as error:
            raise damaged() from error
        return heads


def _require_nothing_around(content: bytes) -> None:
    """From the first byte a part, at the last byte the end; the list just before the end."""
    if not content.startswith(LOCAL):
        raise damaged()
    end = content[-END_SIZE:]
    if END not in content:
        raise damaged()
    if not end.startswith(END) or end[-2:] != b"\0\0":
        raise polyglot()
    size, start = struct.unpack("<II", end[12:20])
    if size + start != len(content) - END_SIZE:
        raise polyglot()


def _require_plain(parts: Sequence[zipfile.ZipInfo]) -> None:
    if not parts:
        raise damaged()
    if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED_BYTES:
        raise too_large_inside()
    if any(part.flag_bits & ENCRYPTED_FLAG for part in parts):
        raise encrypted()
    names = [part.filename for part in parts]
    if len(set(names)) != len(names) or any(map(_leads_out, names)):
        raise polyglot()
    if any(stat.S_ISLNK(part.external_attr >> 16) for part in parts):
        raise polyglot()
    if any(part.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED} for part in parts):
        raise damaged()
    _require_apart(parts)


def _leads_out(name: str) -> bool:
    """Whether a name leads out of the folder into which it would be unpacked."""
    return name.startswith("/") or ":" in name or "\\" in name or ".." in name.split("/")


def _require_apart(parts: Sequence[zipfile.ZipInfo]) -> None:
    """No two parts share bytes: so a small file would unpack to a huge one."""
    end = 0
    for part in sorted(parts, key=lambda each: each.header_offset):
        if part.header_offset < end:
            raise too_large_inside()
        end = part.header_offset + LOCAL_SIZE + len(part.filename.encode()) + part.compress_size
