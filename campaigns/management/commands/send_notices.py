"""``manage.py send_notices``: hand what is due in the outbox to the mail server."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from campaigns.notice.actions import deliver


class Command(BaseCommand):
    help = "Send the notices that are due; the worker does the same between its jobs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, default=500, help="at most so many")

    def handle(self, *_args: Any, limit: int, **_options: Any) -> None:
        if not settings.MAIL_READY:
            raise CommandError("No mail server: set EMAIL_URL. The notices wait in the outbox.")
        done = deliver(limit)
        self.stdout.write(f"{done.sent} sent, {done.failed} not delivered")
