"""PDF files: whole from head to end, readable by everybody, and nothing in them that runs."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from campaigns.dossier.judging.unfit import (
    damaged,
    encrypted,
    polyglot,
    too_large_inside,
    with_foreign_parts,
    with_macros,
)
from campaigns.dossier.limits import OBJECTS_BYTES

HEAD = re.compile(rb"%PDF-[12]\.\d")
END = b"%%EOF"
# Blank space behind the end, as some scanners write it.
BLANK = b"\0\t\n\f\r "
NEAR = 1024
CHUNK = 64 * 1024
PAGE_OF_THE_WEB = re.compile(rb"<\s*(html|script|svg|!doctype|body|iframe|\?php)", re.IGNORECASE)
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
NAME = rb"(?![A-Za-z0-9])"
LOCK = re.compile(rb"/Encrypt" + NAME)
SCRIPT = re.compile(rb"/(JavaScript|Launch|XFA)" + NAME)
STOWAWAY = re.compile(
    rb"/(EmbeddedFile|EmbeddedFiles|RichMedia)" + NAME + rb"|/EF\s*(<<|\d+\s+\d+\s+R)"
)
STREAM = re.compile(rb"stream\r?\n")
PACKED = re.compile(rb"/ObjStm" + NAME)
FLATE = re.compile(rb"/(FlateDecode|Fl)" + NAME)
# Ways of packing other than the one in use: objects behind them could not be looked at.
ODDLY_PACKED = re.compile(
    rb"/(ASCIIHexDecode|AHx|ASCII85Decode|A85|LZWDecode|LZW|RunLengthDecode|RL|DCTDecode|DCT"
    rb"|CCITTFaxDecode|CCF|JBIG2Decode|JPXDecode|Crypt)" + NAME + rb"|/Predictor\s*(?!1\b)\d"
)


def require_fit_pdf(content: bytes) -> None:
    """Raise ``UnfitFileError`` for a PDF that is broken or locked, or runs or hides something."""
    body = content.rstrip(BLANK)
    if not HEAD.match(content) or END not in content:
        raise damaged()
    if not body.endswith(END):
        raise polyglot()
    if PAGE_OF_THE_WEB.search(content[:NEAR]) or PAGE_OF_THE_WEB.search(content[-NEAR:]):
        raise polyglot()
    if zipfile.is_zipfile(io.BytesIO(content)):
        raise polyglot()
    if b"startxref" not in content:
        raise damaged()
    _require_calm(content)
    _require_calm_objects(content)


def _require_calm_objects(content: bytes) -> None:
    """The same of the objects that are packed together in streams."""
    left = OBJECTS_BYTES
    for start, head in _streams(content):
        # What is not packed was looked through as it stands.
        if not PACKED.search(head) or not (ODDLY_PACKED.search(head) or FLATE.search(head)):
            continue
        if ODDLY_PACKED.search(head):
            raise polyglot()
        objects = _unpacked(content, start, left)
        left -= len(objects)
        if left <= 0:
            raise too_large_inside()
        _require_calm(objects)


def _streams(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Where each stream starts, and everything between it and the one before, escapes undone."""
    place = 0
    while found := STREAM.search(content, place):
        yield found.end(), _plain(content[place : found.start()])
        end = content.find(b"endstream", found.end())
        place = end + len(b"endstream") if end >= 0 else found.end()


def _plain(content: bytes) -> bytes:
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)


def _require_calm(content: bytes) -> None:
    """Names may be written with escapes; both forms are looked for."""
    for each in (content, _plain(content)):
        if LOCK.search(each):
            raise encrypted()
        if SCRIPT.search(each):
            raise with_macros()
        if STOWAWAY.search(each):
            raise with_foreign_parts()


def _unpacked(content: bytes, start: int, most: int) -> bytes:
    """The objects packed from ``start`` on; raises ``UnfitFileError`` where they are broken."""
    packed, unpacked, found = memoryview(content), zlib.decompressobj(), b""
    try:
        while not unpacked.eof and start < len(content) and len(found) < most:
            found += unpacked.decompress(packed[start : start + CHUNK], most - len(found))
            start += CHUNK - len(unpacked.unconsumed_tail)
    except zlib.error as error:
        # A reader would show what came before: of that nobody could say whether it is calm.
        raise damaged() from error
    return found
