"""The radar for the shell and for other programs: gone over now, kept nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.live import ENDED, FIRST_YEAR, UnjudgeableError, day_for
from campaigns.eligibility.whatif.sense import said
from campaigns.eligibility.wording import missing_sentence
from campaigns.nomination.models import Nomination
from campaigns.radar.scan import Scan, Sighting
from units.organisation.models import Unit
from units.people.models import Person

LANGUAGE = "vi"


def listing(units: Collection[int], year: int) -> dict[str, Any]:
    """Everybody below ``units`` who qualifies and is not nominated, or lacks one condition.

    Keys: year, on, people, collectives (how many were gone over), rules (award: version and its
    first day), qualified and one_step. Each of their lines: person (code) or null, name, unit
    (code), award, and, of capped awards, limit and granted; of one_step also missing (Vietnamese
    sentences, any one of which is enough) and reachable. Raises ``UnjudgeableError``.
    """
    last = timezone.localdate().year
    if not FIRST_YEAR <= year <= last:
        words = _("Choose a year from %(first)d to %(last)d.")
        raise UnjudgeableError(words % {"first": FIRST_YEAR, "last": last})
    scan = Scan(units, year, day_for(year))
    told = _nominated(year)
    found: dict[str, Any] = {"year": year, "on": scan.on.isoformat(), "people": 0, "collectives": 0}
    found["rules"] = {
        rule.award: {"version": rule.version_id, "valid_from": rule.valid_from.isoformat()}
        for rule in scan.rules
    }
    found |= {"qualified": [], "one_step": []}
    with translation.override(LANGUAGE):
        for some in scan.everybody():
            found["people"] += sum(each.is_person for each in some)
            found["collectives"] += sum(not each.is_person for each in some)
            for line in _lines(some, told):
                found["one_step" if "missing" in line else "qualified"].append(line)
    return found


def _nominated(year: int) -> set[tuple[str, int | None, int | None]]:
    rows = Nomination.objects.filter(achievement_year=year).exclude(state__in=ENDED)
    return set(rows.values_list("award_type__code", "person_id", "unit_id"))


def _lines(
    some: list[Sighting], told: set[tuple[str, int | None, int | None]]
) -> Iterator[dict[str, Any]]:
    names = dict(AwardType.objects.values_list("code", "name"))
    units = Unit.objects.in_bulk({each.candidate.home for each in some})
    people = Person.objects.in_bulk([each.candidate.pk for each in some if each.is_person])
    for each in some:
        key, home = each.candidate.pk, units[each.candidate.home]
        person = people.get(key) if each.is_person else None
        who = (key, None) if each.is_person else (None, key)
        for found in each.found:
            if (found.rule.award, *who) in told:
                continue
            line: dict[str, Any] = {
                "person": person.code if person else None,
                "name": str(person or home),
                "unit": home.code,
                "award": found.rule.award,
            }
            if found.limit is not None:
                line |= {"limit": found.limit, "granted": found.granted}
            if found.nearness.steps:
                line["missing"] = [missing_sentence(step, names) for step in found.nearness.steps]
                line["reachable"] = found.nearness.open
            yield line


def as_text(found: dict[str, Any]) -> str:
    """The same for a reader: two lists, one line each."""
    with translation.override(LANGUAGE):
        head = _("%(year)s, judged on %(on)s: %(people)d people, %(collectives)d collectives")
        parts = [head % (found | {"on": said(date.fromisoformat(found["on"]))})]
        for key, title in (
            ("qualified", _("Qualify, not nominated yet")),
            ("one_step", _("One condition missing")),
        ):
            parts.append(f"\n{title}: {len(found[key])}")
            parts += [_as_line(line) for line in found[key]]
        return "\n".join(parts)


def _as_line(line: dict[str, Any]) -> str:
    who = f"{line['person']} {line['name']}" if line["person"] else line["name"]
    text = f"  {line['award']}: {who} ({line['unit']})"
    if "limit" in line:
        words = _("within the limit of %(limit)s, %(granted)s granted")
        text += f", {words % {'limit': line['limit'], 'granted': line['granted']}}"
    if "missing" in line:
        text += f": {_(' or ').join(line['missing'])}"
    return text
