"""Two clicks and two people at the same moment: one posting, one opening, no opinion lost."""

from __future__ import annotations

from functools import partial

import pytest
from django.core import mail

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from campaigns.journey import State
from campaigns.nomination.models import Nomination, Step
from campaigns.notice.models import Kind, Message
from campaigns.posting import actions as postings
from campaigns.posting.models import Opinion, PublicPosting
from tests.campaigns.posting.scene import (
    EMAIL,
    OPINION,
    REPORT,
    at_ministry,
    code_in,
    drafted,
    let_time_pass,
    running,
    upheld,
)
from tests.cast import Cast
from tests.siege import test_at_once

pytestmark = pytest.mark.django_db(transaction=True)
REFUSED = (*test_at_once.REFUSED, postings.PostingStateError)


@pytest.fixture(autouse=True)
def _refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_at_once, "REFUSED", REFUSED)


def test_a_list_is_drafted_opened_and_closed_once(cast: Cast) -> None:
    rows, officer = at_ministry(cast), cast["ministry_officer"]
    results = test_at_once.at_once([partial(drafted, cast, rows)] * 3)
    assert results == {"done": 1, "refused": 2}
    posting = PublicPosting.objects.get()
    results = test_at_once.at_once([partial(postings.open_posting, posting, by=officer)] * 3)
    assert results == {"done": 1, "refused": 2}
    let_time_pass(posting)
    upheld(cast, posting)
    closing = partial(postings.close, posting, report=REPORT, by=officer)
    assert test_at_once.at_once([closing] * 3) == {"done": 1, "refused": 2}
    assert Step.objects.filter(went_to=State.POSTED).count() == 1
    assert Nomination.objects.get().state == State.SCREENED
    assert first_fault() is None


def test_an_opinion_is_given_and_confirmed_once(cast: Cast) -> None:
    posting = running(cast)
    give = partial(postings.give, posting, name="Dân", email=EMAIL, text=OPINION)
    assert test_at_once.at_once([give] * 3) == {"done": 3}
    opinion = Opinion.objects.get()
    assert test_at_once.at_once([partial(postings.send_code, opinion)] * 3) == {"done": 3}
    [letter] = mail.outbox
    confirm = partial(postings.confirm, opinion, code_in(letter))
    assert test_at_once.at_once([confirm] * 3) == {"done": 3}
    assert Entry.objects.filter(verb="opinion.confirm").count() == 1
    assert Message.objects.filter(kind=Kind.OPINION).get().count == 1


def test_wrong_codes_at_once_are_all_counted(cast: Cast) -> None:
    opinion = postings.give(running(cast), name="Dân", email=EMAIL, text=OPINION)
    postings.send_code(opinion)
    wrong = f"{(int(code_in(mail.outbox[0])) + 1) % 10**6:06d}"

    def guess() -> None:
        with pytest.raises(postings.CodeError):
            postings.confirm(opinion, wrong)

    assert test_at_once.at_once([guess] * 7) == {"done": 7}
    opinion.refresh_from_db()
    assert opinion.attempts == 5
