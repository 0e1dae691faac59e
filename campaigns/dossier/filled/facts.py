"""What the register knows of those who are proposed, for many at once, as plain values.

Personal data (birth, address, national id) are not among them: they stay in their own table, and
the hand writes what the paper asks for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils import timezone

from awards_registry.wording import vietnamese_date
from campaigns.catalogue.models import AwardType
from campaigns.dossier.filled.sheet import in_full
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from units.organisation.models import Unit
from units.record.models import AnnualRating

OF_KIND = re.compile(r"\s*\((cá nhân|tập thể|hộ gia đình)\)$")
CANDIDATES = ("person", "unit", "household")


@dataclass(frozen=True)
class Granted:
    """An award of the past: the year, its name and the decision that granted it."""

    year: str
    name: str
    decision: str


@dataclass(frozen=True)
class Facts:
    """One nomination: who is proposed for what, for which achievement, with which past."""

    kind: str  # person, unit or household
    name: str
    post: str
    place: str  # the unit of a person, the superior of a collective, where a household lives
    award: str
    award_type: AwardType
    year: int
    achievement: str
    report: str
    sex: str
    established: str
    initiatives: tuple[str, ...]
    co_authors: tuple[str, ...]
    ratings: tuple[Granted, ...]
    titles: tuple[Granted, ...]
    commendations: tuple[Granted, ...]
    unit: Unit | None  # the collective itself
    nominating_unit: Unit
    # Who grants it, where that is known by the catalogue.
    authority: str


def plain_name(award_name: str) -> str:
    """“Giấy khen (cá nhân)” is “Giấy khen” on paper."""
    return OF_KIND.sub("", award_name)


def facts_of(nominations: Sequence[Nomination]) -> list[Facts]:
    """The facts of each, in the order given; as many questions for one as for hundreds.

    Of a dossier that has left its unit stands here what was sealed when it was sent.
    """
    rows = Nomination.objects.with_candidate().select_related(
        "nominating_unit__parent", "unit__parent"
    )
    rows = rows.prefetch_related("person__postings__unit", "initiatives", "co_authors")
    known = rows.in_bulk([each.pk for each in nominations])
    wanted = [known[each.pk] for each in nominations]
    awards, ratings = _awards(wanted), _ratings(wanted)
    return [_facts(each, awards[_who(each)], ratings[_who(each)]) for each in wanted]


def _who(row: Any) -> tuple[str, int]:
    """Of which table a candidate or recipient is, and its key."""
    for name in CANDIDATES:
        key = getattr(row, f"{name}_id", None)
        if key:
            return name, key
    return "", 0


def _of(nominations: Sequence[Nomination], *names: str) -> Q:
    wanted = Q()
    for name in names:
        keys = {getattr(each, f"{name}_id") for each in nominations} - {None}
        wanted |= Q(**{f"{name}__in": keys})
    return wanted


def _awards(nominations: Sequence[Nomination]) -> dict[tuple[str, int], list[Award]]:
    rows = Award.objects.valid().filter(_of(nominations, *CANDIDATES))
    found: dict[tuple[str, int], list[Award]] = defaultdict(list)
    for award in rows.select_related("decision", "award_type").order_by("year_to", "pk"):
        found[_who(award)].append(award)
    return found


def _ratings(nominations: Sequence[Nomination]) -> dict[tuple[str, int], list[AnnualRating]]:
    rows = AnnualRating.objects.filter(_of(nominations, "person", "unit"))
    found: dict[tuple[str, int], list[AnnualRating]] = defaultdict(list)
    for rating in rows.order_by("year"):
        found[_who(rating)].append(rating)
    return found


def _facts(
    nomination: Nomination, awards: Sequence[Award], ratings: Sequence[AnnualRating]
) -> Facts:
    kind, _key = _who(nomination)
    person, unit, household = nomination.person, nomination.unit, nomination.household
    sealed = {} if nomination.is_editable else nomination.snapshot or {}
    candidate = sealed.get("candidate", {})
    posting = person.posting_on(timezone.localdate()) if person else None
    if person:
        place = posting.unit.name if posting else ""
    elif unit:
        place = unit.parent.name if unit.parent else ""
    else:
        place = household.place if household else ""
    titles = [each for each in awards if each.award_type.kind == AwardType.Kind.EMULATION_TITLE]
    award = nomination.award_type
    return Facts(
        kind=kind,
        name=candidate.get("name", str(nomination.candidate)),
        post=candidate.get("post", posting.position if posting else ""),
        place=candidate["unit"]["name"] if person and candidate else place,
        award=plain_name(award.name),
        award_type=award,
        year=nomination.achievement_year,
        achievement=sealed.get("achievement", nomination.achievement),
        report=sealed.get("report", nomination.report),
        sex=str(person.get_sex_display()) if person else "",
        established=in_full(unit.established_on) if unit else "",
        initiatives=tuple(_initiative(made) for made in nomination.initiatives.all()),
        co_authors=tuple(each.full_name for each in nomination.co_authors.all()),
        ratings=tuple(_rating(each) for each in ratings),
        titles=tuple(_granted(each) for each in titles),
        commendations=tuple(_granted(each) for each in awards if each not in titles),
        unit=unit,
        nominating_unit=nomination.nominating_unit,
        authority=award.granting_authority,
    )


def _granted(award: Award) -> Granted:
    decision = award.decision
    words = f"Quyết định số {decision.full_number}" if decision.full_number else "Quyết định"
    if decision.signed_on:
        words = f"{words} {vietnamese_date(decision.signed_on)}"
    issuer = f"{words} của {decision.issuer}" if decision.issuer else words
    return Granted(award.years, plain_name(award.award_name), issuer)


def _rating(rating: AnnualRating) -> Granted:
    words = f"Quyết định số {rating.decision_number}" if rating.decision_number else ""
    if words and rating.decided_on:
        words = f"{words} {vietnamese_date(rating.decided_on)}"
    return Granted(str(rating.year), str(rating.get_level_display()), words)


def _initiative(made: Any) -> str:
    number = f", Quyết định số {made.decision_number}" if made.decision_number else ""
    return f"{made.title} ({made.year}, {made.recognised_by}{number})"
