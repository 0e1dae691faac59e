"""Mở đợt năm sau: this year's round, a year on; made once however often it is asked for."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.catalogue.models import CalendarDate
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Asked, Deadline, Round
from campaigns.rounds.actions.asking import require_holder
from campaigns.rounds.next_year import NextYear, a_year_on, planned
from campaigns.rounds.order import faults_of_days
from units.accounts.access import NotYoursError
from units.accounts.models import User


@transaction.atomic
def copy_calendar(year: int, *, by: User) -> list[CalendarDate]:
    """Lập lịch của năm từ năm trước: the steps that ``year`` lacks, from the year before.

    The copied days are not verified: the guidance letter of the year may say otherwise. Returns
    what was added; a second call adds nothing.
    """
    if not (by.is_superuser or by.roles & {Role.OFFICER, Role.ADMINISTRATOR}):
        raise NotYoursError(_("The calendar is kept by the standing offices."))
    there = set(CalendarDate.objects.filter(year=year).values_list("step", flat=True))
    added = [
        CalendarDate(
            year=year, step=row.step, due_on=a_year_on(row.due_on), legal_basis=row.legal_basis
        )
        for row in CalendarDate.objects.filter(year=year - 1)
        if row.step not in there
    ]
    if added:
        CalendarDate.objects.bulk_create(added, ignore_conflicts=True)
        append("calendar.copy", added[0], by=by, year=year, steps=[row.step for row in added])
    return added


@transaction.atomic
def open_next_year(source: Round, *, by: User, plan: NextYear | None = None) -> Round:
    """The round of the year after ``source``: awards, units asked, guidance and flags copied.

    ``plan`` is what ``planned`` proposes, as somebody may have changed it. Where the round was
    copied already, that copy is returned and nothing is made. Raises ``NotYoursError`` for
    anybody but an officer of the holder, ``ObstacleError`` for days in the wrong order, for a
    name that the year has already, and where no award is left to offer.
    """
    require_holder(source, by)
    Round.objects.select_for_update().get(pk=source.pk)
    made = Round.objects.filter(copied_from=source, year=source.year + 1).first()
    if made is not None:
        return made
    copy_calendar(source.year + 1, by=by)
    wanted = plan or planned(source)
    _check(wanted)
    made = Round.objects.create(
        name=wanted.name,
        unit=source.unit,
        year=wanted.year,
        consideration=source.consideration,
        campaign=wanted.campaign,
        opens_on=wanted.opens_on,
        closes_on=wanted.closes_on,
        guidance=wanted.guidance,
        simplified=source.simplified,
        papers_required=source.papers_required,
        copied_from=source,
    )
    made.award_types.set(wanted.awards)
    Asked.objects.bulk_create(Asked(round=made, unit=each.unit) for each in wanted.units)
    Deadline.objects.bulk_create(
        Deadline(round=made, step=step, due_on=day, legal_basis=wanted.bases.get(step, ""))
        for step, day in wanted.days.items()
    )
    append("round.open_next_year", made, by=by, copied_from=source.pk, year=made.year)
    return made


def _check(wanted: NextYear) -> None:
    faults = faults_of_days(wanted.opens_on, wanted.closes_on, wanted.days)
    if not wanted.awards:
        faults.append(_("None of the awards of this round is offered any more."))
    same = Round.objects.filter(unit=wanted.source.unit, year=wanted.year, name=wanted.name)
    if same.exists():
        faults.append(_("There is a round of this name in %(year)s.") % {"year": str(wanted.year)})
    if faults:
        raise ObstacleError(" ".join(faults))
