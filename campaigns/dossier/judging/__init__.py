"""What a file is, by its content alone, and whether it may come in.

The name and the type that a browser sends are claims; nothing here asks them. What comes out is
one of ``KINDS``: each with the type under which it is handed out again.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.dossier.judging.office import kind_of_archive
from campaigns.dossier.judging.old_office import MAGIC, kind_of_compound
from campaigns.dossier.judging.pdf import require_fit_pdf
from campaigns.dossier.judging.picture import written_anew
from campaigns.dossier.judging.unfit import UnfitFileError
from campaigns.dossier.limits import FILE_BYTES, MEGABYTE

__all__ = ["KINDS", "Judged", "UnfitFileError", "judged"]

OFFICE = "application/vnd.openxmlformats-officedocument."
# The kinds that are taken, with the type under which each is handed out.
KINDS = {
    "pdf": "application/pdf",
    "docx": f"{OFFICE}wordprocessingml.document",
    "xlsx": f"{OFFICE}spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "doc": "application/msword",
    "xls": "application/vnd.ms-excel",
    "jpg": "image/jpeg",
    "png": "image/png",
}


@dataclass(frozen=True)
class Judged:
    """A file that may come in: its kind and the bytes to keep, which may not be those sent."""

    kind: str
    content: bytes


def judged(content: bytes) -> Judged:
    """What ``content`` is; raises ``UnfitFileError`` for what is not taken, and says why."""
    if not content:
        raise UnfitFileError(_("The file is empty. Choose another one."))
    require_size(len(content))
    if content.startswith(b"%PDF-"):
        require_fit_pdf(content)
        return Judged("pdf", content)
    if content.startswith(b"PK\x03\x04"):
        return Judged(kind_of_archive(content), content)
    if content.startswith(MAGIC):
        return Judged(kind_of_compound(content), content)
    for kind, magic in (("jpg", b"\xff\xd8\xff"), ("png", b"\x89PNG\r\n\x1a\n")):
        if content.startswith(magic):
            bare = written_anew(content, kind)
            require_size(len(bare))
            return Judged(kind, bare)
    raise UnfitFileError(
        _("A file of this type is not taken, whatever its name says. Taken are: %(kinds)s.")
        % {"kinds": ", ".join(KINDS)}
    )


def require_size(size: int) -> None:
    """Raise ``UnfitFileError`` for a file that is larger than one may be."""
    if size > FILE_BYTES:
        raise UnfitFileError(
            _("The file has %(size)d MB; at most %(most)d MB are taken. Make it smaller.")
            % {"size": -(-size // MEGABYTE), "most": FILE_BYTES // MEGABYTE}
        )
