"""Several hands at one dossier in the same moment: nothing twice, no file of nobody."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from campaigns.dossier.actions import attach, take_out
from campaigns.dossier.sweeping import sweep
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Document, Nomination
from tests.campaigns.dossier.files import pdf
from tests.cast import Cast, nominate
from tests.siege.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
REPORT = "bao-cao-thanh-tich"


def test_files_taken_out_twice_doubled_and_sent_meanwhile(cast: Cast, shelf: Path) -> None:
    nomination, clerk = nominate(cast), cast["clerk"]
    papers = [
        attach(nomination, "other", ContentFile(pdf(b"%%%d\n" % n), "a.pdf"), by=clerk)
        for n in range(3)
    ]
    same = [
        partial(attach, nomination, REPORT, ContentFile(pdf(), "a.pdf"), by=cast["clerk"])
        for _time in range(3)
    ]
    out = [partial(take_out, papers[0], by=cast["clerk"]) for _time in range(2)]

    done = at_once([*same, *out])

    assert done == {"done": 4, "refused": 1}
    assert nomination.documents.count() == 3
    assert len([path for path in shelf.rglob("*") if path.is_file()]) == 3
    found = sweep()
    assert (found.lost, found.changed) == ([], [])


def test_what_was_sealed_is_exactly_what_is_there(cast: Cast, shelf: Path) -> None:
    nomination = nominate(cast)
    adding = partial(attach, nomination, REPORT, ContentFile(pdf(), "a.pdf"), by=cast["clerk"])
    sending = partial(nominations.submit, Nomination.objects.get(), by=cast["clerk"])

    done = at_once([adding, sending])

    assert done.total() == done["done"] + done["refused"]
    nomination.refresh_from_db()
    sealed = {paper["sha256"] for paper in nomination.snapshot["papers"]}
    assert sealed == set(Document.objects.current().values_list("sha256", flat=True))
