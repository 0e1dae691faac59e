"""What differs between two judgements of one nomination: by its records, or by a changed rule."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.eligibility.models import Check
from campaigns.eligibility.wording import condition_sentence, verdict_label
from campaigns.eligibility.wording.names import Names


def before(check: Check) -> Check | None:
    """The judgement that ``check`` took the place of."""
    earlier = Check.objects.filter(nomination=check.nomination_id, pk__lt=check.pk)
    return earlier.select_related("rule_version").order_by("-pk").first()


def differences(earlier: Check | None, now: Check, names: Names) -> list[str]:
    """Every difference as a sentence, from the verdict down to the single condition."""
    return [] if earlier is None else list(_differences(earlier, now, names))


def _differences(earlier: Check, now: Check, names: Names) -> Iterator[str]:
    change = "%(what)s: %(before)s → %(after)s"
    if earlier.verdict != now.verdict:
        yield change % {
            "what": _("Verdict"),
            "before": verdict_label(earlier.verdict),
            "after": verdict_label(now.verdict),
        }
    if earlier.rule_version_id != now.rule_version_id:
        yield change % {
            "what": _("Rules in force from"),
            "before": _day(earlier),
            "after": _day(now),
        }
    old, new = _conditions(earlier, names), _conditions(now, names)
    for sentence in [*old, *(each for each in new if each not in old)]:
        if sentence not in new:
            yield _("No longer asked: %(condition)s") % {"condition": sentence}
        elif sentence not in old:
            yield _("Asked now: %(condition)s") % {"condition": sentence}
        elif old[sentence] != new[sentence]:
            yield change % {
                "what": sentence,
                "before": _met(old[sentence]),
                "after": _met(new[sentence]),
            }


def _day(check: Check) -> str:
    return date_format(check.rule_version.valid_from, "SHORT_DATE_FORMAT")


def _met(met: bool | None) -> str:  # noqa: FBT001 - the answer of a condition
    return {True: _("met"), False: _("not met"), None: _("not known")}[met]


def _conditions(check: Check, names: Names) -> dict[str, bool | None]:
    """The conditions as sentences; the same one on two ways is met if it is met on one."""
    found: dict[str, bool | None] = {}
    for stored in check.findings:
        sentence = condition_sentence(stored["kind"], stored["params"], names)
        found[sentence] = found.get(sentence) or stored["met"]
    return found
