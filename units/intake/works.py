"""The long part of a list as work for a worker: reading it, writing it."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext as _

from awards_registry.jobs.actions import Outcome, start, whisper, work
from awards_registry.jobs.models import Job
from units.accounts.models import User
from units.intake import actions
from units.intake.models import Batch
from units.intake.writing import MovedOnError

PREVIEW, APPLY = "import.preview", "import.apply"


def start_preview(batch: Batch, *, by: User) -> Batch:
    """Have the list read by a worker; the page of the batch shows how far it is."""
    return _start(PREVIEW, _("Reading %(file)s") % {"file": batch}, batch, by)


def start_apply(batch: Batch, *, by: User) -> Batch:
    """Have the list written by a worker; a second click while it runs starts nothing."""
    if running(batch) is None:
        title = _("Applying %(file)s") % {"file": batch}
        return _start(APPLY, title, batch, by)
    return batch


def running(batch: Batch) -> Job | None:
    """The work on the list that is not over yet."""
    over = (Job.State.DONE, Job.State.FAILED)
    return Job.objects.filter(pk=batch.job).exclude(state__in=over).first() if batch.job else None


def _start(kind: str, title: str, batch: Batch, by: User) -> Batch:
    job = start(kind, title=title[:255], by=by, total=batch.total, batch=str(batch.pk))
    Batch.objects.filter(pk=batch.pk).update(job=job.pk)
    batch.job = job.pk
    return batch


@work(PREVIEW)
def _preview(job: Job) -> Outcome:
    batch = Batch.objects.get(pk=job.arguments["batch"])
    if batch.state == Batch.State.WAITING:
        batch = actions.preview(batch, pulse=partial(whisper, job))
    return Outcome(url=batch.get_absolute_url(), message=batch.refusal)


@work(APPLY)
def _apply(job: Job) -> Outcome:
    batch = Batch.objects.get(pk=job.arguments["batch"])
    by = User.objects.get(pk=job.asked_by_id)
    said = ""
    if batch.state == Batch.State.PREVIEWED:
        try:
            batch = actions.apply(batch, by=by, pulse=partial(whisper, job))
        except (actions.NotReadyError, MovedOnError) as refusal:
            said = str(refusal)
    return Outcome(url=batch.get_absolute_url(), message=said)
