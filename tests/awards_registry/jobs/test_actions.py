"""Long work: done once, reported, and taken up again when its worker is lost."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from awards_registry.jobs.actions import (
    LEASE,
    MOST_ATTEMPTS,
    WORKS,
    progress,
    run_job,
    start,
    take_up_lost,
)
from awards_registry.jobs.models import Job
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def count() -> Iterator[list[int]]:
    """A kind of work that counts how often it was done."""
    done: list[int] = []

    def work(job: Job) -> str:
        done.append(1)
        progress(job, 1, "nửa đường")
        return "/xong/"

    WORKS["test.count"] = work
    yield done
    del WORKS["test.count"]


def test_a_job_is_done_and_says_where_its_result_is(
    cast: Cast, count: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = start("test.count", title="Đếm", by=cast["officer"], total=2)

    job.refresh_from_db()
    assert (job.state, job.percent, job.result_url, len(count)) == ("done", 100, "/xong/", 1)


def test_a_job_that_is_over_is_not_done_again(cast: Cast, count: list[int]) -> None:
    job = start("test.count", title="Đếm", by=cast["officer"], total=1)

    run_job.call(str(job.pk))
    run_job.call(str(job.pk))

    assert len(count) == 1


def test_a_failure_is_told_in_words_and_shows_no_inside(cast: Cast) -> None:
    WORKS["test.fail"] = lambda _job: 1 / 0  # type: ignore[assignment,return-value] # it fails
    job = start("test.fail", title="Hỏng", by=cast["officer"])

    run_job.call(str(job.pk))

    job.refresh_from_db()
    del WORKS["test.fail"]
    assert job.state == "failed"
    assert "division" not in job.message


def _lost(cast: Cast, attempts: int) -> Job:
    long_ago = timezone.now() - LEASE - datetime.timedelta(seconds=1)
    return Job.objects.create(
        kind="test.count",
        title="Dở dang",
        asked_by=cast["officer"],
        state="running",
        pulse_at=long_ago,
        attempts=attempts,
        total=2,
    )


def test_the_work_of_a_lost_worker_is_taken_up_again(
    cast: Cast, count: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    job = _lost(cast, attempts=1)

    with django_capture_on_commit_callbacks(execute=True):
        taken = take_up_lost()

    job.refresh_from_db()
    assert (taken, job.state, len(count)) == (1, "done", 1)


def test_work_that_kills_its_workers_is_parked(cast: Cast) -> None:
    job = _lost(cast, attempts=MOST_ATTEMPTS)

    taken = take_up_lost()

    job.refresh_from_db()
    assert (taken, job.state) == (0, "failed")


def test_a_worker_with_a_pulse_is_left_alone(cast: Cast) -> None:
    job = _lost(cast, attempts=1)
    progress(job, 1)

    assert take_up_lost() == 0
