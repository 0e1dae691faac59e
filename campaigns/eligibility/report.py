"""A verdict in a shape for other programs and for the shell: one for registers and for what-if."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import translation

from campaigns.eligibility.criteria import Finding, Item, RuleSet, Verdict
from campaigns.eligibility.wording import condition_sentence, missing_sentence, verdict_label
from campaigns.eligibility.wording.names import Names

SIGNS = {True: "+", False: "-", None: "?"}
LANGUAGE = "vi"


def report(verdict: Verdict, *, rules: RuleSet, on: date, names: Names) -> dict[str, Any]:
    """What ``verdict`` says about a decision of the day ``on``, ready for JSON.

    Keys: award, award_name, on, verdict (eligible, not_eligible, cannot_tell), rule_version {id,
    valid_from, valid_to, legal_basis}, ways_met (alternatives that hold whole), nearest_way (the
    one to explain where none holds), missing (sentences: what is lacking for everybody and on the
    nearest way), findings. The caller puts before it whom it is about (name, person, unit).
    ``names`` are the names of awards by code. Sentences are Vietnamese in every language.
    """
    with translation.override(LANGUAGE):
        return {
            "award": rules.award,
            "award_name": rules.name or names.get(rules.award, rules.award),
            "on": on.isoformat(),
            "verdict": verdict.verdict.value,
            "rule_version": _version(rules),
            "ways_met": list(verdict.paths_met),
            "nearest_way": None if verdict.paths_met else verdict.nearest_path,
            "missing": [_sentence(item, names) for item in verdict.missing],
            "findings": [reported(finding, names) for finding in verdict.findings],
        }


def reported(finding: Finding, names: Names) -> dict[str, Any]:
    """One finding: path 0 must hold; of the paths 1, 2, … one must hold whole.

    met is true, false, or null where facts are missing; missing is one Vietnamese sentence, empty
    where the condition is met; records are the proofs, each with its type and key.
    """
    return {
        "kind": finding.kind,
        "path": finding.path,
        "condition": condition_sentence(finding.kind, finding.params, names),
        "met": finding.met,
        "missing": _joined(finding.missing, names),
        "records": [{"type": kind, "key": key} for kind, key in finding.evidence],
        "legal_basis": finding.legal_basis,
    }


def as_text(reports: Iterable[Mapping[str, Any]]) -> str:
    """Reports for a reader: who, which award, the answer, and a line for every condition.

    Signs: + met, - not met, ? not known. Conditions of path 1, 2, … stand under their way.
    """
    with translation.override(LANGUAGE):
        return "\n\n".join("\n".join(_lines(each)) for each in reports)


def _lines(one: Mapping[str, Any]) -> list[str]:
    who = one.get("name") or one.get("person") or one.get("unit")
    day = date.fromisoformat(one["on"])
    head = ", ".join(str(part) for part in (who, one["award_name"], f"{day:%d/%m/%Y}") if part)
    lines = [f"{head}: {verdict_label(one['verdict'])}"]
    path = 0
    for finding in sorted(one["findings"], key=lambda found: int(found["path"])):
        if finding["path"] != path:
            path = finding["path"]
            lines.append(f"  {translation.gettext('Way %(number)s') % {'number': path}}")
        lack = f": {finding['missing']}" if finding["missing"] else ""
        lines.append(f"  {SIGNS[finding['met']]} {finding['condition']}{lack}")
    return [*lines, f"  {one['rule_version']['legal_basis']}"]


def _version(rules: RuleSet) -> dict[str, Any]:
    return {
        "id": rules.version_id,
        "valid_from": rules.valid_from.isoformat(),
        "valid_to": rules.valid_to.isoformat() if rules.valid_to else None,
        "legal_basis": rules.legal_basis,
    }


def _sentence(item: Item, names: Names) -> str:
    words = missing_sentence(item, names)
    return words[:1].upper() + words[1:]


def _joined(items: Iterable[Item], names: Names) -> str:
    words = "; ".join(missing_sentence(item, names) for item in items)
    return words[:1].upper() + words[1:]
