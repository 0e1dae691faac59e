"""One search over everything somebody may see: people, units, nominations, decisions, awards."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from campaigns.dashboard.links import link, may_open
from campaigns.dashboard.tasks.task import Line
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Person
from units.people.names import fold

SHOWN = 10
# “ĐN-2026-00042”, as people refer to a nomination.
NOMINATION_NUMBER = re.compile(r"^dn-\d{4}-0*(\d{1,12})$")
# Texts of decisions are folded when they are searched: so many of the newest are read.
DECISIONS_READ = 2000


@dataclass(frozen=True)
class Group:
    """What was found of one kind; ``more`` opens the rest."""

    title: str
    lines: list[Line]
    more: str = ""


def search(user: User, text: str) -> list[Group]:
    """The kinds of which something was found, at most ten of each."""
    kinds: list[tuple[str, Callable[[User, str], Group]]] = [
        ("admin:units_person_change", people),
        ("unit", units),
        ("nomination", nominations),
        ("decision", decisions),
        ("register", awards),
    ]
    groups = [find(user, text) for page, find in kinds if may_open(user, page)]
    return [group for group in groups if group.lines]


def _group(title: str, lines: Iterable[Line], more: str) -> Group:
    found = list(lines)
    return Group(title, found[:SHOWN], more if len(found) > SHOWN else "")


def people(user: User, text: str) -> Group:
    """By name or staff code, never by personal data."""
    rows = Person.objects.visible_to(user).named(text).with_post()[: SHOWN + 1]
    lines = (
        Line(
            each.full_name,
            link(user, "admin:units_person_change", each.pk),
            ", ".join(str(post) for post in list(each.postings.all())[:1]),
        )
        for each in rows
    )
    return _group(_("People"), lines, link(user, "admin:units_person_changelist", q=text))


def units(user: User, text: str) -> Group:
    """By the name of today, a former one, the short name or the code."""
    rows = Unit.objects.within(user.scope_for("unit")).named(text)[: SHOWN + 1]
    lines = (
        Line(
            each.name,
            link(user, "unit", each.pk),
            _("dissolved on %(day)s") % {"day": date_format(each.dissolved_on, "d/m/Y")}
            if each.dissolved_on
            else "",
        )
        for each in rows
    )
    return _group(_("Units"), lines, link(user, "admin:units_unit_changelist", q=text))


def nominations(user: User, text: str) -> Group:
    """By candidate or by number."""
    rows = Nomination.objects.visible_to(user).with_candidate()
    number = NOMINATION_NUMBER.match(fold(text))
    rows = rows.filter(pk=int(number.group(1))) if number else rows.named(text)
    lines = (
        Line(
            str(each),
            link(user, "nomination", each.pk),
            f"{each.number} · {each.get_state_display()} · {each.nominating_unit}",
        )
        for each in rows[: SHOWN + 1]
    )
    return _group(_("Nominations"), lines, link(user, "nomination_list", q=text))


def decisions(user: User, text: str) -> Group:
    """By number, subject or issuer, with or without diacritics."""
    words = fold(text).split()
    read = Decision.objects.visible_to(user).values_list(
        "pk", "number", "symbol", "subject", "issuer"
    )
    fitting = []
    for key, number, symbol, *texts in read[:DECISIONS_READ]:
        numbered = f"{number:02d}/{symbol}" if number else symbol
        folded = fold(" ".join([numbered, *texts]))
        if all(word in folded for word in words):
            fitting.append(key)
    rows = Decision.objects.filter(pk__in=fitting[: SHOWN + 1])
    lines = (
        Line(
            capfirst(f"{each.full_number} {each.subject}".strip()),
            link(user, "decision", each.pk),
            f"{each.issuer} · {each.get_state_display()}",
        )
        for each in rows
    )
    return _group(_("Decisions"), lines, link(user, "decision_list"))


def awards(user: User, text: str) -> Group:
    """By recipient; each leads to its decision where one may open that."""
    rows = Award.objects.in_register().visible_to(user).named(text).select_related("decision")
    opens = may_open(user, "decision")
    lines = (
        Line(
            str(each),
            link(user, "decision", each.decision_id)
            if opens
            else link(user, "register", q=each.recipient_name),
            f"{each.decision.full_number} · {each.recipient_unit_name} · {each.years}",
        )
        for each in rows[: SHOWN + 1]
    )
    return _group(_("Awards"), lines, link(user, "register", q=text))
