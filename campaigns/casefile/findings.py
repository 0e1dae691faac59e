"""A stored judgement in words: one sentence a condition, its proofs as links, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from campaigns.casefile.addresses import address
from campaigns.casefile.rejudged import before, differences
from campaigns.catalogue.citations import Ended
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.criteria import Finding
from campaigns.eligibility.models import Check
from campaigns.eligibility.spoken import Path, Proof, Spoken, spoken
from campaigns.eligibility.wording import verdict_label
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.accounts.models import User
from units.record.models import AnnualRating, Discipline, Initiative


@dataclass(frozen=True)
class Judgement:
    check: Check
    label: str
    always: list[Spoken]
    paths: list[Path]
    ended: list[str]  # texts that the rule cites and that were out of force on the day
    before: Check | None
    differences: list[str]  # from the judgement before


def award_names() -> dict[str, str]:
    """Names of all awards by code, in the language of the page."""
    return {award.code: award.local_name for award in AwardType.objects.all()}


def judgement(check: Check, user: User) -> Judgement:
    """``check`` in words for ``user``: links lead only where this reader may go."""
    findings = [finding_of(stored) for stored in check.findings]
    evidence = [item for finding in findings for item in finding.evidence]
    proofs = proofs_of(evidence, candidate_page(check.nomination, user), user)
    texts, names = Ended(), award_names()
    always, ways = spoken(
        findings,
        names,
        lambda kind, key: proofs[kind, key],
        lambda citation: texts.cited(citation, check.as_of),
    )
    cited = texts.cited(check.rule_version.legal_basis, check.as_of)
    earlier = before(check)
    changed = differences(earlier, check, names)
    return Judgement(check, verdict_label(check.verdict), always, ways, cited, earlier, changed)


def finding_of(stored: Mapping[str, Any]) -> Finding:
    """A finding as the engine made it, from how it was kept."""
    return Finding(
        kind=stored["kind"],
        path=stored["path"],
        params=stored["params"],
        met=stored["met"],
        evidence=tuple((kind, key) for kind, key in stored["evidence"] if key is not None),
        missing=tuple(tuple(item) for item in stored["missing"]),
        legal_basis=stored["legal_basis"],
    )


def proofs_of(
    evidence: Iterable[tuple[str, Any]], page: str, user: User
) -> dict[tuple[str, Any], Proof]:
    """The records behind findings, one query a kind however many there are.

    ``page`` is the page of the candidate, where the ratings stand.
    """
    keys: dict[str, set[Any]] = defaultdict(set)
    for kind, key in evidence:
        keys[kind].add(key)
    found = _ratings(keys["rating"], page)
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


def candidate_page(nomination: Nomination, user: User) -> str:
    if nomination.person_id:
        return address(user, "admin:units_person_change", nomination.person_id)
    if nomination.household_id:
        return address(user, "admin:units_household_change", nomination.household_id)
    return address(user, "admin:units_unit_change", nomination.unit_id)


def _of_award(award: Award, user: User) -> Proof:
    words = {"award": award.award_name, "years": award.years, "number": award.decision.full_number}
    if award.decision.source == Decision.Source.LEGACY:
        text = _("%(award)s (%(years)s), earlier decision %(number)s") % words
        if award.unverified:
            text = _("%(text)s – not verified") % {"text": text}
        return Proof(text, "")
    text = _("%(award)s (%(years)s), decision %(number)s") % words
    return Proof(text, address(user, "decision", award.decision_id))
