"""Everything wrong with a rule pack, in sentences, before anything of it is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType, LegalText
from campaigns.eligibility.criteria import Problem, RuleSet, rule_sets, validate_conditions
from campaigns.eligibility.criteria.soundness import Awards, Known, faults
from campaigns.eligibility.pack.schema import FORMAT, SCHEMA
from campaigns.eligibility.rulebook import every_rule
from campaigns.eligibility.whatif.shape import complaints
from campaigns.eligibility.wording import fault_sentence, problem_sentence

Pack = Mapping[str, Any]
HIGHEST_RATE = Decimal("999.99")


def objections(pack: Any) -> list[str]:
    """Every sentence about the pack, each with its place; empty where it can be loaded.

    First its shape; only of a pack in shape the rules themselves, then all rules together with
    those that the catalogue holds beside the pack.
    """
    if isinstance(pack, dict) and "format" in pack and pack["format"] != FORMAT:
        return [_("This is not a rule pack of format %(format)s.") % {"format": FORMAT}]
    found = list(complaints(pack, SCHEMA, _("rule pack")))
    if not found:
        found = [*_twice(pack), *_of_rows(pack)]
    return found or list(_together(pack))


def _twice(pack: Pack) -> Iterator[str]:
    """Keys that stand more than once: the second row would silently replace the first."""
    holidays = [(row["starts_on"], row.get("worked", False)) for row in pack.get("holidays", ())]
    lists: list[tuple[str, Iterable[Any]]] = [
        ("legal_texts", (row["code"] for row in pack["legal_texts"])),
        ("base_salaries", (row["valid_from"] for row in pack["base_salaries"])),
        ("holidays", (day for day, _worked in holidays if holidays.count((day, _worked)) > 1)),
        ("awards", (row["code"] for row in pack["awards"])),
        *(
            (f"awards.{award['code']}.versions", (row["valid_from"] for row in award["versions"]))
            for award in pack["awards"]
        ),
    ]
    for place, keys in lists:
        for key, count in Counter(keys).items():
            if count > 1:
                yield _("%(place)s: “%(key)s” stands there twice.") % {"place": place, "key": key}


def _of_rows(pack: Pack) -> Iterator[str]:
    """Rows that contradict themselves, and references that lead nowhere."""
    texts = {row["code"] for row in pack["legal_texts"]}
    texts |= set(LegalText.objects.values_list("code", flat=True))
    for row in (*pack["legal_texts"], *pack.get("holidays", ())):
        first, last = row.get("valid_from") or row["starts_on"], row.get("valid_to")
        last = last or row.get("ends_on")
        if last and last < first:
            place = row.get("code") or row["name"]
            yield _("%(place)s: ends before it begins.") % {"place": place}
    for award in pack["awards"]:
        for version in award["versions"]:
            place = f"{award['code']} {version['valid_from']}"
            yield from (f"{place}: {said}" for said in _of_version(version, texts))


def _of_version(version: Mapping[str, Any], texts: set[str]) -> Iterator[str]:
    text, rate = version.get("legal_text"), version.get("bonus")
    if text and text not in texts:
        yield _("no legal text has the code “%(code)s”.") % {"code": text}
    if rate is not None and not _is_rate(rate):
        yield _("“%(rate)s” is no multiplier of the base salary; write it as 1.5.") % {"rate": rate}
    rows = version["conditions"]
    yield from (problem_sentence(problem) for problem in validate_conditions(rows))


def _is_rate(text: str) -> bool:
    try:
        rate = Decimal(text)
    except InvalidOperation:
        return False
    return rate.is_finite() and 0 <= rate <= HIGHEST_RATE and rate == round(rate, 2)


def _together(pack: Pack) -> Iterator[str]:
    """The rules of the pack among those that stay in the catalogue."""
    names = dict(AwardType.objects.values_list("code", "name"))
    known = {
        row["code"]: Known(**row) for row in AwardType.objects.values("code", "group", "recipient")
    }
    for award in pack["awards"]:
        names[award["code"]] = award["name_vi"]
        known[award["code"]] = Known(award["code"], award["group"], award["recipient"])
    rules = _filled(rule_sets(_complete(pack)))
    recipients = {code: award.recipient for code, award in known.items()}
    for fault in faults(rules, Awards(known.values())):
        yield fault_sentence(fault, names, recipients)


def _complete(pack: Pack) -> Pack:
    """The pack with the places that may be left out."""
    awards = [
        {**award, "versions": [{"valid_to": None, **version} for version in award["versions"]]}
        for award in pack["awards"]
    ]
    return {**pack, "awards": awards}


def _filled(fresh: tuple[RuleSet, ...]) -> list[RuleSet]:
    """The rules of the pack, and those of the catalogue that it does not replace."""
    replaced = {(rule.award, rule.valid_from) for rule in fresh}
    stay = [
        rule
        for rule in every_rule()
        if (rule.award, rule.valid_from) not in replaced and not validated(rule)
    ]
    return [*fresh, *stay]


def validated(rule: RuleSet) -> list[Problem]:
    """What is wrong with a rule that stands in the catalogue, taken alone."""
    return validate_conditions(
        {"path": each.path, "kind": each.kind, "params": each.params} for each in rule.conditions
    )
