"""Files of Word, Excel and LibreOffice of today: a zip with known parts, without macros."""

from __future__ import annotations

import re
import zipfile

from django.utils.translation import gettext as _

from campaigns.dossier.judging.archive import Archive
from campaigns.dossier.judging.fetching import (
    require_calm_fields,
    require_calm_relationships,
    require_calm_text,
)
from campaigns.dossier.judging.unfit import (
    UnfitFileError,
    damaged,
    encrypted,
    polyglot,
    with_foreign_parts,
    with_macros,
)

TYPES = "[Content_Types].xml"
MAIN = b"application/vnd.openxmlformats-officedocument."
# The main part, and the type under which it stands: kind → both.
PARTS = {
    "docx": ("word/document.xml", MAIN + b"wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", MAIN + b"spreadsheetml.sheet.main+xml"),
}
MIMETYPE, MANIFEST = "mimetype", "META-INF/manifest.xml"
ODT = b"application/vnd.oasis.opendocument.text"
# What runs when the file is opened.
RUNS = re.compile(
    r"vbaproject|vbadata|macrosheets?/|dialogsheets?/|activex|(^|/)(basic|scripts)/", re.IGNORECASE
)
# A chart keeps its figures in a workbook inside; anything else inside is a stowaway.
INSIDE = re.compile(r"(^|/)embeddings?/", re.IGNORECASE)
HARMLESS_INSIDE = re.compile(r"\.xlsx$", re.IGNORECASE)
DTD = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
TEXTS = (".xml", ".rels", ".rdf", ".vml")
# What is no part of a text, whatever its name says: programs, archives, papers, web pages.
STOWAWAY = re.compile(
    rb"MZ|\x7fELF|PK\x03\x04|Rar!|7z\xbc\xaf|%PDF-|\xd0\xcf\x11\xe0|MIME-Version:|#!"
    rb"|\s*<\s*(html|script|svg|\?php|!doctype)",
    re.IGNORECASE,
)


def kind_of_archive(content: bytes) -> str:
    """``docx``, ``xlsx`` or ``odt``; raises ``UnfitFileError`` for any other zip."""
    archive = Archive(content)
    for name, head in archive.heads.items():
        if name.lower().endswith(TEXTS) and DTD.search(head):
            raise polyglot()
    if archive.first.filename == MIMETYPE:
        return _open_document(archive)
    if TYPES in archive.heads:
        return _office_open(archive)
    raise UnfitFileError(
        _("An archive is not taken: unpack it and add each paper by itself, as PDF or Word.")
    )


def _open_document(archive: Archive) -> str:
    """ODF 1.2, part 3: the type stands first, unpacked; the manifest says what is locked."""
    if archive.first.compress_type != zipfile.ZIP_STORED or archive.read(MIMETYPE) != ODT:
        raise UnfitFileError(_("Of LibreOffice only texts (odt) are taken. Save it as PDF."))
    manifest = archive.read(MANIFEST)
    if b"encryption-data" in manifest:
        raise encrypted()
    if not manifest or "content.xml" not in archive.heads:
        raise damaged()
    _require_harmless(archive)
    require_calm_text(archive)
    return "odt"


def _office_open(archive: Archive) -> str:
    """ECMA-376, part 2: the type of each part stands in one list."""
    types = archive.read(TYPES)
    if b"macroenabled" in types.lower() or b"vbaproject" in types.lower():
        raise with_macros()
    _require_harmless(archive)
    for name in archive.names:
        if name.endswith(".rels"):
            require_calm_relationships(archive.read(name))
        elif name.startswith("word/") and name.endswith(".xml"):
            require_calm_fields(archive.read(name))
    for kind, (part, named) in PARTS.items():
        if part in archive.heads and named in types:
            return kind
    raise UnfitFileError(
        _("Of Office files only Word (docx) and Excel (xlsx) are taken. Save it as PDF.")
    )


def _require_harmless(archive: Archive) -> None:
    if any(RUNS.search(name) for name in archive.names):
        raise with_macros()
    if any(INSIDE.search(name) and not HARMLESS_INSIDE.search(name) for name in archive.names):
        raise with_foreign_parts()
    for name, head in archive.heads.items():
        if STOWAWAY.match(head) and not (INSIDE.search(name) and HARMLESS_INSIDE.search(name)):
            raise with_foreign_parts()
