"""The verbs of writing nominations down: entering and editing, while they are in the unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from awards_registry.ledger.actions import append, append_all
from awards_registry.policy import Role
from campaigns.nomination.models import Nomination
from campaigns.nomination.models.candidates import CANDIDATES
from units.accounts.access import require
from units.accounts.models import User
from units.record.models import InitiativeAuthor

ENTER, EDIT = "nomination.enter", "nomination.edit"
WHO = frozenset(name for name, _sentence in CANDIDATES.values())


def _note(nomination: Nomination, verb: str, fields: Iterable[str], by: User) -> None:
    append(verb, nomination, by=by, fields=sorted(fields), version=nomination.version)


@transaction.atomic
def enter(nomination: Nomination, *, fields: Iterable[str], by: User) -> Nomination:
    """Lập đề nghị: leave the first line of a new nomination in the ledger."""
    require(by, Role.CLERK, nomination.nominating_unit)
    _note(nomination, ENTER, fields, by)
    return nomination


@transaction.atomic
def edit(nomination: Nomination, *, fields: Iterable[str], by: User) -> Nomination:
    """Sửa đề nghị: count the version up and say in the ledger which fields changed, not how."""
    require(by, Role.CLERK, nomination.nominating_unit)
    Nomination.objects.filter(pk=nomination.pk).update(version=F("version") + 1)
    nomination.refresh_from_db()
    _note(nomination, EDIT, fields, by)
    return nomination


@transaction.atomic
def enter_all(
    nominations: Sequence[Nomination], *, fields: Iterable[str], by: User
) -> Sequence[Nomination]:
    """Lập nhiều đề nghị một lần: write new nominations, each with its line in the ledger.

    As many statements for three as for three hundred. Raises ``NotYoursError`` for a unit of
    somebody else, ``IntegrityError`` where one of them is nominated already; nothing is kept then.
    """
    _require_units(nominations, by)
    for nomination in nominations:
        nomination.derive()
    Nomination.objects.bulk_create(nominations)
    _note_all(ENTER, dict.fromkeys(nominations, fields), by)
    return nominations


@transaction.atomic
def edit_all(
    changed: Mapping[Nomination, Iterable[str]], *, by: User, version: bool = True
) -> Sequence[Nomination]:
    """Sửa nhiều đề nghị một lần: write the fields named for each, and count its version up.

    The caller holds their rows locked. Raises as ``enter_all`` does. Without ``version`` the rows
    are written already, version and all, and only told of. What was cited of a candidate who is
    no more the one goes.
    """
    rows = list(changed)
    _require_units(rows, by)
    if version and rows:
        for nomination in rows:
            nomination.version += 1
            nomination.derive()
        names = {name for fields in changed.values() for name in fields}
        Nomination.objects.bulk_update(rows, [*sorted(names), *Nomination.DERIVED, "version"])
        _uncite([row for row, fields in changed.items() if WHO & set(fields)])
    _note_all(EDIT, changed, by)
    return rows


def _uncite(nominations: Sequence[Nomination]) -> None:
    """Take out initiatives of which the new candidate is no author, and themselves as co-author."""
    if not nominations:
        return
    cited = Nomination.initiatives.through._default_manager.filter(nomination__in=nominations)
    own = InitiativeAuthor.objects.filter(
        initiative=OuterRef("initiative"), person=OuterRef("nomination__person")
    )
    cited.exclude(Exists(own)).delete()
    named = Nomination.co_authors.through._default_manager.filter(nomination__in=nominations)
    named.filter(person=F("nomination__person")).delete()


def _require_units(nominations: Iterable[Nomination], by: User) -> None:
    for unit in {each.nominating_unit for each in nominations}:
        require(by, Role.CLERK, unit)


def _note_all(verb: str, written: Mapping[Nomination, Iterable[str]], by: User) -> None:
    append_all(
        (
            (verb, each, {"fields": sorted(fields), "version": each.version})
            for each, fields in written.items()
        ),
        by=by,
    )
