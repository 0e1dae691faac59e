"""The first day of a new clerk: seven steps, each known to be done from what is in the register."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.dashboard.links import link
from campaigns.eligibility.models import Check
from campaigns.journey import State
from campaigns.nomination.models import Asked, Document, Nomination, Round, Scribble, Step
from campaigns.nomination.papers import missing
from units.accounts.models import User
from units.people.models import Posting

# Where it is kept what somebody ticked, and that they want to see the steps no more.
PLACE = "first-day"
# What no row tells by itself: the person says so.
TICKED = frozenset({"round", "people"})
DISMISSED = "dismissed"


@dataclass(frozen=True)
class DayStep:
    """One step: what it is, whether it is done, two sentences, and the one place to do it."""

    key: str
    title: str
    done: bool
    says: str
    url: str = ""
    label: str = ""

    @property
    def ticked_by_hand(self) -> bool:
        return self.key in TICKED and not self.done


def kept(user: User) -> frozenset[str]:
    """What the person ticked, and ``DISMISSED`` where they put the steps away."""
    row = Scribble.objects.filter(user=user, place=PLACE).first()
    words = row.content.get("done", []) if row and isinstance(row.content, dict) else []
    return frozenset(str(word) for word in words)


@transaction.atomic
def tick(user: User, word: str) -> None:
    """Keep that a step was read, or that the steps are put away; unknown words are passed over."""
    if word not in TICKED | {DISMISSED}:
        return
    row, _new = Scribble.objects.select_for_update().get_or_create(user=user, place=PLACE)
    done = set(kept(user)) | {word}
    row.content, row.saved_at = {"done": sorted(done)}, timezone.now()
    row.save()


def is_waiting(user: User) -> bool:
    """Whether the home page still points to the first day: a clerk who has sent nothing yet."""
    if Role.CLERK not in user.roles or DISMISSED in kept(user):
        return False
    return not _has_sent(user)


def _has_sent(user: User) -> bool:
    return Step.objects.filter(taken_by=user, went_to=State.SUBMITTED).exists()


def steps_of(user: User, today: datetime.date) -> list[DayStep]:
    """The steps in their order; a later one that is done shows that those before it are."""
    ticked = kept(user)
    own = Nomination.objects.filter(created_by=user)
    latest = own.order_by("-pk").first()
    answered = Asked.objects.filter(nothing_by=user).exists()
    began, sent = latest is not None, _has_sent(user)
    page = latest.get_absolute_url() if latest else ""
    return [
        _who(user),
        _round(user, today, done="round" in ticked or began or answered),
        _people(user, today, done="people" in ticked or began),
        _nomination(user, done=began),
        _verdict(page, done=Check.objects.filter(nomination__in=own).exists()),
        _papers(page, done=sent or _papers_there(user, latest)),
        _sending(user, page, done=sent),
    ]


def _round(user: User, today: datetime.date, *, done: bool) -> DayStep:
    rows = Round.objects.visible_to(user).open_on(today)
    row = rows.order_by("closes_on", "pk").first()
    return DayStep(
        "round",
        _("Read the round that is open"),
        done,
        _(
            "A round says which awards are considered, who is asked and until when. Read its "
            "guidance and the conditions of the awards before you collect names."
        ),
        row.get_absolute_url() if row else reverse("round_list"),
        row.name if row else _("Open the rounds"),
    )


def _nomination(user: User, *, done: bool) -> DayStep:
    return DayStep(
        "nomination",
        _("Enter your first nomination"),
        done,
        _(
            "Choose the person from the register, the award and the achievement in one or two "
            "sentences with figures. It stays a draft in your unit until you send it."
        ),
        link(user, "admin:campaigns_nomination_add"),
        _("Enter a nomination"),
    )


def _verdict(page: str, *, done: bool) -> DayStep:
    return DayStep(
        "verdict",
        _("Read the verdict"),
        done,
        _(
            "The register says of each condition whether it is met, and by which record. What "
            "is missing stands in bold: add the record, or choose another award."
        ),
        page,
        _("Open the nomination"),
    )


def _papers(page: str, *, done: bool) -> DayStep:
    return DayStep(
        "papers",
        _("Add the papers"),
        done,
        _(
            "The list on the nomination says which papers your unit makes itself. Add the "
            "file, or say why it is not needed; what desks above make comes later."
        ),
        page,
        _("Open the nomination"),
    )


def _sending(user: User, page: str, *, done: bool) -> DayStep:
    return DayStep(
        "sent",
        _("Send the dossier"),
        done,
        _(
            "Sending seals the dossier and puts it on the desk above. Until it is screened you "
            "can take it back; if it is returned, the reason stands on your home page."
        ),
        page or link(user, "nomination_list"),
        _("Open the nomination") if page else _("Open the nominations"),
    )


def _who(user: User) -> DayStep:
    held = [str(each) for each in user.current_roles]
    return DayStep(
        "roles",
        _("Know your role and your unit"),
        bool(held),
        _(
            "You act as: %(roles)s. You see and enter what concerns these units and those below; "
            "if that is wrong, the administrator puts it right."
        )
        % {"roles": "; ".join(held) or _("nothing yet")},
        reverse("stand_ins"),
        _("My roles"),
    )


def _people(user: User, today: datetime.date, *, done: bool) -> DayStep:
    """How many people the register has in the own units today."""
    count = (
        user.scope(Role.CLERK)
        .limit(Posting.objects.on(today), "unit_id")
        .values("person")
        .distinct()
        .count()
    )
    return DayStep(
        "people",
        _("Check the people of your unit"),
        done,
        _(
            "The register has %(count)d people in your units today. Whoever is missing or has left "
            "is corrected here or by a list, before anybody is nominated."
        )
        % {"count": count},
        link(user, "admin:units_person_changelist"),
        _("Open the people"),
    )


def _papers_there(user: User, latest: Nomination | None) -> bool:
    if latest is None:
        return False
    added = Document.objects.current().filter(nomination__created_by=user)
    return added.exists() and not missing(latest)
