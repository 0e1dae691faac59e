"""The verbs of a dossier's papers: add a file, say why one is not needed, take one out.

Only the nominating unit's clerk, and only while the dossier is in the unit. What was sealed with
an earlier sending stays, as row and as file: what was judged then stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.files import write_whole
from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.dossier.judging import UnfitFileError, judged, require_size
from campaigns.dossier.keeping import new_place, path_of
from campaigns.dossier.limits import DOSSIER_BYTES, DOSSIER_FILES, MEGABYTE
from campaigns.dossier.names import tidy_name
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Document, Nomination
from campaigns.nomination.papers import OTHER, checklist
from units.accounts.access import require
from units.accounts.models import User

LONGEST_WAIVER = 400
LONGEST_TITLE = 255


def attach(
    nomination: Nomination, paper: str, file: File[bytes], *, by: User, title: str = ""
) -> Document:
    """Thêm giấy tờ: keep ``file`` as the paper ``paper`` (a code of the checklist, or ``other``).

    It takes the place of what stood there; of ``other`` there may be several, each with a
    ``title``. The same file sent twice is kept once. Raises ``NotYoursError`` for anybody but the
    unit's clerk, ``ObstacleError`` for a dossier that has left the unit or is full and for a file
    that is not taken.
    """
    _require_clerk(nomination, by)
    _require_editable(nomination)
    named = _title(nomination, paper, title)
    try:
        require_size(file.size)
        file.seek(0)
        fit = judged(file.read())
    except UnfitFileError as unfit:
        raise ObstacleError(str(unfit)) from unfit
    name = tidy_name(file.name or "", fit.kind, instead=named)
    wanted = Document(
        nomination=nomination,
        paper=paper,
        title=named or name.removesuffix(f".{fit.kind}"),
        place=new_place(),
        file_name=name,
        kind=fit.kind,
        size=len(fit.content),
        uploaded_by=by,
    )
    path = path_of(wanted.place)
    # The bytes first: a row that is lost leaves a file that is swept, never a row without bytes.
    wanted.sha256 = write_whole(path, fit.content)
    try:
        kept = _enter(wanted, by)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if kept.place != wanted.place:
        path.unlink(missing_ok=True)
    return kept


@transaction.atomic
def _enter(wanted: Document, by: User) -> Document:
    """The row of a file whose bytes lie there; the one that is there for the same file."""
    nomination = _locked(wanted.nomination, by)
    current = list(nomination.documents.current())
    same = [each for each in current if (each.paper, each.sha256) == (wanted.paper, wanted.sha256)]
    if same:
        return same[0]
    replaced = [each for each in current if each.paper == wanted.paper != OTHER]
    _require_room(wanted, [each for each in current if each not in replaced])
    _put_aside(replaced, by)
    wanted.nomination = nomination
    wanted.save(force_insert=True)
    append(
        "paper.attach",
        nomination,
        by=by,
        document=wanted.pk,
        paper=wanted.paper,
        kind=wanted.kind,
        size=wanted.size,
        sha256=wanted.sha256,
        replaced=[each.pk for each in replaced if each.pk],
    )
    return wanted


@transaction.atomic
def waive(nomination: Nomination, paper: str, reason: str, *, by: User) -> Document:
    """Không cần giấy tờ này: the unit says why; the desk reads it and may ask for it after all.

    Raises as ``attach`` does, and ``ObstacleError`` where a file is there or no reason is given.
    """
    _require_clerk(nomination, by)
    row = _locked(nomination, by)
    reason = " ".join(reason.split())
    if not reason:
        raise ObstacleError(_("Say why this paper is not needed: the desk reads it."))
    if len(reason) > LONGEST_WAIVER:
        raise ObstacleError(
            _("The reason is too long: at most %(most)d letters.") % {"most": LONGEST_WAIVER}
        )
    if paper == OTHER:
        raise ObstacleError(_("Only a paper of the list can be said not to be needed."))
    title = _title(row, paper, "")
    current = list(row.documents.current().filter(paper=paper))
    if any(each.sha256 for each in current):
        raise ObstacleError(_("A file is there already. Take it out first."))
    if any(each.waiver == reason for each in current):
        return current[0]
    _put_aside(current, by)
    stated = Document.objects.create(
        nomination=row, paper=paper, title=title, waiver=reason, uploaded_by=by
    )
    append("paper.waive", row, by=by, document=stated.pk, paper=paper)
    return stated


@transaction.atomic
def take_out(document: Document, *, by: User) -> None:
    """Bỏ giấy tờ ra khỏi hồ sơ: a file, or the reason why none is needed."""
    _require_clerk(document.nomination, by)
    row = _locked(document.nomination, by)
    found = row.documents.current().filter(pk=document.pk).first()
    if found is None:
        raise ObstacleError(_("This paper was taken out or replaced already."))
    key, paper, sha256 = found.pk, found.paper, found.sha256
    _put_aside([found], by)
    append("paper.take_out", row, by=by, document=key, paper=paper, sha256=sha256)


def _require_clerk(nomination: Nomination, by: User) -> None:
    require(by, Role.CLERK, nomination.nominating_unit)


def _locked(nomination: Nomination, by: User) -> Nomination:
    """The row as it is now, locked, and still in the unit."""
    row = Nomination.objects.select_for_update().get(pk=nomination.pk)
    _require_clerk(row, by)
    _require_editable(row)
    return row


def _require_editable(nomination: Nomination) -> None:
    if not nomination.is_editable:
        raise ObstacleError(
            _("The dossier is “%(state)s”: its papers stay as they were sent.")
            % {"state": nomination.get_state_display()}
        )


def _title(nomination: Nomination, paper: str, title: str) -> str:
    """What the paper is called; raises ``ObstacleError`` for one that the unit is not asked for."""
    if paper == OTHER:
        return " ".join(title.split())[:LONGEST_TITLE]
    for asked in checklist(nomination):
        if asked.code == paper and asked.asked_of_unit:
            return asked.title[:LONGEST_TITLE]
    raise ObstacleError(_("The law does not ask the unit for this paper. Load the page again."))


def _require_room(wanted: Document, others: Iterable[Document]) -> None:
    """Raise ``ObstacleError`` where the dossier would hold too many files or bytes."""
    files = [each for each in others if each.sha256]
    if len(files) >= DOSSIER_FILES:
        raise ObstacleError(
            _("The dossier holds %(count)d files; more than %(most)d are not taken.")
            % {"count": len(files), "most": DOSSIER_FILES}
        )
    held = sum(each.size for each in files)
    if held + wanted.size > DOSSIER_BYTES:
        raise ObstacleError(
            _(
                "The dossier holds %(held)d MB and this file has %(size)d MB; together more than "
                "%(most)d MB are not taken."
            )
            % {
                "held": -(-held // MEGABYTE),
                "size": -(-wanted.size // MEGABYTE),
                "most": DOSSIER_BYTES // MEGABYTE,
            }
        )


def _put_aside(documents: Iterable[Document], by: User) -> None:
    """Out of the dossier: what was sealed stays as row and file, the rest goes."""
    for document in documents:
        if is_sealed(document):
            document.removed_by, document.removed_at = by, timezone.now()
            document.save(update_fields=["removed_by", "removed_at"])
            continue
        place = document.place
        document.delete()
        if place:
            transaction.on_commit(partial(path_of(place).unlink, missing_ok=True))


def is_sealed(document: Document) -> bool:
    """Whether the dossier was ever sent with this paper in it."""
    return any(
        (paper["paper"], paper["waiver"], paper.get("sha256", ""))
        == (document.paper, document.waiver, document.sha256)
        for content in document.nomination.seals.values_list("content", flat=True)
        for paper in content.get("papers", [])
    )
