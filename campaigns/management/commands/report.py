"""``manage.py report five_year_tally``: figures from the register for people and programs."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.management.units import unit_of
from campaigns.register.models import Award
from campaigns.reporting.five_year_tally import Period, PeriodError, five_year_tally
from campaigns.reporting.tables import as_csv, as_json, as_text

FORMATS = {"json": as_json, "csv": as_csv, "text": as_text}


class Command(BaseCommand):
    help = "Figures from the register; the keys of the JSON stand in docs/reports.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", choices=["five_year_tally"])
        parser.add_argument("--from", type=int, required=True, dest="first", help="first year")
        parser.add_argument("--to", type=int, required=True, dest="last", help="last year")
        parser.add_argument("--unit", required=True, help="code or short name of the unit")
        parser.add_argument("--format", choices=list(FORMATS), default="text")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            period = Period(options["first"], options["last"])
        except PeriodError as error:
            raise CommandError(str(error)) from error
        tally = five_year_tally(Award.objects.all(), unit_of(options["unit"]), period)
        self.stdout.write(FORMATS[options["format"]](tally))
