"""A stored judgement in words: one sentence a condition, its proofs as links, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from campaigns.casefile.addresses import address
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.models import Check
from campaigns.eligibility.wording import condition_sentence, missing_sentence, verdict_label
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award
from units.accounts.models import User
from units.record.models import AnnualRating, Discipline, Initiative


@dataclass(frozen=True)
class Proof:
    text: str
    url: str = ""


@dataclass(frozen=True)
class Spoken:
    """One condition as the page shows it."""

    met: bool | None
    sentence: str
    missing: list[str]
    evidence: list[Proof]
    legal_basis: str


@dataclass
class Path:
    """One of several ways to meet a rule; it must hold whole."""

    number: int
    findings: list[Spoken] = field(default_factory=list)

    @property
    def met(self) -> bool | None:
        answers = [each.met for each in self.findings]
        if False in answers:
            return False
        return None if None in answers else True

    @property
    def lacking(self) -> int:
        return sum(each.met is not True for each in self.findings)


@dataclass(frozen=True)
class Judgement:
    check: Check
    label: str
    always: list[Spoken]
    paths: list[Path]


def award_names() -> dict[str, str]:
    """Names of all awards by code, in the language of the page."""
    return {award.code: award.local_name for award in AwardType.objects.all()}


def judgement(check: Check, user: User) -> Judgement:
    """``check`` in words for ``user``: links lead only where this reader may go."""
    names = award_names()
    proofs = _proofs(check, user)
    always: list[Spoken] = []
    paths: dict[int, Path] = {}
    for finding in check.findings:
        spoken = Spoken(
            met=finding["met"],
            sentence=condition_sentence(finding["kind"], finding["params"], names),
            missing=[missing_sentence(tuple(item), names) for item in finding["missing"]],
            evidence=[proofs[kind, key] for kind, key in finding["evidence"] if key is not None],
            legal_basis=finding["legal_basis"],
        )
        number = finding["path"]
        place = paths.setdefault(number, Path(number)).findings if number else always
        place.append(spoken)
    # The way that is nearest comes first; of equals, the one that the law names first.
    ways = sorted(paths.values(), key=lambda path: (path.lacking, path.number))
    return Judgement(check, verdict_label(check.verdict), always, ways)


def _proofs(check: Check, user: User) -> dict[tuple[str, Any], Proof]:
    """The records behind the findings, one query a kind however many there are."""
    keys: dict[str, set[Any]] = defaultdict(set)
    for finding in check.findings:
        for kind, key in finding["evidence"]:
            keys[kind].add(key)
    found = _ratings(keys["rating"], _candidate_page(check.nomination, user))
    for kind in ("award", "legacy_award"):
        for award in _rows(Award, keys[kind]):
            found[kind, award.pk] = _of_award(award, user)
    for made in _rows(Initiative, keys["initiative"]):
        url = address(user, "admin:units_initiative_change", made.pk)
        found["initiative", made.pk] = Proof(f"{made.title} ({made.year})", url)
    for measure in _rows(Discipline, keys["discipline"]):
        url = address(user, "admin:units_discipline_change", measure.pk)
        found["discipline", measure.pk] = Proof(str(measure), url)
    return _others(keys) | found


def _ratings(keys: Iterable[Any], page: str) -> dict[tuple[str, Any], Proof]:
    found = {}
    for rating in _rows(AnnualRating, keys):
        words = {"year": rating.year, "level": rating.get_level_display()}
        found["rating", rating.pk] = Proof(_("Rating %(year)s: %(level)s") % words, page)
    return found


def _others(keys: Mapping[str, Iterable[Any]]) -> dict[tuple[str, Any], Proof]:
    """Grounds that the unit stated, and what has been taken out of the register since."""
    merits = dict(Nomination.Merit.choices)
    gone = _("a record that is no longer there")
    return {(kind, key): Proof(str(merits.get(key, gone))) for kind in keys for key in keys[kind]}


def _rows(model: type[models.Model], keys: Iterable[Any]) -> Iterable[Any]:
    wanted = [key for key in keys if isinstance(key, int)]
    if not wanted:
        return []
    rows = model._default_manager.filter(pk__in=wanted)
    return list(rows.select_related("decision") if model is Award else rows)


def _candidate_page(nomination: Nomination, user: User) -> str:
    if nomination.person_id:
        return address(user, "admin:units_person_change", nomination.person_id)
    return address(user, "admin:units_unit_change", nomination.unit_id)


def _of_award(award: Award, user: User) -> Proof:
    words = {"award": award.award_name, "years": award.years, "number": award.decision.full_number}
    text = _("%(award)s (%(years)s), decision %(number)s") % words
    return Proof(text, address(user, "decision", award.decision_id))
