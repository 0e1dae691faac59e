"""What an award would pay if it were decided on a day, with the grounds."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType, BaseSalary, LegalText, RuleVersion, exact
from campaigns.eligibility.award_code import AwardCodeError, version_on
from campaigns.eligibility.bonus import bonus

# Where the general instruments fix the rates; which of them is in force, its row says.
TABLES = {
    "ND-42-2010": "",
    "ND-91-2017": "Điều 69–74",
    "ND-98-2023": "Điều 53–58",
    "ND-152-2025": "Điều 49–54",
}


@dataclass(frozen=True)
class Money:
    """Rate × base salary = product, rounded up to vnd; ``at_most`` where it is a ceiling."""

    award: AwardType
    on: datetime.date
    version: RuleVersion
    salary: BaseSalary
    rate: str
    product: str
    vnd: int
    at_most: bool
    table: str


def money(award: AwardType, on: datetime.date) -> Money:
    """What the award pays by a decision of the day.

    Raises ``AwardCodeError`` where there is no rule, no rate or no base salary on the day.
    """
    version = version_on(award, on)
    rate = version.bonus_rate
    if rate is None:
        words = {"award": version.name or award.local_name, "basis": version.legal_basis}
        raise AwardCodeError(
            _("No bonus is fixed for %(award)s (%(basis)s): the granting authority sets it.")
            % words
        )
    salary = BaseSalary.objects.filter(valid_from__lte=on).order_by("-valid_from").first()
    if salary is None:
        raise AwardCodeError(_("No base salary is recorded for %(day)s.") % {"day": on.isoformat()})
    return Money(
        award=award,
        on=on,
        version=version,
        salary=salary,
        rate=exact(rate) or "",
        product=exact(rate * salary.vnd) or "",
        vnd=bonus(rate, salary.vnd),
        at_most=version.bonus_is_cap,
        table=_table(on),
    )


def one_period_rule() -> str:
    """Which of several awards are paid (bonus.highest_of_period)."""
    return _(
        "Of several titles of one period only the highest is paid; titles of different periods, "
        "and a title beside a commendation, are each paid."
    )


def _table(on: datetime.date) -> str:
    """The instrument that fixes the rates on the day, with its articles."""
    texts = LegalText.objects.on(on).filter(code__in=TABLES).order_by("-valid_from")
    return "; ".join(
        ", ".join(part for part in (text.title, TABLES[text.code]) if part) for text in texts
    )
