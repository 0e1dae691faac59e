"""Files as offices make them, small and whole: one of each kind that is taken."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import docx
import xlsxwriter
from PIL import Image

FREE, END, OF_TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, LEAST_STREAM = 512, 4096
MAKER = "May anh cua ong Tai"


def pdf(objects: bytes = b"", trailer: bytes = b"") -> bytes:
    """A page without anything on it; ``objects`` and more for the trailer may be put in."""
    body = (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
        b"2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n"
        b"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\n" + objects
    )
    end = b"trailer\n<</Root 1 0 R/Size 4" + trailer + b">>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    return body + b"xref\n0 1\n0000000000 65535 f \n" + end


def word() -> bytes:
    file, made = docx.Document(), io.BytesIO()
    file.add_paragraph("Báo cáo thành tích")
    file.save(made)
    return made.getvalue()


def excel() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.add_worksheet().write(0, 0, "Danh sách")
    return made.getvalue()


def text(more: Mapping[str, bytes] | None = None, manifest: bytes = b"<manifest/>") -> bytes:
    """A text of LibreOffice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), b"application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", b"<office:document-content/>")
        archive.writestr("META-INF/manifest.xml", manifest)
        for name, content in (more or {}).items():
            archive.writestr(name, content)
    return made.getvalue()


def old(streams: Mapping[str, bytes], *, kind: int = 2) -> bytes:
    """A compound file (MS-CFB) with these streams; ``kind`` 1 makes folders of them."""
    names = ["Root Entry", *streams]
    padded = [content.ljust(LEAST_STREAM, b"\0") for content in streams.values()]
    directory_sectors = -(-len(names) // 4)
    table, place = [OF_TABLE], 1 + directory_sectors
    table += [*range(2, directory_sectors + 1), END]
    starts, data = [], b""
    for content in padded:
        count = -(-len(content) // SECTOR)
        starts.append(place)
        table += [*range(place + 1, place + count), END]
        data += content.ljust(count * SECTOR, b"\0")
        place += count
    lines = b""
    for number, name in enumerate(names):
        raw = name.encode("utf-16-le")
        start = END if not number else starts[number - 1]
        size = 0 if not number else len(padded[number - 1])
        head = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind if number else 5, 1)
        head += struct.pack("<III", FREE, FREE, 1 if not number else FREE) + bytes(36)
        lines += head + struct.pack("<IQ", start, size)
    lines = lines.ljust(directory_sectors * SECTOR, b"\0")
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    return _header() + fat + lines + data


def _header() -> bytes:
    magic = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head = magic + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, LEAST_STREAM, END, 0, END, 0)
    return head + struct.pack("<109I", 0, *[FREE] * 108)


def old_word(flags: int = 0) -> bytes:
    return old({"WordDocument": bytes(10) + struct.pack("<H", flags)})


def old_excel(*records: tuple[int, bytes]) -> bytes:
    rows = [(0x0809, bytes(16)), *records, (0x000A, b"")]
    return old({"Workbook": b"".join(struct.pack("<HH", r, len(c)) + c for r, c in rows)})


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    """A picture with everything a phone adds: place, device, a remark."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[0x010F] = MAKER
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 40.0), 3: "E", 4: (105.0, 51.0, 0.0)})
    more = {"comment": b"GPS 21.0278,105.8342"} if kind == "JPEG" else {}
    Image.new(mode, size, 200 if mode == "L" else None).save(made, kind, exif=exif, **more)
    return made.getvalue()


GOOD: dict[str, Callable[[], bytes]] = {
    "pdf": pdf,
    "docx": word,
    "xlsx": excel,
    "odt": text,
    "doc": old_word,
    "xls": old_excel,
    "jpg": photo,
    "png": lambda: photo("PNG"),
}
