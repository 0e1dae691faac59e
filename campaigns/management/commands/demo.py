"""``manage.py demo``: an invented organisation with its past and this year's work, to try out."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.demo.actions import EVERYTHING, Demo, DemoRefusedError, ensure
from campaigns.demo.lead import STAGES
from campaigns.demo.sign_ins import rows, table


class Command(BaseCommand):
    help = "Make the demo organisation by the registry's own acts; twice is harmless."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--until",
            choices=STAGES,
            default=EVERYTHING,
            help="this year only the lead case, taken to that stage (default: all cases)",
        )
        parser.add_argument(
            "--scale",
            choices=("small", "block"),
            default="small",
            help="small: a few hundred people; block: 92 units and 6,708 staff",
        )
        parser.add_argument("--sign-ins", action="store_true", help="list who can sign in, and how")
        parser.add_argument("--json", action="store_true", help="the same for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            demo = ensure(scale=options["scale"], until=options["until"])
        except DemoRefusedError as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            about = {"scale": demo.scale, "until": demo.until, "made_now": demo.made_now}
            self.stdout.write(
                json.dumps(about | {"sign_ins": rows(demo.passwords)}, ensure_ascii=False)
            )
        elif options["sign_ins"]:
            self.stdout.write(table(demo.passwords))
        else:
            self._tell(demo, options)

    def _tell(self, demo: Demo, options: dict[str, Any]) -> None:
        done = "made" if demo.made_now else "there already, nothing was changed"
        self.stdout.write(f"The demo is {done} ({demo.scale}, {demo.until}).")
        if (demo.scale, demo.until) != (options["scale"], options["until"]):
            self.stdout.write(
                "To get another one, empty the database first; a demo is never rebuilt."
            )
        self.stdout.write("Who can sign in: manage.py demo --sign-ins")
