"""Walking nominations along the journey: the verbs, each done by whom it belongs to."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from campaigns.certificate.actions import issue, print_file
from campaigns.council import actions as council
from campaigns.council.models import Sitting
from campaigns.decision import actions as decisions
from campaigns.demo.world import World
from campaigns.eligibility.actions import check
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from units.accounts.models import User

CLERKS = {
    "TCMT-VP": "hr.vanphong",
    "TCMT-MB": "hr.mienbac",
    "TCMT-TTDL": "hr.dulieu",
    "TCMT-QLCT": "hr.chatthai",
    "BTNMT-KHTC": "hr.khtc.bo",
}


@dataclass(frozen=True)
class Desk:
    """Who works at a desk that grants awards."""

    unit: str
    officer: str
    publisher: str
    secretary: str
    signatory: str


DESKS = {
    "TCMT": Desk("TCMT", "canbo1.tcmt", "canbo2.tcmt", "thuky.tcmt", "tongcuctruong"),
    "BTNMT": Desk("BTNMT", "canbo.bo", "canbo.bo", "thuky.bo", "botruong"),
}


@dataclass(frozen=True)
class Case:
    """One nomination of this year: candidate, award, and where its road ends for now."""

    unit: str
    place: int | None  # among the people of the unit; None: the unit itself
    award: str
    stage: str
    achievement: str
    round: str = "TCMT"
    merits: tuple[str, ...] = ()
    reason: str = ""
    yes: int = 9  # members in favour at the general department's council


@dataclass
class Walk:
    """The demo's people doing their work on cases."""

    world: World
    made: dict[Case, Nomination] = field(default_factory=dict)

    def user(self, username: str) -> User:
        return self.world.users[username]

    def clerk(self, case: Case) -> User:
        return self.user(CLERKS[case.unit])

    def nominate(self, cases: Sequence[Case]) -> None:
        """Enter the drafts as their clerks would, then have each judged by the rules."""
        world = self.world
        for case in cases:
            person = None if case.place is None else world.staff[case.unit][case.place]
            draft = Nomination(
                round=world.rounds[case.round],
                award_type=world.awards[case.award],
                person=person,
                unit=None if person else world.units[case.unit],
                nominating_unit=world.units[case.unit],
                achievement_year=world.year,
                achievement=case.achievement,
                merits=list(case.merits),
                confirmed_clean=True,
                created_by=self.clerk(case),
            )
            draft.full_clean()
            draft.save()
            self.made[case] = draft
        for username in dict.fromkeys(CLERKS[case.unit] for case in cases):
            own = [self.made[case] for case in cases if CLERKS[case.unit] == username]
            check(own, by=self.user(username))

    def each(self, cases: Iterable[Case], act: Callable[[Nomination, Case], object]) -> None:
        for case in cases:
            act(self.made[case], case)

    def submit(self, cases: Iterable[Case]) -> None:
        self.each(cases, lambda one, case: nominations.submit(one, by=self.clerk(case)))

    def screen(self, cases: Iterable[Case], desk: str) -> None:
        officer = self.user(DESKS[desk].officer)
        self.each(
            cases,
            lambda one, _case: nominations.screen(
                one, by=officer, opinion="Hồ sơ đầy đủ, đúng thẩm quyền đề nghị."
            ),
        )

    def forward(self, cases: Iterable[Case], desk: str) -> None:
        officer = self.user(DESKS[desk].officer)
        self.each(cases, lambda one, _case: nominations.forward(one, by=officer))

    def plan(self, cases: Sequence[Case], desk: str, name: str, in_days: int = 0) -> Sitting:
        """A sitting with these cases on its agenda."""
        secretary = self.user(DESKS[desk].secretary)
        sitting = council.plan(
            self.world.councils[desk],
            name=name,
            held_on=self.world.today + datetime.timedelta(days=in_days),
            place="Phòng họp tầng 3, số 10 Tôn Thất Thuyết, Hà Nội",
            by=secretary,
        )
        council.put_on_agenda(sitting, [self.made[case] for case in cases], by=secretary)
        return sitting

    def open(self, sitting: Sitting, desk: str) -> None:
        council.open_voting(sitting, by=self.user(DESKS[desk].secretary))

    def vote(self, sitting: Sitting, voters: int, yes: Mapping[int, int] | None = None) -> None:
        """The last ``voters`` on the roll vote; ``yes`` says by nomination how many agree."""
        items = list(sitting.items.select_related("nomination"))
        roll = sitting.council.members.select_related("user__person").order_by("order")
        for seat, member in enumerate(list(roll)[-voters:]):
            user = self.user(member.user.username)
            choices = {
                item.pk: "in_favour"
                if seat < (yes or {}).get(item.nomination_id, voters)
                else "against"
                for item in items
                if not council.is_conflicted(member, item)
            }
            council.cast(sitting, choices, by=user)

    def hold(self, cases: Sequence[Case], desk: str, name: str) -> None:
        """A whole sitting, to the count: everybody votes."""
        sitting = self.plan(cases, desk, name)
        self.open(sitting, desk)
        yes = {self.made[case].pk: case.yes for case in cases if desk == "TCMT"}
        self.vote(sitting, sitting.council.members.count(), yes)
        council.close(sitting, by=self.user(DESKS[desk].secretary))
        self.refresh(cases)

    def draft(self, cases: Sequence[Case], desk: str, subject: str) -> Decision:
        return decisions.draft(
            self.world.units[desk],
            [self.made[case] for case in cases],
            subject=subject,
            by=self.user(DESKS[desk].officer),
        )

    def sign(self, decision: Decision, desk: str) -> None:
        decisions.sign(decision, by=self.user(DESKS[desk].signatory))

    def publish(self, decision: Decision, desk: str) -> None:
        decisions.publish(decision, by=self.user(DESKS[desk].publisher))

    def certify(self, decision: Decision, desk: str, *, without_last: bool = False) -> None:
        """Issue and print the papers at once; maybe leave the last one to be done by hand."""
        awards = list(
            Award.objects.filter(decision=decision).select_related(
                "decision__unit", "award_type", "recipient_unit__parent"
            )
        )
        for award in sorted(awards, key=lambda award: award.line)[: -1 if without_last else None]:
            print_file(issue(award, by=self.user(DESKS[desk].officer)))

    def refresh(self, cases: Iterable[Case]) -> None:
        for case in cases:
            self.made[case].refresh_from_db()
