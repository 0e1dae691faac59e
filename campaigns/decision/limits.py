"""Whether a decision would overrun a limit of the law, as 15 % of those with the lower title."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.catalogue.models import Condition
from campaigns.eligibility.counters import QUOTA, Counter, Counters
from campaigns.eligibility.models import Override
from campaigns.register.models import Award, Decision
from units.organisation.models import Unit

GIVEN = (Decision.State.SIGNED, Decision.State.PUBLISHED)


def overrun(decision: Decision, on: datetime.date) -> list[str]:
    """What the lines of ``decision`` would overrun on that day, in words; empty where nothing.

    Counted are the awards of signed and published decisions with those of this one. What two
    people excepted does not count. Where the base of a share is not known nothing is said here:
    that was for the council to weigh.
    """
    rows = decision.awards.exclude(nomination=None).select_related("nomination", "award_type")
    types = {award.award_type_id for award in rows}
    if not Condition.objects.filter(kind=QUOTA, rule_version__award_type__in=types).exists():
        return []
    places = {(award.year_to, award.award_type.code, _place(award)): award for award in rows}
    tables = {year: Counters(year, on) for year in {year for year, _award, _unit in places}}
    found = []
    for (year, code, unit), award in places.items():
        for counter in tables[year].of(code, unit):
            if not counter.is_limit or counter.bound is None:
                continue
            count = _counted(decision, counter, award, tables[year])
            if count > counter.bound:
                found.append(
                    _(
                        "%(award)s, %(unit)s: %(count)d with this decision, at most %(most)d by "
                        "the law. Take lines out, or have an exception confirmed."
                    )
                    % {
                        "award": award.award_type.local_name,
                        "unit": Unit.objects.get(pk=unit),
                        "count": count,
                        "most": counter.bound,
                    }
                )
    return found


def _place(award: Award) -> int:
    """Where heads are counted: a collective's own, else those of the nominating unit."""
    nomination = award.nomination
    if nomination is None:
        return award.recipient_unit_id
    return nomination.unit_id or nomination.nominating_unit_id


def _counted(decision: Decision, counter: Counter, award: Award, table: Counters) -> int:
    """How many are given with this decision, those that were excepted left out."""
    given = Award.objects.filter(
        Q(decision__state__in=GIVEN) | Q(decision=decision),
        award_type=award.award_type_id,
        year_to=award.year_to,
    ).exclude(state=Award.State.REVOKED)
    if not counter.everywhere:
        given = given.filter(recipient_unit__in=table.tree.below([counter.unit]))
    excepted = Override.objects.standing().values("nomination")
    return given.exclude(nomination__in=excepted).count()
