"""What must hold after every step, whoever tried whatever: I5 to I9, the ledger, the numbers."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils import timezone

from awards_registry.ledger.actions import _sealed
from awards_registry.ledger.canonical import digest
from awards_registry.ledger.models import Entry, Head
from awards_registry.policy import Role
from campaigns.council.models import Item
from campaigns.eligibility.models import Check, Override
from campaigns.journey import EDITABLE, ROUTES, State
from campaigns.nomination.models import Nomination, Seal, Step, Submission, SubmissionLine
from campaigns.posting.models import PostedItem, PublicPosting
from campaigns.register.models import Award, Decision
from campaigns.submission.actions import content_of
from tests.campaigns.nomination.machine.stage import LIMITED, MOST, POSTED, POSTING_DAYS, Stage

S = State


@dataclass
class Watch:
    """What was seen so far: the end of the ledger and of the trail, and every seal."""

    stage: Stage
    line: int = 0
    hash: str = ""
    step: int = 0
    states: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    seals: dict[int, str] = field(default_factory=dict)
    lines: dict[int, str] = field(default_factory=dict)

    def begin(self) -> None:
        head = Head.objects.filter(pk=1).first()
        self.line, self.hash = (head.sequence, head.hash) if head else (0, "")
        last = Step.objects.order_by("-pk").first()
        self.step = last.pk if last else 0
        self.states = self._states()

    def _states(self) -> dict[int, tuple[str, int | None]]:
        rows = Nomination.objects.filter(pk__in=self.stage.nominations).order_by()
        return {pk: (state, desk) for pk, state, desk in rows.values_list("pk", "state", "desk_id")}

    def nothing_happened(self) -> bool:
        """Whether what was refused left no trace."""
        head = Head.objects.filter(pk=1).first()
        unmoved = head is None or (head.sequence, head.hash) == (self.line, self.hash)
        return unmoved and self._states() == self.states

    def look(self, actor: int | None) -> None:
        """Everything that was added since the last look, and everything that must have stayed."""
        entries = self._ledger_holds()
        steps = list(Step.objects.filter(pk__gt=self.step).order_by("pk"))
        self._i6_every_edge_is_allowed_and_written_once(steps, entries)
        self._i8_nobody_acts_outside_role_unit_or_time(steps, actor)
        self._i7_and_i9_at_the_council_door(steps)
        self._nothing_passes_the_posting_by(steps)
        if steps:
            self.step = steps[-1].pk
        if entries:
            self._i5_what_was_sent_stays()
            self._i7_drafting_signing_publishing_are_of_different_people()
            self._i9_no_limit_is_overrun()
            self._numbers_are_dense()
        self.states = self._states()

    def _ledger_holds(self) -> list[Entry]:
        entries = list(Entry.objects.filter(sequence__gt=self.line).order_by("sequence"))
        for entry in entries:
            assert (entry.sequence, entry.previous_hash) == (self.line + 1, self.hash)
            assert entry.hash == _sealed(entry)
            self.line, self.hash = entry.sequence, entry.hash
        return entries

    def _i6_every_edge_is_allowed_and_written_once(
        self, steps: list[Step], entries: list[Entry]
    ) -> None:
        written = [
            (
                int(entry.subject_id),
                entry.content["came_from"],
                entry.content["went_to"],
                entry.actor_id,
                entry.content["reason"],
            )
            for entry in entries
            if entry.verb == "nomination.advance"
        ]
        took = [
            (step.nomination_id, step.came_from, step.went_to, step.taken_by_id, step.reason)
            for step in steps
        ]
        assert written == took, "I6: one ledger line for each step"
        now = {pk: state for pk, (state, _desk) in self.states.items()}
        for step in steps:
            assert step.went_to in ROUTES[State(step.came_from)], "I6: an edge of the table"
            assert now[step.nomination_id] == step.came_from, "I6: from where it stood"
            now[step.nomination_id] = step.went_to
            if step.went_to in {S.RETURNED, S.REJECTED, S.WITHDRAWN}:
                assert step.reason.strip(), "I6: with its reason"
        assert {pk: state for pk, (state, _desk) in self._states().items()} == now, (
            "I6: no other way"
        )

    def _i8_nobody_acts_outside_role_unit_or_time(
        self, steps: list[Step], actor: int | None
    ) -> None:
        desks = {pk: desk for pk, (_state, desk) in self.states.items()}
        homes = dict(
            Nomination.objects.filter(pk__in=[step.nomination_id for step in steps])
            .order_by()
            .values_list("pk", "nominating_unit_id")
        )
        for step in steps:
            by, desk = step.taken_by_id, desks[step.nomination_id]
            assert by == actor, "I8: under the own name"
            came, went = State(step.came_from), State(step.went_to)
            if went in {S.SUBMITTED, S.DRAFT, S.WITHDRAWN}:
                mine = self.stage.clerk_of(by, homes[step.nomination_id])
            elif (came, went) == (S.FORWARDED, S.RECOMMENDED):  # called back: by who had sent it
                mine = self.stage.holds(by, Role.OFFICER, step.desk_id or 0)
            else:
                mine = self.stage.holds(by, self._role(came, went), desk or 0)
            assert mine, f"I8: {came} to {went} by {by}"
            desks[step.nomination_id] = step.desk_id

    @staticmethod
    def _role(came: State, went: State) -> Role:
        if S.IN_COUNCIL in {came, went}:
            return Role.SECRETARY
        if (came, went) == (S.RECOMMENDED, S.DECIDED):
            return Role.SIGNATORY
        return Role.OFFICER

    def _i7_and_i9_at_the_council_door(self, steps: list[Step]) -> None:
        """Nothing is recommended that fails the law, unless two people excepted it."""
        for step in steps:
            if step.came_from != S.SCREENED or step.went_to not in {S.IN_COUNCIL, S.RECOMMENDED}:
                continue
            check = Check.objects.filter(nomination=step.nomination_id).order_by("-pk").first()
            if check and check.verdict == Check.Verdict.NOT_ELIGIBLE:
                override = Override.objects.standing().get(nomination=step.nomination_id)
                assert override.proposed_by_id != override.answered_by_id, "I7"
        voted = [step for step in steps if step.came_from == S.IN_COUNCIL]
        for step in voted:
            if step.went_to != S.SCREENED:
                item = Item.objects.filter(nomination=step.nomination_id).latest("pk")
                assert item.passed == (step.went_to == S.RECOMMENDED), "the count decides"

    def _nothing_passes_the_posting_by(self, steps: list[Step]) -> None:
        """Before the last council comes only what was made public, as it is sealed, and upheld."""
        last = self.stage.cast.units["BTNMT"].pk
        for step in steps:
            if step.went_to != S.IN_COUNCIL or step.desk_id != last:
                continue
            row = Nomination.objects.select_related("award_type").get(pk=step.nomination_id)
            if row.award_type.code != POSTED:
                continue
            closed = PostedItem.objects.filter(
                nomination=row, posting__desk=last, posting__state=PublicPosting.State.CLOSED
            )
            item = closed.select_related("posting").latest("posting__closed_at")
            assert item.snapshot_hash == row.snapshot_hash
            assert item.outcome == PostedItem.Outcome.UPHELD
            assert item.posting.working_days >= POSTING_DAYS
            assert item.posting.ends_on < timezone.localdate()

    def _i5_what_was_sent_stays(self) -> None:
        known = set()
        for seal in Seal.objects.filter(nomination__in=self.stage.nominations).order_by("pk"):
            assert digest(seal.content) == seal.hash, "I5: the content is what was sealed"
            assert self.seals.setdefault(seal.pk, seal.hash) == seal.hash, "I5: it never changes"
            known.add((seal.nomination_id, seal.hash))
        assert len(self.seals) == len(known) or len(self.seals) >= len(known)
        newest = {
            seal.nomination_id: seal.hash
            for seal in Seal.objects.filter(nomination__in=self.stage.nominations).order_by(
                "number"
            )
        }
        for row in Nomination.objects.filter(pk__in=self.stage.nominations):
            if row.snapshot_hash:
                assert digest(row.snapshot) == row.snapshot_hash == newest[row.pk], "I5"
            assert row.snapshot_hash or row.state in EDITABLE | {S.WITHDRAWN}, "I5: sent, so sealed"
        sent = Submission.objects.filter(state=Submission.State.SENT).prefetch_related("lines")
        for submission in sent:
            lines = list(submission.lines.all())
            assert submission.content_hash == digest(content_of(submission, lines)), "I5: the list"
            for line in lines:
                assert (line.nomination_id, line.snapshot_hash) in known, "I5: a line is a seal"
                assert not line.waiting
                before = self.lines.setdefault(line.pk, line.snapshot_hash)
                assert before == line.snapshot_hash, "I5: a sent line never changes"
        waiting = SubmissionLine.objects.filter(waiting=True).values_list("nomination", flat=True)
        assert len(waiting) == len(set(waiting)), "a nomination waits in one list"

    @staticmethod
    def _i7_drafting_signing_publishing_are_of_different_people() -> None:
        for row in Decision.objects.filter(source=Decision.Source.OWN).exclude(signed_by=None):
            assert row.signed_by_id != row.drafted_by_id, "I7: who drafts does not sign"
            assert row.published_by_id != row.signed_by_id or row.published_by_id is None, "I7"

    @staticmethod
    def _i9_no_limit_is_overrun() -> None:
        given = Award.objects.filter(
            Q(decision__state=Decision.State.SIGNED) | Q(decision__state=Decision.State.PUBLISHED),
            award_type__code=LIMITED,
        )
        excepted = Override.objects.standing().values("nomination")
        assert given.exclude(nomination__in=excepted).count() <= MOST, "I9"

    @staticmethod
    def _numbers_are_dense() -> None:
        series: dict[tuple[int, int, str], list[int]] = {}
        rows = Decision.objects.filter(source=Decision.Source.OWN).exclude(number=None)
        for unit, year, symbol, number in rows.values_list("unit", "year", "symbol", "number"):
            series.setdefault((unit, year, symbol), []).append(number or 0)
        for numbers in series.values():
            assert sorted(numbers) == list(range(1, len(numbers) + 1)), "numbers without gaps"
