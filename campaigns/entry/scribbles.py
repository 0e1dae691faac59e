"""What is being typed, kept at the first pause and given back at the next opening."""

from __future__ import annotations

import json
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.nomination.forms import NominationForm
from campaigns.nomination.models import Nomination, Round, Scribble
from campaigns.nomination.models.candidates import CANDIDATES
from units.accounts.models import User
from units.organisation.models import Unit

NEW = "nomination:new"
# The fields of the form of a nomination.
KEPT = ("seen_version", *NominationForm.Meta.fields)
# A long report with everything around it.
MOST_BYTES = 600_000


class TooLongError(ValueError):
    """What is typed is longer than any form of this house; its text says so."""


def place_of(nomination: Nomination | None) -> str:
    """Which form it is: of a new nomination, or of one."""
    return f"nomination:{nomination.pk}" if nomination and nomination.pk else NEW


def grid_place_of(opened: Round, unit: Unit | None) -> str:
    """Which grid it is: of a round, for the unit that nominates there."""
    return f"grid:{opened.pk}:{unit.pk if unit else 0}"


def kept(user: User, place: str) -> Scribble | None:
    """What ``user`` typed there and did not save."""
    return Scribble.objects.filter(user=user, place=place).first()


def scribble(place: str, content: dict[str, Any], *, by: User) -> Scribble:
    """Giữ bản đang gõ: of a person and a place the last one counts. Raises ``TooLongError``."""
    if len(json.dumps(content)) > MOST_BYTES:
        raise TooLongError(_("This is more than can be kept while typing; save it."))
    found, _made = Scribble.objects.update_or_create(
        user=by, place=place, defaults={"content": content, "saved_at": timezone.now()}
    )
    return found


def forget(place: str, *, by: User) -> None:
    """Bỏ bản đang gõ: it was saved, or is not wanted."""
    Scribble.objects.filter(user=by, place=place).delete()


def forget_saved(saved: Nomination, *, new: bool, by: User) -> None:
    """What was saved need not be kept as typed.

    A new one that is being typed about somebody else, in another window, stays.
    """
    place = place_of(None if new else saved)
    found = kept(by, place)
    if found is None or (new and _is_about_another(found.content, saved)):
        return
    forget(place, by=by)


def _is_about_another(content: dict[str, Any], saved: Nomination) -> bool:
    candidate = CANDIDATES[saved.award_type.recipient][0]
    typed = content.get(candidate)
    key = str(typed[0]) if isinstance(typed, list) and typed else ""
    return key not in {"", str(getattr(saved, f"{candidate}_id"))}
