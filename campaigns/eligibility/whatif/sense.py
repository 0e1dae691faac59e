"""Whether what a subject says can be: codes that exist, days in order, parts within the whole."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.eligibility.criteria import RuleSet
from campaigns.eligibility.criteria.rules import rule_in_force
from campaigns.eligibility.whatif.shape import near, quoted
from campaigns.eligibility.wording.names import POSTS

Subject = Mapping[str, Any]


@dataclass(frozen=True)
class Law:
    """Every version of every rule, names and groups of awards by code, and which are titles."""

    rules: tuple[RuleSet, ...]
    names: Mapping[str, str]
    groups: Mapping[str, str]
    titles: frozenset[str] = frozenset()

    def rule(self, award: str, day: date) -> RuleSet | None:
        """The rules of the award on the day."""
        return rule_in_force(self.rules, award, day)

    def on(self, day: date) -> dict[str, RuleSet]:
        """The rules in force on the day by award."""
        return {rule.award: rule for rule in self.rules if rule.in_force(day)}

    def posts(self) -> list[str]:
        """Leading posts that have a name or that a rule names."""
        named = {
            row["post"]
            for rule in self.rules
            for condition in rule.conditions
            for row in condition.params.get("posts", ())
        }
        return [*POSTS, *sorted(named - POSTS.keys())]


def contradictions(subject: Subject, law: Law, place: str) -> Iterator[str]:
    """Every sentence about a subject whose shape is right, each beginning with its place."""
    for check in (_codes, _rules, _days, _service, _posts, _members, _quotas):
        yield from check(subject, law, place)


def _codes(subject: Subject, law: Law, place: str) -> Iterator[str]:
    named = [("award", subject["award"])]
    named += [
        (f"awards[{number}].award", row["award"])
        for number, row in enumerate(subject.get("awards") or ())
    ]
    named += [
        (f"unknown_awards[{number}]", code)
        for number, code in enumerate(subject.get("unknown_awards") or ())
    ]
    named += [(f"meets_standards.{code}", code) for code in subject.get("meets_standards") or ()]
    members = subject.get("members") or {}
    named += [(f"members.awarded.{code}", code) for code in members.get("awarded") or ()]
    named += [
        (f"quotas[{number}].of", row["of"])
        for number, row in enumerate(subject.get("quotas") or ())
    ]
    for key, code in named:
        if code not in law.names:
            yield _("%(place)s: unknown award code %(code)s. Did you mean: %(known)s?") % {
                "place": f"{place}.{key}",
                "code": quoted(code),
                "known": near(code, law.names),
            }


def _rules(subject: Subject, law: Law, place: str) -> Iterator[str]:
    award, day = subject["award"], _day(subject["on"])
    if subject["achievement_year"] > day.year:
        yield _("%(place)s.achievement_year: %(year)s lies after the decision of %(day)s.") % {
            "place": place,
            "year": subject["achievement_year"],
            "day": said(day),
        }
    if award in law.names and law.rule(award, day) is None:
        yield _("%(place)s.on: %(sentence)s") % {
            "place": place,
            "sentence": no_rule(law, award, day),
        }


def no_rule(law: Law, award: str, day: date) -> str:
    """That no rule of the award is in force on the day, and when there is one."""
    spans = [
        _("%(start)s–%(end)s") % {"start": said(rule.valid_from), "end": said(rule.valid_to)}
        if rule.valid_to
        else _("from %(start)s on") % {"start": said(rule.valid_from)}
        for rule in law.rules
        if rule.award == award
    ]
    return _("no rule of %(award)s is in force on %(day)s; there are rules for: %(spans)s.") % {
        "award": award,
        "day": said(day),
        "spans": "; ".join(spans) or "–",
    }


def said(day: date) -> str:
    """The day as people write it."""
    return date_format(day, "SHORT_DATE_FORMAT")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _days(subject: Subject, _law: Law, place: str) -> Iterator[str]:
    """Ends after beginnings, and nothing that is only to come."""
    spans = [
        (f"{name}[{number}]", row)
        for name in ("disciplines", "maternity_leave", "posts")
        for number, row in enumerate(subject.get(name) or ())
    ]
    for key, row in spans:
        if row.get("from") and row.get("until") and row["until"] < row["from"]:
            yield _("%(place)s.until: the end lies before the beginning.") % {
                "place": f"{place}.{key}"
            }
    for number, row in enumerate(subject.get("awards") or ()):
        if row.get("decided_on") and _day(row["decided_on"]).year < row["year"]:
            yield _("%(place)s.decided_on: decided before the achievement year began.") % {
                "place": f"{place}.awards[{number}]"
            }
    service = subject.get("service") or {}
    begun = {
        "founded_on": subject.get("founded_on"),
        "registered_on": subject.get("registered_on"),
        "submitted_on": subject.get("submitted_on"),
        "service.recruited_on": service.get("recruited_on"),
        "service.joined_sector_on": service.get("joined_sector_on"),
        **{key + ".from": row.get("from") for key, row in spans if key.startswith("posts")},
    }
    for key, text in begun.items():
        if text and text > subject["on"]:
            yield _("%(place)s.%(key)s: lies after the decision of %(day)s.") % {
                "place": place,
                "key": key,
                "day": said(_day(subject["on"])),
            }


def _service(subject: Subject, _law: Law, place: str) -> Iterator[str]:
    row = subject.get("service") or {}
    place = f"{place}.service"
    for months, since in (("total_months", "recruited_on"), ("sector_months", "joined_sector_on")):
        if row.get(months) is not None and row.get(since):
            yield _("%(place)s: give “%(one)s” or “%(other)s”, not both.") % {
                "place": place,
                "one": since,
                "other": months,
            }
    recruited, joined = row.get("recruited_on"), row.get("joined_sector_on")
    total, sector = row.get("total_months"), row.get("sector_months")
    if (recruited and joined and joined < recruited) or (
        total is not None and sector is not None and sector > total
    ):
        yield _("%(place)s: service in the sector is longer than service in all.") % {
            "place": place
        }


def _posts(subject: Subject, law: Law, place: str) -> Iterator[str]:
    known = law.posts()
    for number, row in enumerate(subject.get("posts") or ()):
        where = f"{place}.posts[{number}]"
        if row["post"] not in known:
            yield _("%(place)s.post: unknown post %(found)s. Choose one of: %(known)s.") % {
                "place": where,
                "found": quoted(row["post"]),
                "known": ", ".join(known),
            }
        if (row.get("months") is None) == (row.get("from") is None):
            yield _("%(place)s: give “%(one)s” or “%(other)s”, not both.") % {
                "place": where,
                "one": "from",
                "other": "months",
            }


def _members(subject: Subject, _law: Law, place: str) -> Iterator[str]:
    members = subject.get("members") or {}
    count = members.get("count")
    parts = {
        "complete": members.get("complete"),
        **{f"awarded.{code}": n for code, n in (members.get("awarded") or {}).items()},
        **{f"disciplined.{form}": n for form, n in (members.get("disciplined") or {}).items()},
    }
    if count is None:
        return
    for key, part in parts.items():
        yield from _within(part, count, f"{place}.members.{key}")


def _quotas(subject: Subject, _law: Law, place: str) -> Iterator[str]:
    seen = set[tuple[str, str]]()
    for number, row in enumerate(subject.get("quotas") or ()):
        where = f"{place}.quotas[{number}]"
        cap = (row["scope"], row["of"])
        if cap in seen:
            yield _("%(place)s: this limit was given before; keep one.") % {"place": where}
        seen.add(cap)
        if row.get("base") is not None:
            yield from _within(row.get("granted"), row["base"], f"{where}.granted")


def _within(part: int | None, whole: int, place: str) -> Iterator[str]:
    if part is not None and part > whole:
        yield _("%(place)s: %(part)s of %(whole)s is more than 100 per cent.") % {
            "place": place,
            "part": part,
            "whole": whole,
        }


Check = Callable[[Subject, Law, str], Iterator[str]]
