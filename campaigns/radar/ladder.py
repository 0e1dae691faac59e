"""The ladder of awards of one candidate: what was reached, what comes next, what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.citations import Ended
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.criteria.book import Rulebook
from campaigns.eligibility.criteria.facts import Facts
from campaigns.eligibility.criteria.judge import judge
from campaigns.eligibility.criteria.nearness import NO_STEP, by_records, nearness
from campaigns.eligibility.criteria.rules import RuleSet
from campaigns.eligibility.wording import missing_sentence
from campaigns.nomination.models import Nomination

SIDES: tuple[tuple[str, Promise], ...] = (
    (AwardType.Kind.EMULATION_TITLE, _("Emulation titles")),
    (AwardType.Kind.COMMENDATION, _("Forms of commendation")),
)


@dataclass
class Rung:
    """One award on the ladder."""

    award: AwardType
    years: list[int] = field(default_factory=list)
    held_this_year: bool = False
    qualified: bool = False
    one_step: bool = False
    stated: bool = False  # judged by what people state: no record can tell
    is_next: bool = False
    missing: list[str] = field(default_factory=list)
    legal_basis: str = ""
    ended: list[str] = field(default_factory=list)  # cited, but out of force
    nominate_url: str = ""
    nomination: Nomination | None = None


@dataclass(frozen=True)
class Ladder:
    title: Promise
    rungs: list[Rung]

    @property
    def reached(self) -> Rung | None:
        """The highest award held."""
        return next((rung for rung in reversed(self.rungs) if rung.years), None)


def ladders(facts: Facts, book: Rulebook, names: dict[str, str]) -> list[Ladder]:
    """Titles and commendations, each from the lowest rung up."""
    awards = AwardType.objects.filter(recipient=facts.subject, active=True)
    ordered = list(awards.order_by("-precedence", "code"))
    informed = book.informed(facts, [each.code for each in ordered if each.code in book])
    found, texts = [], Ended()
    for kind, title in SIDES:
        rungs = [
            _rung(award, informed, book.rules.get(award.code), names)
            for award in ordered
            if award.kind == kind
        ]
        for rung in rungs:
            rung.ended = texts.cited(rung.legal_basis, facts.judged_on)
        _mark_next(rungs)
        found.append(Ladder(title, rungs))
    return found


def _rung(award: AwardType, facts: Facts, rule: RuleSet | None, names: dict[str, str]) -> Rung:
    years = sorted({held.year for held in facts.awards or () if held.code == award.code})
    rung = Rung(award, years, held_this_year=facts.achievement_year in years)
    if rule is None:
        return rung
    rung.legal_basis = rule.legal_basis
    short = by_records(rule)
    if short is None:
        rung.stated = True
        return rung
    near = nearness(short, facts)
    rung.qualified = near is not None and near.qualified
    rung.one_step = near is not None and not near.qualified
    items = near.steps if near else judge(short, facts).missing
    rung.missing = [missing_sentence(item, names) for item in items if str(item[0]) not in NO_STEP]
    return rung


def _mark_next(rungs: list[Rung]) -> None:
    """The first rung above the highest one held that records can lead to."""
    held = max((place for place, rung in enumerate(rungs) if rung.years), default=-1)
    above = (rung for rung in rungs[held + 1 :] if not rung.stated and rung.legal_basis)
    following = next(above, None)
    if following:
        following.is_next = True
