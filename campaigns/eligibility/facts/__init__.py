"""What is known about candidates, in the words of the engine that judges them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from django.db.models import prefetch_related_objects

from campaigns.eligibility.criteria.facts import Facts, Initiative, Members, Merit, Service
from campaigns.eligibility.criteria.service import whole_months
from campaigns.eligibility.facts.records import Records, load
from campaigns.movement.models import Campaign
from campaigns.nomination.models import Nomination

SEXES: dict[str, Literal["male", "female"]] = {"m": "male", "f": "female"}
LAUNCHERS = {"prime_minister": "pm_or_president", "ministry": "ministry", "unit": "unit"}


def _subject(nomination: Nomination) -> tuple[str, int]:
    if nomination.person_id:
        return ("person", nomination.person_id)
    return ("unit", nomination.unit_id or 0)


def facts_of(nominations: Iterable[Nomination], *, on: datetime.date) -> dict[int, Facts]:
    """The facts of each nomination, by its key, for a decision on ``on``."""
    wanted = list(nominations)
    prefetch_related_objects(wanted, "person__postings", "round__campaign", "award_type", "unit")
    records = load(wanted)
    return {each.pk: _facts(each, records, on) for each in wanted}


def _facts(nomination: Nomination, records: Records, on: datetime.date) -> Facts:
    subject = _subject(nomination)
    person = nomination.person
    since = person.joined_sector_on if person else None
    months = whole_months(since, on) if since else None
    confirmed = nomination.confirmed_clean
    return Facts(
        subject="individual" if person else "collective",
        achievement_year=nomination.achievement_year,
        decision_date=on,
        ratings=tuple(records.ratings[subject]),
        awards=tuple(records.awards[subject]),
        initiatives=_usable(nomination, records),
        disciplines=tuple(records.disciplines[subject]),
        under_proceedings=None if confirmed is None else not confirmed,
        sex=SEXES.get(person.sex) if person else None,
        # Whoever stands in a unit today is alive; of others the register does not know.
        posthumous=False if person and person.posting_on(on) else None,
        service=Service(total_months=months, sector_months=months, hard_area=None),
        founded_on=nomination.unit.established_on if nomination.unit else None,
        members=records.members.get((subject[1], nomination.achievement_year), Members()),
        quotas=records.quotas.get(nomination.pk, ()),
        merits=tuple(_merit(code, nomination.round.campaign) for code in nomination.merits),
    )


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
