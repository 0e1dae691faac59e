"""Who is told of a step, and in which words: one table, read by the door."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from campaigns.journey import Level, State
from campaigns.nomination.models import Nomination, Step
from campaigns.notice.actions import Line, notify, remembered
from campaigns.notice.models import Kind
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit, UnitSuccession


@dataclass(frozen=True)
class Announcement:
    """What is told of a step: its kind, its subject, and to whom (sender or desk)."""

    kind: Kind
    subject: Promise
    to_sender: bool = False
    to_desk: bool = False


SENT = Announcement(Kind.SUBMITTED, _("Dossiers have come in: %(round)s"), to_desk=True)
BACK = Announcement(Kind.WITHDRAWN, _("Dossiers were taken back: %(round)s"), to_desk=True)
VOTED = Announcement(Kind.VOTED, _("The council has voted: %(round)s"), to_sender=True)
ANNOUNCEMENTS: dict[tuple[State, State], Announcement] = {
    (State.DRAFT, State.SUBMITTED): SENT,
    (State.RETURNED, State.SUBMITTED): SENT,
    (State.SUBMITTED, State.DRAFT): BACK,
    (State.SUBMITTED, State.WITHDRAWN): BACK,
    (State.FORWARDED, State.WITHDRAWN): BACK,
    (State.FORWARDED, State.RECOMMENDED): BACK,
    (State.IN_COUNCIL, State.RECOMMENDED): VOTED,
    (State.IN_COUNCIL, State.NOT_RECOMMENDED): VOTED,
    **{
        (here, State.SCREENED): Announcement(
            Kind.SCREENED, _("Dossiers were found in order: %(round)s"), to_sender=True
        )
        for here in (State.SUBMITTED, State.FORWARDED)
    },
    **{
        (here, State.RETURNED): Announcement(
            Kind.RETURNED, _("Dossiers to correct: %(round)s"), to_sender=True
        )
        for here in (State.SUBMITTED, State.FORWARDED, State.SCREENED, State.POSTED)
    },
    **{
        (here, State.REJECTED): Announcement(
            Kind.REJECTED, _("Dossiers are not considered: %(round)s"), to_sender=True
        )
        for here in (State.SUBMITTED, State.FORWARDED, State.SCREENED, State.POSTED)
    },
    (State.SCREENED, State.POSTED): Announcement(
        Kind.POSTED, _("Posted for opinions of the public: %(round)s"), to_sender=True
    ),
    (State.RECOMMENDED, State.FORWARDED): Announcement(
        Kind.FORWARDED, _("Dossiers were forwarded: %(round)s"), to_sender=True, to_desk=True
    ),
    (State.DECIDED, State.PUBLISHED): Announcement(
        Kind.DECIDED, _("Awards were decided: %(round)s"), to_sender=True
    ),
}


def announce(step: Step, nomination: Nomination, *, by: User) -> None:
    """Put what ``step`` means for others into the outbox, in the transaction of the step.

    Whoever acts is not told of the own act. The outbox is that of the desk concerned.
    """
    told = ANNOUNCEMENTS.get((State(step.came_from), State(step.went_to)))
    if told is None:
        return
    desk = nomination.desk or nomination.nominating_unit.desk()
    # Outside this house nobody reads our notices: the desk that sent it there keeps watch.
    unit = desk or nomination.nominating_unit
    to: list[User] = []
    if told.to_desk and desk is not None and nomination.level != Level.OUTSIDE:
        to += holding(Role.OFFICER, desk)
    if told.to_sender:
        to += [*holding(Role.CLERK, nomination.nominating_unit), nomination.created_by]
    with translation.override(settings.LANGUAGE_CODE):
        words = f"{nomination.number} {nomination}"
        if step.reason and told.kind in {Kind.RETURNED, Kind.REJECTED, Kind.VOTED}:
            words = f"{words}: {step.reason}"
        notify(
            told.kind,
            unit=unit,
            to=[user for user in to if user.pk != by.pk and user.is_active],
            subject=str(told.subject) % {"round": nomination.round},
            lines=[Line(words, nomination.get_absolute_url(), f"nomination:{nomination.pk}")],
            topic=f"round:{nomination.round_id}",
        )


def holding(role: Role, unit: Unit) -> Iterable[User]:
    """Everybody who holds ``role`` today at exactly this unit, or at those that succeeded it."""
    return remembered(("holding", role, unit.pk), lambda: _holding(role, unit))


def _holding(role: Role, unit: Unit) -> list[User]:
    places = {unit.pk}
    if unit.dissolved_on:
        places |= UnitSuccession.objects.heirs_of(places)
    rows = UnitRole.objects.on(timezone.localdate()).filter(role=role, unit__in=places)
    return [held.user for held in rows.select_related("user") if held.user.is_active]
