"""The facts of nominations: the records of the candidate and what the unit stated."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from django.db.models import prefetch_related_objects
from django.utils import timezone

from campaigns.eligibility.criteria.facts import Facts, Filing, Initiative, Members, Merit
from campaigns.eligibility.criteria.service import whole_months
from campaigns.eligibility.facts.candidates import SEXES, service_of
from campaigns.eligibility.facts.members import members_of
from campaigns.eligibility.facts.quotas import QuotaTable
from campaigns.eligibility.facts.records import Records, load, subject
from campaigns.eligibility.facts.tree import UnitTree
from campaigns.movement.models import Campaign
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award

LAUNCHERS = {"prime_minister": "pm_or_president", "ministry": "ministry", "unit": "unit"}


@dataclass(frozen=True)
class _Loaded:
    records: Records
    members: dict[tuple[int, int], Members]
    quotas: QuotaTable
    decided: frozenset[int | None]


def facts_of(
    nominations: Iterable[Nomination],
    *,
    on: datetime.date,
    caps: Iterable[tuple[str, str, str]] = (),
) -> dict[int, Facts]:
    """The facts of each nomination, by its key, for a decision on ``on``.

    ``caps`` are shares of rules that are not kept yet.
    """
    wanted = list(nominations)
    prefetch_related_objects(wanted, "person__postings", "round__campaign", "award_type", "unit")
    people = {each.person_id for each in wanted if each.person_id}
    units = {each.unit_id for each in wanted if each.unit_id}
    tree = UnitTree()
    years = {each.achievement_year for each in wanted}
    granted = Award.objects.valid().filter(nomination__in=wanted)
    loaded = _Loaded(
        records=load(people, units),
        members={
            (unit, year): counts
            for year in {each.achievement_year for each in wanted if each.unit_id}
            for unit, counts in members_of(units, year, tree).items()
        },
        quotas=QuotaTable(years, tree, caps),
        decided=frozenset(granted.values_list("nomination_id", flat=True)),
    )
    return {each.pk: _facts(each, loaded, on) for each in wanted}


def _facts(nomination: Nomination, loaded: _Loaded, on: datetime.date) -> Facts:
    records, person = loaded.records, nomination.person
    who = subject(nomination.person_id, nomination.unit_id)
    year, confirmed = nomination.achievement_year, nomination.confirmed_clean
    return Facts(
        subject=_subject(nomination),
        achievement_year=year,
        decision_date=on,
        ratings=tuple(records.ratings[who]),
        awards=tuple(records.awards[who]),
        initiatives=_usable(nomination, records),
        disciplines=tuple(records.disciplines[who]),
        under_proceedings=None if confirmed is None else not confirmed,
        sex=SEXES.get(person.sex) if person else None,
        # Whoever stands in a unit today is alive; of others the register does not know.
        posthumous=False if person and person.posting_on(on) else None,
        service=service_of(person.joined_sector_on if person else None, on),
        founded_on=nomination.unit.established_on if nomination.unit else None,
        members=loaded.members.get((who[1], year), Members()) if not person else Members(),
        quotas=loaded.quotas.of_case(
            nomination.award_type.code,
            nomination.nominating_unit_id,
            year,
            own=int(nomination.pk in loaded.decided),
        ),
        # What is not handed in yet would be handed in today.
        filing=Filing(submitted_on=timezone.localdate(nomination.submitted_at)),
        merits=tuple(_merit(code, nomination.round.campaign) for code in nomination.merits),
    )


def _subject(nomination: Nomination) -> Literal["individual", "collective", "household"]:
    if nomination.person_id:
        return "individual"
    return "household" if nomination.household_id else "collective"


def _usable(nomination: Nomination, records: Records) -> tuple[Initiative, ...]:
    if nomination.person_id is None:
        return ()
    return tuple(
        replace(made, used_by=None) if user == nomination.pk else made
        for user, made in records.initiatives[nomination.person_id]
    )


def _merit(code: str, campaign: Campaign | None) -> Merit:
    """A stated merit; one earned in a movement knows how long that was and who launched it."""
    if campaign is None:
        return Merit(code)
    end = campaign.ends_on
    years = (
        whole_months(campaign.starts_on, end + datetime.timedelta(days=1)) // 12 if end else None
    )
    return Merit(code, years=years, launched_by=LAUNCHERS[campaign.launcher])
