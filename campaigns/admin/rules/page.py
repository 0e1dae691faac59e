"""What the editor of a rule shows: the rule in words, the two verdicts, the changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from campaigns.casefile.addresses import address
from campaigns.casefile.findings import proofs_of
from campaigns.catalogue.citations import Ended
from campaigns.eligibility.amending.effects import Effects
from campaigns.eligibility.amending.trial import Trial
from campaigns.eligibility.criteria import Verdict
from campaigns.eligibility.spoken import spoken
from campaigns.eligibility.wording import verdict_label
from campaigns.eligibility.wording.names import Names
from units.accounts.models import User
from units.people.models import Person

# So many nominations stand on the page by name; the others are counted.
MOST_SHOWN = 100


class Said(Protocol):
    """Something that was put into a sentence."""

    @property
    def sentence(self) -> str: ...


def sentences_of(always: Iterable[Said], ways: Iterable[Iterable[Said]]) -> dict[str, Any]:
    """The whole rule in sentences; what cannot be read yet is left out."""
    return {
        "always": [line.sentence for line in always if line.sentence],
        "ways": [[line.sentence for line in way if line.sentence] for way in ways],
    }


def shown_trial(trial: Trial, names: Names, user: User) -> dict[str, Any]:
    """The verdict by the rule as typed, and the one by the rule as it stands."""
    person = isinstance(trial.who, Person)
    page = address(user, f"admin:units_{'person' if person else 'unit'}_change", trial.who.pk)
    standing = trial.standing
    return {
        "who": trial.who,
        "url": page,
        "year": trial.year,
        "on": trial.on,
        "typed": _answer(trial.typed, trial, names, page, user),
        "standing": _answer(standing, trial, names, page, user) if standing else None,
    }


def _answer(verdict: Verdict, trial: Trial, names: Names, page: str, user: User) -> dict[str, Any]:
    evidence = [item for finding in verdict.findings for item in finding.evidence]
    proofs = proofs_of(evidence, page, user)
    texts = Ended()
    always, ways = spoken(
        verdict.findings,
        names,
        lambda kind, key: proofs[kind, key],
        lambda citation: texts.cited(citation, trial.on),
    )
    return {
        "verdict": verdict.verdict.value,
        "label": verdict_label(verdict.verdict),
        "always": always,
        "paths": ways,
    }


def shown_changes(seen: Effects, user: User) -> dict[str, Any]:
    """The effect in figures, and the nominations whose verdict changes by name."""
    return {
        "day": seen.day,
        "judged": seen.judged,
        "changed": seen.changed,
        "hidden": seen.hidden,
        "settled": seen.settled,
        "more": max(0, len(seen.changes) - MOST_SHOWN),
        "rows": [
            {
                "nomination": change.nomination,
                "url": address(user, "nomination", change.nomination.pk),
                "before": change.before,
                "after": change.after,
                "before_label": verdict_label(change.before) if change.before else "",
                "after_label": verdict_label(change.after) if change.after else "",
            }
            for change in seen.changes[:MOST_SHOWN]
        ],
    }
