"""``manage.py radar``: who qualifies for what and is not nominated, and who is one step away."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.eligibility.live import UnjudgeableError
from campaigns.management.units import units_asked
from campaigns.radar.listing import as_text, listing


class Command(BaseCommand):
    help = "Go over everybody below a unit for one year; prints, and changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--year", type=int, required=True, help="year of achievement")
        parser.add_argument("--unit", help="code or short name; without: the whole ministry")
        parser.add_argument("--json", action="store_true", help="for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            found = listing(units_asked(options["unit"]), options["year"])
        except UnjudgeableError as refusal:
            raise CommandError(str(refusal)) from refusal
        in_json = options["json"]
        text = json.dumps(found, ensure_ascii=False, indent=2) if in_json else as_text(found)
        self.stdout.write(text)
