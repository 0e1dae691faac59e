"""Starting long work, doing it, and taking up what a lost worker left behind.

A stage registers its work with ``@work("kind")``; the function gets the job and reports with
``progress``. It must be repeatable: after a kill it is run again from its start.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from awards_registry.jobs.models import HasKey, Job

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What a piece of work leaves: the address of its result, and what is to be said of it."""

    url: str = ""
    message: str = ""


Work = Callable[[Job], Outcome | str | None]
WORKS: dict[str, Work] = {}

# Small work that is done between two jobs, by its name.
ERRANDS: dict[str, Callable[[], None]] = {}

# A worker that shows no pulse for so long is taken for dead.
LEASE = datetime.timedelta(seconds=settings.JOB_LEASE)
MOST_ATTEMPTS = 3
# What the column of messages holds.
MOST_LETTERS = 400


def work(kind: str) -> Callable[[Work], Work]:
    """Register a function as the work of ``kind``; it returns the address of its result.

    An ``Outcome`` instead of the address also says what did not work out on the way.
    """

    def register(function: Work) -> Work:
        WORKS[kind] = function
        return function

    return register


def errand(function: Callable[[], None]) -> Callable[[], None]:
    """Register small work that every worker does between two jobs; it must be quick."""
    ERRANDS[f"{function.__module__}.{function.__qualname__}"] = function
    return function


def run_errands() -> None:
    """Do them all; one that fails keeps neither the others nor the next job from being done."""
    for name, function in ERRANDS.items():
        try:
            function()
        except Exception:
            logger.exception("The errand %s failed", name)


@transaction.atomic
def start(kind: str, *, title: str, by: HasKey, total: int = 0, **arguments: Any) -> Job:
    """Put a job into the queue; a worker takes it once this transaction is in."""
    job = Job.objects.create(
        kind=kind, title=title, asked_by_id=by.pk, total=total, arguments=arguments
    )
    transaction.on_commit(partial(run_job.enqueue, str(job.pk)))
    return job


def progress(job: Job, done: int, message: str = "") -> None:
    """Say how far the work is; this is also the pulse that keeps the job from being taken up."""
    job.done, job.message, job.pulse_at = done, message[:MOST_LETTERS], timezone.now()
    job.save(update_fields=["done", "message", "pulse_at"])


def whisper(job: Job, done: int) -> None:
    """Say how far the work is from inside a transaction, where nobody else sees the row yet.

    It goes into the short memory of the machine; the bar shows it, and it is a pulse too.
    """
    cache.set(_whispered(job), done, timeout=LEASE.total_seconds())


def heard(job: Job) -> int:
    """How far the work is: as it was said last, aloud or whispered."""
    whispered = cache.get(_whispered(job), 0) if job.state == Job.State.RUNNING else 0
    return max(job.done, int(whispered))


def _whispered(job: Job) -> str:
    return f"job-{job.pk}"


def _claim(job_id: str) -> Job | None:
    """Mark the job as running unless somebody else has it or it is over."""
    now = timezone.now()
    with transaction.atomic():
        job = Job.objects.select_for_update().get(pk=job_id)
        if job.state != Job.State.WAITING:
            return None
        job.state, job.pulse_at = Job.State.RUNNING, now
        job.attempts += 1
        job.save(update_fields=["state", "pulse_at", "attempts"])
    return job


@task()
def run_job(job_id: str) -> None:
    """The one task of the queue: do the work of a job."""
    job = _claim(job_id)
    if job is None:
        return
    try:
        result = WORKS[job.kind](job)
    except Exception:
        logger.exception("Job %s (%s) failed", job.pk, job.kind)
        Job.objects.filter(pk=job.pk).update(
            state=Job.State.FAILED,
            ended_at=timezone.now(),
            message=_("It did not work out. Nothing half-done was left; please try again."),
        )
        return
    outcome = result if isinstance(result, Outcome) else Outcome(url=result or "")
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.DONE,
        done=F("total"),
        message=outcome.message[:MOST_LETTERS],
        result_url=outcome.url,
        ended_at=timezone.now(),
    )


def take_up_lost(now: datetime.datetime | None = None) -> int:
    """Give the jobs of dead workers back to the queue; a job that kills its worker is parked.

    Returns how many were taken up again.
    """
    now = now or timezone.now()
    taken = 0
    with transaction.atomic():
        for job in Job.objects.select_for_update().lost(now - LEASE):
            if cache.get(_whispered(job)) is not None:
                continue
            if job.state == Job.State.WAITING:
                # Its place in the queue was lost between two transactions. Twice there is harmless.
                job.pulse_at = now
                transaction.on_commit(partial(run_job.enqueue, str(job.pk)))
                taken += 1
            elif job.attempts >= MOST_ATTEMPTS:
                job.state, job.ended_at = Job.State.FAILED, now
                job.message = _("Stopped after several attempts. Please tell the administrator.")
            else:
                job.state, job.pulse_at = Job.State.WAITING, now
                transaction.on_commit(partial(run_job.enqueue, str(job.pk)))
                taken += 1
            job.save(update_fields=["state", "pulse_at", "ended_at", "message"])
    return taken
