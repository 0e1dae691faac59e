"""``manage.py eligibility``: who meets the conditions of an award, and what is missing."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.eligibility.live import Asked, UnjudgeableError
from campaigns.eligibility.live import answers as live_answers
from campaigns.eligibility.report import as_text
from campaigns.eligibility.rulebook import law
from campaigns.eligibility.whatif import SCHEMA, RefusedError, answers
from campaigns.eligibility.whatif.reading import MOST_BYTES
from campaigns.management.day import day_asked
from campaigns.management.units import units_asked

STDIN = "-"


class Command(BaseCommand):
    help = (
        "Judge who stands in the register for an award of a year, or facts that are given in a "
        "file, touching no register. The shapes of file and answers stand in docs/what-if.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="the same for programs")
        mode = parser.add_mutually_exclusive_group(required=True)
        mode.add_argument("--facts", metavar="FILE", help="a file of facts; - reads standard input")
        mode.add_argument(
            "--schema", action="store_true", help="print the JSON Schema of a file of facts"
        )
        mode.add_argument("--award", metavar="CODE", help="an award, judged by the register")
        live = parser.add_argument_group("with --award")
        live.add_argument("--year", type=int, help="year of achievement; needed")
        live.add_argument("--unit", metavar="CODE", help="a unit; without: the whole ministry")
        live.add_argument("--person", metavar="CODE", help="one person by staff code")
        live.add_argument("--on", metavar="DAY", help="day of the decision, as 2025-03-31")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["schema"]:
            self.stdout.write(_as_json(SCHEMA))
            return
        if options["award"]:
            self._tell(_from_register(options), as_json=options["json"])
            return
        alone = [name for name in ("year", "unit", "person", "on") if options[name] is not None]
        if alone:
            raise CommandError(f"--{alone[0]} goes with --award.")
        self._tell(_from_facts(options["facts"]), as_json=options["json"])

    def _tell(self, reports: list[dict[str, Any]], *, as_json: bool) -> None:
        self.stdout.write(_as_json(reports) if as_json else as_text(reports))


def _from_register(options: dict[str, Any]) -> list[dict[str, Any]]:
    """A report on each candidate for the award."""
    if options["year"] is None:
        raise CommandError("--award needs --year.")
    asked = Asked(
        award=options["award"],
        year=options["year"],
        units=units_asked(options["unit"]),
        person=options["person"] or "",
        on=day_asked(options["on"]) if options["on"] else None,
    )
    try:
        return list(live_answers(asked))
    except UnjudgeableError as refusal:
        raise CommandError(str(refusal)) from refusal


def _from_facts(name: str) -> list[dict[str, Any]]:
    """A report on each subject of the file."""
    rules = law()
    if not rules.rules:
        raise CommandError("The catalogue is empty: run manage.py load_catalogue first.")
    try:
        return answers(_content(name), rules)
    except RefusedError as refusal:
        raise CommandError(str(refusal)) from refusal


def _content(name: str) -> bytes:
    """The bytes of the file, one more than may be where there are too many."""
    if name == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror or error}") from error


def _as_json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)
