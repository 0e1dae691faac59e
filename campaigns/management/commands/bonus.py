"""``manage.py bonus``: what an award pays by a decision of a day, and why."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.award_code import AwardCodeError, awards_called
from campaigns.eligibility.bonus import STEP
from campaigns.eligibility.money import Money, money, one_period_rule
from campaigns.management.day import day_asked


class Command(BaseCommand):
    help = (
        "The bonus of an award: rate × base salary on the day of the decision, rounded up to "
        "10,000 đồng. Keys of the JSON: docs/what-if.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--award", required=True, metavar="CODE", help="CSTDCS, BKB, BKB_CN …")
        parser.add_argument("--recipient", required=True, choices=AwardType.Recipient.values)
        parser.add_argument("--on", required=True, help="day of the decision, YYYY-MM-DD")
        parser.add_argument("--json", action="store_true", help="the same for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        on = day_asked(options["on"])
        try:
            award = awards_called(options["award"], options["recipient"])[0]
            found = money(award, on)
        except AwardCodeError as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(as_dict(found), ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_text(found))


def as_dict(found: Money) -> dict[str, Any]:
    return {
        "award": found.award.code,
        "recipient": found.award.recipient,
        "on": found.on.isoformat(),
        "rate": found.rate,
        "base_salary": found.salary.vnd,
        "product": found.product,
        "rounded_up_to": STEP,
        "bonus": found.vnd,
        "at_most": found.at_most,
        "legal_basis": {
            "award": found.version.legal_basis,
            "rate": found.table,
            "base_salary": found.salary.legal_basis,
        },
        "highest_of_one_period": one_period_rule(),
    }


def as_text(found: Money) -> str:
    vnd = f"{found.vnd:,}".replace(",", ".")
    paid = _("at most %(vnd)s đồng") if found.at_most else _("%(vnd)s đồng")
    name = found.version.name or found.award.name
    head = f"{name} ({found.award.code}), {found.on:%d/%m/%Y}: {paid % {'vnd': vnd}}"
    sum_of = _("%(rate)s × %(salary)s = %(product)s, rounded up to %(step)s đồng") % {
        "rate": found.rate,
        "salary": found.salary.vnd,
        "product": found.product,
        "step": STEP,
    }
    grounds = [found.version.legal_basis, found.table, found.salary.legal_basis]
    basis = "; ".join(ground for ground in grounds if ground)
    return "\n".join([head, f"  {sum_of}", f"  {basis}", f"  {one_period_rule()}"])
