"""Who stands on the stage of the state machine, and what lies before them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from django.utils import timezone

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType, Condition, RuleVersion
from campaigns.council.models import Council, Member
from campaigns.nomination.models import Nomination, Round
from campaigns.register.models import Decision
from tests.campaigns.rows import granted
from tests.cast import LONG_AGO, Cast, employ, nominate, recalled
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit

# Besides the cast: part → (role, unit). The leaver's role can end and begin again.
MORE = {
    "other_clerk": (Role.CLERK, "TT"),
    "leaver": (Role.OFFICER, "TCMT"),
    "ex_clerk": (Role.CLERK, "VP"),
    "ministry_secretary": (Role.SECRETARY, "BTNMT"),
    "ministry_member": (Role.MEMBER, "BTNMT"),
    "ministry_signatory": (Role.SIGNATORY, "BTNMT"),
    "second_ministry_officer": (Role.OFFICER, "BTNMT"),
}
# One head per clerk would be enough; these are all who try their hand.
ACTORS = [
    *("clerk", "other_clerk", "officer", "second_officer", "ministry_officer"),
    *("second_ministry_officer", "secretary", "ministry_secretary", "member_1", "signatory"),
    *("ministry_signatory", "leader", "outsider", "outside_officer", "administrator"),
    *("leaver", "ex_clerk"),
]
# What the law of these tests grants: one in seven of ten holders of the title below.
LIMITED, BASE, HOLDERS, PERCENT, MOST = "CSTDCS", "LDTT", 10, 15, 1
# And what must be made public before the council of the ministry has it.
POSTED, POSTING_DAYS = "BKB_CN", 5


@dataclass
class Stage:
    """The cast with more hands, dossiers for every way, and the roles as the test knows them."""

    cast: Cast
    nominations: list[int] = field(default_factory=list)
    rounds: list[Round] = field(default_factory=list)
    roles: dict[int, tuple[Role, int]] = field(default_factory=dict)
    gone: set[int] = field(default_factory=set)  # who holds the role no more
    councils: dict[int, Council] = field(default_factory=dict)

    def user(self, part: str) -> User:
        """A fresh row: roles are remembered for one request only."""
        return User.objects.get(pk=self.cast.users[part].pk)

    def holds(self, user: int, role: Role, unit: int) -> bool:
        """By what the test itself knows, not by what the registry says."""
        return self.roles[user] == (role, unit) and user not in self.gone

    def clerk_of(self, user: int, unit: int) -> bool:
        return self.holds(user, Role.CLERK, unit)


def set_up() -> Stage:
    """In the transaction of one run; taken back at its end."""
    stage = Stage(recalled())
    cast = stage.cast
    _hire(stage)
    _councils(stage)
    _limit(cast)
    RuleVersion.objects.filter(award_type__code=POSTED).update(posting_working_days=POSTING_DAYS)
    simple = Round.objects.create(
        name="Đợt đột xuất",
        unit=cast.units["TCMT"],
        year=cast.round.year,
        consideration=Round.Consideration.EXTRAORDINARY,
        simplified=True,
        opens_on=cast.round.opens_on,
        closes_on=cast.round.closes_on,
    )
    simple.award_types.set(AwardType.objects.filter(code__in=("GK_CN", "BKB_CN")))
    stage.rounds = [cast.round, simple]
    tt = {"nominating_unit": cast.units["TT"], "created_by": cast.users["other_clerk"]}
    made = [
        nominate(cast, "Tài"),
        nominate(cast, "Lan", "BKB_CN"),
        nominate(cast, "Tài", LIMITED),
        nominate(cast, "Lan", LIMITED),
        nominate(cast, "Đạt", "BKTTG_CN", **tt),
        nominate(cast, "Lan", round=simple),
        nominate(cast, "Đạt", "BKB_CN", round=simple, **tt),
    ]
    stage.nominations = [each.pk for each in made]
    return stage


def _hire(stage: Stage) -> None:
    cast = stage.cast
    long_gone = timezone.localdate() - datetime.timedelta(days=1)
    for part, (role, unit) in MORE.items():
        user = User.objects.create_user(part, "x", full_name=f"Người {part}")
        ends = long_gone if part == "ex_clerk" else None
        UnitRole.objects.create(
            user=user, unit=cast.units[unit], role=role, starts_on=LONG_AGO, ends_on=ends
        )
        cast.users[part] = user
    stage.roles = {held.user_id: (Role(held.role), held.unit_id) for held in UnitRole.objects.all()}
    stage.gone = {cast.users["ex_clerk"].pk}


def _councils(stage: Stage) -> None:
    """That of the department with three seats, that of the ministry with one."""
    cast = stage.cast
    cast.council.members.filter(order__gt=3).delete()
    upper = Council.objects.create(
        unit=cast.units["BTNMT"],
        name="Hội đồng Bộ",
        decision_number="9/QĐ-BTNMT",
        established_on=LONG_AGO,
    )
    Member.objects.create(
        council=upper,
        user=cast.users["ministry_member"],
        order=1,
        seat=Member.Seat.CHAIR,
        starts_on=LONG_AGO,
    )
    stage.councils = {cast.units["TCMT"].pk: cast.council, cast.units["BTNMT"].pk: upper}


def _limit(cast: Cast) -> None:
    """Ten hold the lower title; 15 % of them, so one, may have the higher."""
    rule = RuleVersion.objects.on(timezone.localdate()).filter(award_type__code=LIMITED)
    Condition.objects.create(
        rule_version=rule.order_by("-valid_from")[0],
        kind="quota",
        path=0,
        order=99,
        params={"of": BASE, "percent": PERCENT, "scope": "unit"},
    )
    office: Unit = cast.units["VP"]
    year = timezone.localdate().year
    decision = Decision.objects.create(
        unit=cast.units["TCMT"],
        issuer="Văn phòng",
        subject="danh hiệu",
        year=year,
        number=900,
        symbol="QĐ-VP",
        signed_on=timezone.localdate(),
        signer_name="Người Ký",
        signer_post="Chánh Văn phòng",
        source=Decision.Source.OUTSIDE,
        state=Decision.State.PUBLISHED,
        drafted_by=cast.users["officer"],
        content_hash="-",
    )
    for number in range(HOLDERS):
        person = employ(f"Hồ Giữ {number}", "f", office, code=f"GIU-{number}")
        granted(decision, person, award=BASE, unit=office)


def fresh(keys: list[int]) -> list[Nomination]:
    return list(Nomination.objects.with_candidate().filter(pk__in=keys).order_by("pk"))
