"""``manage.py sweep_papers``: clears files of no paper away and names papers without bytes."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaigns.dossier.sweeping import sweep


class Command(BaseCommand):
    help = (
        "Compare the papers of dossiers with their files: removes files that belong to no paper "
        "and are older than a day, fails where a paper lacks its bytes or has others."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say what would go")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = sweep(clear=not options["dry_run"])
        for place in found.cleared:
            self.stdout.write(f"belongs to no paper: {place}")
        for document in found.lost:
            self.stdout.write(f"paper {document.pk} of nomination {document.nomination_id}: lost")
        for document in found.changed:
            self.stdout.write(f"paper {document.pk} of nomination {document.nomination_id}: other")
        if found.lost or found.changed:
            raise CommandError(
                f"{len(found.lost)} papers without bytes, {len(found.changed)} with other bytes."
            )
        self.stdout.write(f"Every paper has its bytes; {len(found.cleared)} files of nobody.")
