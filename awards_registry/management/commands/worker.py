"""``manage.py worker``: empty the queue, take up what a lost worker left, run errands."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker

from awards_registry.jobs.actions import run_errands, take_up_lost
from units.accounts.guard import refuse_demo_users


class Command(BaseCommand):
    help = "Do the waiting jobs; runs until it is told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when the queue is empty")
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks")

    def handle(self, *_args: Any, **options: Any) -> None:
        refuse_demo_users()
        while True:
            take_up_lost()
            worker = Worker(
                queue_names=["default"],
                interval=0,
                batch=True,
                backend_name="default",
                startup_delay=False,
                max_tasks=None,
                worker_id=get_random_string(32),
                excluded_queue_names=[],
            )
            worker.configure_signals()
            worker.run()
            worker.reset_signals()
            run_errands()
            # Told to stop while a job was running: the job is finished, the worker ends.
            if options["once"] or not worker.running:
                return
            time.sleep(options["interval"])
