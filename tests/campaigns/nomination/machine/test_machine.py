"""A walk of thousands of steps by everybody, right and wrong: the named invariants hold throughout.

I5 what was submitted never changes · I6 a state changes only by an edge of the table, each with
one step and one line of the ledger · I7 who proposes, signs and publishes are different people ·
I8 nobody acts outside role, unit or time · I9 no limit of the law is overrun by what is signed or
published, and nothing that fails the law is put before the council, but for what two people
excepted. What must be made public first does not pass it by. The ledger verifies and numbers
have no gaps.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any, ClassVar

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from awards_registry.ledger.actions import first_fault
from awards_registry.policy import Role
from campaigns.council.actions import SittingStateError
from campaigns.decision.actions import DecisionStateError
from campaigns.eligibility.actions import check
from campaigns.journey import OffRouteError
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Nomination, Round, Step
from campaigns.posting.actions import PostingStateError
from tests.campaigns.nomination.machine import tries
from tests.campaigns.nomination.machine.stage import ACTORS, Stage, fresh, set_up
from tests.campaigns.nomination.machine.tries import Hand
from tests.campaigns.nomination.machine.watch import Watch
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole
from units.organisation.models import Unit

REFUSALS = (
    *(NotYoursError, OffRouteError, ObstacleError),
    *(DecisionStateError, SittingStateError, PostingStateError),
)
DAY = datetime.timedelta(days=1)
# The first run of a round is always the plainest that can be drawn, the others go their own ways.
RUNS = 4
Try = Callable[[Hand], object]
ANYTHING: list[Try] = [
    *(*tries.UNIT, *tries.DESK, *tries.LISTS, *tries.COUNCIL),
    *(*tries.DECISIONS, *tries.EXCEPTIONS, *tries.POSTING),
]
CLERKS = ["clerk", "clerk", "other_clerk"]
OFFICERS = ["officer", "second_officer", "leaver", "ministry_officer", "second_ministry_officer"]
# Who does what belongs to them: with these the walk comes far.
RIGHT: list[tuple[list[str], list[Try]]] = [
    (CLERKS, [tries.submit, tries.submit, tries.write, tries.answer, tries.recall]),
    (CLERKS, [*tries.LISTS, tries.gather, tries.gather, tries.send, tries.send]),
    (OFFICERS, [tries.screen, tries.screen, tries.screen_many, tries.send_back, tries.simply]),
    (OFFICERS, [*tries.POSTING]),
    (OFFICERS, [tries.gather, tries.send, tries.forward, tries.call_back, tries.record]),
    (["secretary", "ministry_secretary"], [tries.put_on_agenda]),
    (["secretary", "ministry_secretary"], [*tries.COUNCIL]),
    (OFFICERS, [tries.draft, tries.draft, tries.publish, tries.propose, tries.confirm]),
    (["signatory", "ministry_signatory"], [tries.sign]),
]
CLERK, OFFICER, SECRETARY, SIGNATORY = Role.CLERK, Role.OFFICER, Role.SECRETARY, Role.SIGNATORY
# What comes next where a nomination stands, and who does it: with these the walk comes far.
GOES_ON: dict[str, list[tuple[Role, Try]]] = {
    "draft": [(CLERK, each) for each in (tries.submit, tries.write, tries.gather, tries.send)],
    "returned": [(CLERK, each) for each in (tries.answer, tries.write, tries.submit, tries.gather)],
    "submitted": [
        *[(OFFICER, each) for each in (tries.screen, tries.screen_many, tries.send_back)],
        *((OFFICER, tries.screen), (CLERK, tries.recall)),
    ],
    "forwarded": [
        *[(OFFICER, each) for each in (tries.screen, tries.record, tries.send_back)],
        (OFFICER, tries.screen_many),
    ],
    "screened": [
        *((SECRETARY, tries.put_on_own_agenda), (SECRETARY, tries.put_on_own_agenda)),
        *((OFFICER, tries.simply), (OFFICER, tries.propose), (OFFICER, tries.confirm)),
        *((OFFICER, tries.post), (OFFICER, tries.open_posting)),
    ],
    "posted": [
        *((OFFICER, tries.conclude), (OFFICER, tries.close_posting)),
        *((OFFICER, tries.call_off_posting), (OFFICER, tries.send_back)),
    ],
    "in_council": [
        (SECRETARY, each)
        for each in (tries.open_voting, tries.vote, tries.vote, tries.close, tries.take_off)
    ],
    "recommended": [
        *((OFFICER, tries.forward), (OFFICER, tries.gather), (OFFICER, tries.send)),
        *((OFFICER, tries.draft), (SIGNATORY, tries.sign), (SIGNATORY, tries.sign)),
    ],
    "decided": [(OFFICER, tries.publish)],
}
# Acts upon one nomination: tried at once again with the row as it was before, they are refused.
ONCE: list[tuple[list[str], Try]] = [
    (CLERKS, tries.submit),
    (CLERKS, tries.recall),
    (OFFICERS, tries.screen),
    (OFFICERS, tries.send_back),
    (OFFICERS, tries.simply),
    (OFFICERS, tries.forward),
    (OFFICERS, tries.call_back),
]


class Journey(RuleBasedStateMachine):
    """One run, in a transaction that is taken back at its end."""

    steps: ClassVar[int] = 0
    acted: ClassVar[Counter[str]] = Counter()
    reached: ClassVar[Counter[str]] = Counter()
    house: ClassVar[Stage]
    stage: Stage

    def __init__(self) -> None:
        super().__init__()
        self.taken_back = transaction.atomic()
        self.taken_back.__enter__()

    def teardown(self) -> None:
        try:
            Journey.reached.update(Step.objects.values_list("went_to", flat=True))
        finally:
            transaction.set_rollback(True)
            self.taken_back.__exit__(None, None, None)

    @initialize()
    def assemble(self) -> None:
        self.stage = replace(Journey.house, gone=set(Journey.house.gone))
        self.rows = fresh(self.stage.nominations)
        self.watch = Watch(self.stage)
        self.watch.begin()

    def attempt(
        self, part: str, act: Try, draw: Any, rows: list[Nomination], place: Unit | None = None
    ) -> bool:
        """Whether it was done; what is refused leaves nothing behind."""
        Journey.steps += 1
        by, done = self.stage.user(part), False
        try:
            with transaction.atomic():
                done = act(Hand(self.stage, by, draw, rows, place)) is not None
        except REFUSALS as refusal:
            said = str(refusal).strip()
        else:
            said = ""
        if said:
            assert self.watch.nothing_happened(), (act.__name__, part, said)
            return False
        self.watch.look(by.pk)
        if done:
            Journey.acted[act.__name__] += 1
        return done

    def hands(self, *, renewed: bool) -> list[Nomination]:
        """The rows as they are, or as somebody read them a while ago."""
        if renewed:
            self.rows = fresh(self.stage.nominations)
        return self.rows

    @rule(
        data=st.data(),
        part=st.sampled_from(ACTORS),
        act=st.sampled_from(ANYTHING),
        renewed=st.booleans(),
    )
    def anybody_tries_anything(self, data: Any, part: str, act: Try, *, renewed: bool) -> None:
        self.attempt(part, act, data.draw, self.hands(renewed=renewed))

    @rule(data=st.data(), who=st.sampled_from(RIGHT), renewed=st.sampled_from([True, True, False]))
    def somebody_does_what_is_theirs(
        self, data: Any, who: tuple[list[str], list[Try]], *, renewed: bool
    ) -> None:
        part, act = data.draw(st.sampled_from(who[0])), data.draw(st.sampled_from(who[1]))
        self.attempt(part, act, data.draw, self.hands(renewed=renewed))

    @rule(data=st.data())
    def somebody_goes_on(self, data: Any) -> None:
        """Whoever has to act on a nomination does what comes next, with those beside it."""
        for _turn in range(8):
            rows = [row for row in self.hands(renewed=True) if row.state in GOES_ON]
            if not rows:
                return
            row = data.draw(st.sampled_from(rows))
            role, act = data.draw(st.sampled_from(GOES_ON[row.state]))
            in_unit = role == CLERK
            place = row.nominating_unit if in_unit or row.desk is None else row.desk
            parts = [
                part
                for part, user in self.stage.cast.users.items()
                if self.stage.holds(user.pk, role, place.pk)
            ]
            here = (row.state, row.desk_id, row.round_id, in_unit and row.nominating_unit_id)
            beside = [
                each
                for each in rows
                if here
                == (each.state, each.desk_id, each.round_id, in_unit and each.nominating_unit_id)
            ]
            if parts:
                self.attempt(data.draw(st.sampled_from(parts)), act, data.draw, beside, place)

    @rule(data=st.data(), who=st.sampled_from(ONCE))
    def somebody_clicks_twice(self, data: Any, who: tuple[list[str], Try]) -> None:
        parts, act = who
        part = data.draw(st.sampled_from(parts))
        row = data.draw(st.sampled_from(self.hands(renewed=True)))
        old = Nomination.objects.with_candidate().get(pk=row.pk)
        if self.attempt(part, act, data.draw, [row]):
            assert not self.attempt(part, act, data.draw, [old]), (act.__name__, part)

    @rule(data=st.data(), which=st.integers(0, 1), early=st.booleans())
    def somebody_sends_outside_the_time(self, data: Any, which: int, *, early: bool) -> None:
        """Before the round opens and after it has closed nothing leaves its unit."""
        today, row = timezone.localdate(), self.stage.rounds[which]
        opens, closes = (today + DAY, today + DAY) if early else (today - DAY, today - DAY)
        Round.objects.filter(pk=row.pk).update(opens_on=opens, closes_on=closes)
        late = [each for each in self.hands(renewed=True) if each.round_id == row.pk]
        act = data.draw(st.sampled_from([tries.submit, tries.send]))
        sent = self._sent()
        self.attempt(data.draw(st.sampled_from(CLERKS)), act, data.draw, late)
        assert {key for key in self._sent() - sent if key in {each.pk for each in late}} == set()
        Round.objects.filter(pk=row.pk).update(opens_on=row.opens_on, closes_on=row.closes_on)

    def _sent(self) -> set[int]:
        return set(Step.objects.filter(went_to="submitted").values_list("nomination_id", flat=True))

    @rule()
    def a_role_ends_or_begins_again(self) -> None:
        Journey.steps += 1
        user = self.stage.cast.users["leaver"].pk
        leaves = user not in self.stage.gone
        yesterday = timezone.localdate() - datetime.timedelta(days=1)
        UnitRole.objects.filter(user=user).update(ends_on=yesterday if leaves else None)
        (self.stage.gone.add if leaves else self.stage.gone.remove)(user)

    @rule(data=st.data())
    def the_law_is_asked(self, data: Any) -> None:
        row = data.draw(st.sampled_from(self.hands(renewed=True)))
        Journey.steps += 1
        if not row.is_settled:
            check([row], by=self.stage.user("clerk"))
            self.watch.look(None)


def walk(wanted: int) -> None:
    """Runs of a hundred rules until ``wanted`` steps are taken; then the ledger is read through.

    Each round of runs is drawn from a seed of its own: where there is no seed, a server of builds
    draws the same runs in every round.
    """
    Journey.house = set_up()
    Journey.steps = 0
    Journey.acted.clear()
    Journey.reached.clear()
    for number in count(1):
        run_state_machine_as_test(
            seed(number)(Journey),
            settings=settings(
                max_examples=RUNS,
                stateful_step_count=100,
                deadline=None,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
        if Journey.steps >= wanted:
            break
    assert first_fault() is None


@pytest.mark.django_db
def test_two_thousand_steps_by_everybody_right_and_wrong() -> None:
    walk(2000)

    assert Journey.steps >= 2000, Journey.steps
    # It went somewhere: most verbs succeeded at least once.
    assert len(Journey.acted) >= 18, Journey.acted
    far = {"submitted", "screened", "in_council", "recommended", "forwarded"}
    assert far <= set(Journey.reached), Journey.reached


@pytest.mark.full
@pytest.mark.django_db
def test_fifty_thousand_steps_by_everybody_right_and_wrong() -> None:
    walk(50_000)

    assert Journey.steps >= 50_000, Journey.steps
    assert len(Journey.acted) >= 25, Journey.acted
    assert {"recommended", "forwarded", "posted", "decided", "published"} <= set(Journey.reached)
