"""``manage.py load_catalogue``: the law's catalogue from a rule pack."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.pack import PackError, load_pack


class Command(BaseCommand):
    help = "Load legal texts, award types, rule versions and base salaries; twice is harmless."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", nargs="?", default=str(settings.BASE_DIR / "fixtures" / "catalogue.json")
        )
        parser.add_argument(
            "--if-empty", action="store_true", help="do nothing where a catalogue is there"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["if_empty"] and AwardType.objects.exists():
            self.stdout.write("The catalogue is there.")
            return
        try:
            counts = load_pack(json.loads(Path(options["file"]).read_text(encoding="utf-8")))
        except PackError as error:
            raise CommandError("\n".join([f"{options['file']}:", *error.sentences])) from error
        except (OSError, ValueError) as error:
            raise CommandError(f"{options['file']}: {error}") from error
        self.stdout.write(", ".join(f"{count} {name}" for name, count in counts.items()))
