"""Many hands at the same moment, each with a connection of its own: nothing lost, nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from awards_registry.ledger.actions import append, first_fault
from awards_registry.ledger.models import Entry
from campaigns.certificate.actions import issue
from campaigns.certificate.models import Certificate
from campaigns.council import actions as council
from campaigns.council.models import Ballot, Member, Sitting
from campaigns.decision import actions as decisions
from campaigns.journey import OffRouteError, State
from campaigns.nomination import actions as nominations
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Nomination, Step
from campaigns.notice.models import Message
from campaigns.register.models import Award, Decision
from tests.campaigns.sittings import opened, planned, recommended, screened, vote
from tests.cast import LONG_AGO, Cast, nominate
from units.accounts.models import UnitRole, User

pytestmark = pytest.mark.django_db(transaction=True)

REFUSED = (OffRouteError, ObstacleError, council.SittingStateError, decisions.DecisionStateError)
TIMES = pytest.mark.parametrize(
    "times", [pytest.param(1, id="once"), pytest.param(15, id="often", marks=pytest.mark.full)]
)


def at_once(acts: Iterable[Callable[[], Any]]) -> Counter[str]:
    """Start all acts in one moment; how many were done, refused, or crashed with what."""
    waiting = list(acts)
    barrier, results = Barrier(len(waiting)), Counter[str]()

    def run(act: Callable[[], Any]) -> None:
        try:
            barrier.wait(timeout=30)
            act()
            results["done"] += 1
        except REFUSED:
            results["refused"] += 1
        except Exception as crash:  # noqa: BLE001 - whatever it is, it is reported
            results[f"{type(crash).__name__}: {crash}"] += 1
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in waiting]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return results


def _user(cast: Cast, name: str, role: str) -> User:
    made = User.objects.create_user(name, "x", full_name=f"Người {name}")
    UnitRole.objects.create(user=made, unit=cast.units["TCMT"], role=role, starts_on=LONG_AGO)
    return made


@TIMES
def test_twenty_threads_write_an_unbroken_ledger(cast: Cast, times: int) -> None:
    award, before = cast.round, Entry.objects.count()

    def write() -> None:
        for _ in range(5 * times):
            append("siege.write", award, by=None, text="Đợt xét")

    assert at_once([write] * 20) == {"done": 20}
    assert Entry.objects.count() - before == 100 * times
    assert first_fault() is None


@TIMES
def test_what_many_units_send_at_once_stands_in_one_notice_to_the_officer(
    cast: Cast, times: int
) -> None:
    names = ["Tài", "Lan"] if times == 1 else ["Tài", "Lan", "Đạt"]
    sent = [nominate(cast, name, award) for name in names for award in ("GK_CN", "BKB_CN")]
    Message.objects.all().delete()

    acts = [partial(nominations.submit, each, by=cast["clerk"]) for each in sent]
    assert at_once(acts) == {"done": len(sent)}

    for officer in ("officer", "second_officer"):
        told = Message.objects.filter(recipient=cast.users[officer])
        assert [(each.count, len(each.lines)) for each in told] == [(len(sent), len(sent))]


def test_ten_members_vote_at_once_and_no_vote_is_lost(cast: Cast) -> None:
    for number in range(6, 11):
        user = _user(cast, f"member_{number}", "member")
        cast.users[f"member_{number}"] = user
        Member.objects.create(council=cast.council, user=user, order=number, starts_on=LONG_AGO)
    sitting = opened(cast, screened(cast, 3))
    items = list(sitting.items.values_list("pk", flat=True))

    def voter(number: int) -> Callable[[], Any]:
        def act() -> None:
            council.cast(sitting, dict.fromkeys(items, "in_favour"), by=cast[f"member_{number}"])

        return act

    assert at_once([voter(number) for number in range(1, 11)]) == {"done": 10}
    assert Ballot.objects.count() == 30
    assert first_fault() is None


def test_the_same_ballot_sent_twice_at_once_counts_once(cast: Cast) -> None:
    sitting = opened(cast, screened(cast, 2))
    choices = dict.fromkeys(sitting.items.values_list("pk", flat=True), "in_favour")

    def act() -> None:
        council.cast(sitting, choices, by=cast["member_1"])

    assert at_once([act] * 4) == {"done": 4}
    assert (Ballot.objects.count(), Entry.objects.filter(verb="sitting.cast").count()) == (2, 1)


def test_a_vote_and_the_close_at_once_agree_with_the_count(cast: Cast) -> None:
    sitting = opened(cast, screened(cast, 2))
    vote(cast, sitting, voters=4)
    items = list(sitting.items.values_list("pk", flat=True))
    outcome = at_once(
        [
            lambda: council.cast(
                Sitting.objects.get(pk=sitting.pk),
                dict.fromkeys(items, "against"),
                by=cast["member_5"],
            ),
            lambda: council.close(Sitting.objects.get(pk=sitting.pk), by=cast["secretary"]),
        ]
    )
    assert sum(outcome.values()) == outcome["done"] + outcome["refused"]
    for item in sitting.items.all():
        assert item.against == item.ballots.filter(choice="against").count()


def test_of_two_secretaries_who_close_at_once_one_closes(cast: Cast) -> None:
    other = _user(cast, "second_secretary", "secretary")
    sitting = opened(cast, screened(cast, 3))
    vote(cast, sitting)
    acts = [
        lambda: council.close(Sitting.objects.get(pk=sitting.pk), by=cast["secretary"]),
        lambda: council.close(Sitting.objects.get(pk=sitting.pk), by=User.objects.get(pk=other.pk)),
    ]
    assert at_once(acts) == {"done": 1, "refused": 1}
    assert Step.objects.filter(went_to=State.RECOMMENDED).count() == 3
    assert first_fault() is None


def test_of_two_drafts_over_the_same_names_in_another_order_one_is_made(cast: Cast) -> None:
    made = recommended(cast, 6)

    def draft(rows: list[Nomination], part: str) -> Callable[[], Any]:
        def act() -> None:
            decisions.draft(cast.units["TCMT"], rows, subject="tặng", by=cast[part])

        return act

    acts = [draft(made, "officer"), draft(made[::-1], "second_officer")]
    assert at_once(acts) == {"done": 1, "refused": 1}
    assert (Decision.objects.count(), Award.objects.count()) == (1, 6)


@TIMES
def test_an_agenda_and_a_desk_that_meet_do_not_wait_for_each_other(cast: Cast, times: int) -> None:
    """Each held what the other waited for: the nomination here, the end of the ledger there."""
    for turn in range(times):
        made = screened(cast, 8, first=20 * turn)
        sitting = planned(cast, screened(cast, first=20 * turn + 10))

        def back(row: Nomination) -> Callable[[], Any]:
            return lambda: nominations.return_for_correction(row, by=cast["officer"], reason="x")

        acts = [lambda: council.put_on_agenda(sitting, made, by=cast["secretary"])]  # noqa: B023
        outcome = at_once([*acts, *(back(row) for row in reversed(made[4:]))])
        assert sum(outcome.values()) == outcome["done"] + outcome["refused"] == 5, outcome
    assert first_fault() is None


@TIMES
def test_signatures_at_once_take_dense_numbers(cast: Cast, times: int) -> None:
    _user(cast, "second_signatory", "signatory")
    cast.users["second_signatory"] = User.objects.get(username="second_signatory")
    made = []
    for number in range(2 + times):
        rows = recommended(cast, first=10 * number)
        unit = cast.units["TCMT"]
        made.append(decisions.draft(unit, rows, subject="tặng", by=cast["officer"]))

    def signing(row: Decision, part: str) -> Callable[[], Any]:
        return lambda: decisions.sign(Decision.objects.get(pk=row.pk), by=cast[part])

    parts = ("signatory", "second_signatory")
    acts = [signing(row, part) for row in made for part in parts]
    assert at_once(acts) == {"done": len(made), "refused": len(made)}
    numbers = Decision.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, len(made) + 1))
    assert not Nomination.objects.exclude(state=State.DECIDED).exists()
    assert first_fault() is None


def test_what_is_sent_or_published_twice_at_once_is_done_once(cast: Cast) -> None:
    nomination = nominate(cast)
    act: Any = lambda: nominations.submit(  # noqa: E731 - four times the same
        Nomination.objects.get(pk=nomination.pk), by=cast["clerk"]
    )
    assert at_once([act] * 4) == {"done": 1, "refused": 3}
    assert Step.objects.filter(nomination=nomination).count() == 1
    row = decisions.draft(
        cast.units["TCMT"], recommended(cast, 3), subject="tặng", by=cast["officer"]
    )
    decisions.sign(row, by=cast["signatory"])
    acts: list[Callable[[], Any]] = [
        lambda: decisions.publish(Decision.objects.get(pk=row.pk), by=cast["officer"]),
        lambda: decisions.publish(Decision.objects.get(pk=row.pk), by=cast["second_officer"]),
    ]
    assert at_once(acts) == {"done": 1, "refused": 1}
    issuing = [partial(issue, award, by=cast["officer"]) for award in row.awards.all()]
    assert at_once(issuing * 3) == {"done": 9}
    serials = sorted(Certificate.objects.values_list("serial", flat=True))
    assert [serial[-5:] for serial in serials] == ["00001", "00002", "00003"]


def test_the_same_outside_decision_is_entered_once(cast: Cast) -> None:
    line = decisions.Line(
        award_type=cast.round.award_types.get(code="GK_CN"),
        year_from=2019,
        year_to=2019,
        person=cast.people["Tài"],
        unit=cast.units["VP"],
    )

    def act() -> None:
        decisions.record(
            cast.units["TCMT"],
            [line],
            issuer="Chủ tịch nước",
            number=7,
            symbol="QĐ-CTN",
            signed_on=LONG_AGO,
            signer_name="Người Ký",
            signer_post="Chủ tịch nước",
            subject="tặng thưởng",
            by=cast["officer"],
        )

    assert at_once([act] * 3) == {"done": 1, "refused": 2}
    assert (Decision.objects.count(), Award.objects.count()) == (1, 1)


def test_of_two_clerks_who_write_at_once_the_second_sees_the_difference(cast: Cast) -> None:
    nomination = nominate(cast)
    cache.clear()
    address = reverse("admin:campaigns_nomination_change", args=[nomination.pk])
    form = {
        "seen_version": nomination.version,
        "round": nomination.round_id,
        "award_type": nomination.award_type_id,
        "person": nomination.person_id,
        "nominating_unit": nomination.nominating_unit_id,
        "achievement_year": nomination.achievement_year,
        "confirmed_clean": "True",
    }
    answers: dict[str, Any] = {}

    def writing(text: str) -> Callable[[], Any]:
        client = Client()
        client.force_login(cast["clerk"])

        def act() -> None:
            answers[text] = client.post(address, form | {"achievement": text})

        return act

    texts = ["Lời của người thứ nhất", "Lời của người thứ hai"]
    assert at_once([writing(text) for text in texts]) == {"done": 2}
    nomination.refresh_from_db()
    assert nomination.version == 2
    assert sorted(answer.status_code for answer in answers.values()) == [200, 302]
    [late] = [text for text in texts if answers[text].status_code == 200]
    assert nomination.achievement != late
    page = answers[late].content.decode()
    assert late in page
    assert nomination.achievement in page
