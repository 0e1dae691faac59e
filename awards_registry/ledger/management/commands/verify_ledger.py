"""``manage.py verify_ledger``: read the whole ledger; name the first line that does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Head


class Command(BaseCommand):
    help = "Read the ledger from its first line; exit 1 and name the first bad line."

    def handle(self, *_args: Any, **_options: Any) -> None:
        fault = first_fault()
        if fault:
            raise CommandError(f"Ledger line {fault.sequence}: {fault.reason}.")
        head = Head.objects.filter(pk=1).first()
        count, seal = (head.sequence, head.hash) if head else (0, "-")
        self.stdout.write(f"{count} lines, unbroken. Head: {seal}")
