"""The fixed cast: a small ministry, and who plays which part in it.

Every permission test asks the same people; every journey is walked by them.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.council.models import Council, Member
from campaigns.eligibility.pack import load_pack
from campaigns.nomination.models import Nomination, Round
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit
from units.people.models import Person, Posting
from units.record.models import AnnualRating

LONG_AGO = datetime.date(2008, 3, 4)
PASSWORD = "một mật khẩu đủ dài cho thử nghiệm"


@dataclass
class Cast:
    """Units by short name, users by part, people by given name."""

    units: dict[str, Unit] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    council: Council = field(default_factory=Council)
    round: Round = field(default_factory=Round)

    def __getitem__(self, part: str) -> User:
        # A fresh row: roles are remembered for one request only.
        return User.objects.get(pk=self.users[part].pk)


# part: (full name, role, unit)
PARTS = {
    "clerk": ("Phạm Thị Hoa", Role.CLERK, "VP"),
    "officer": ("Lê Văn Bình", Role.OFFICER, "TCMT"),
    "second_officer": ("Đỗ Thu Hằng", Role.OFFICER, "TCMT"),
    "secretary": ("Trần Minh Thư", Role.SECRETARY, "TCMT"),
    "signatory": ("Nguyễn Đức Kỳ", Role.SIGNATORY, "TCMT"),
    "leader": ("Vũ Hải Lãnh", Role.LEADER, "TCMT"),
    "administrator": ("Hoàng Quản Trị", Role.ADMINISTRATOR, "BTNMT"),
    "ministry_officer": ("Bùi Bộ Thẩm", Role.OFFICER, "BTNMT"),
    "outsider": ("Đặng Ngoài Cuộc", Role.CLERK, "TCQLĐĐ"),
    "outside_officer": ("Hồ Ngoài Khối", Role.OFFICER, "TCQLĐĐ"),
    **{f"member_{n}": (f"Ủy Viên {w}", Role.MEMBER, "TCMT") for n, w in enumerate("ABCDE", 1)},
}
# short name: (code, name, kind, authority, parent, head title)
UNITS = {
    "BTNMT": ("BTNMT", "Bộ Tài nguyên và Môi trường", "ministry", 2, None, "Bộ trưởng"),
    "TCMT": ("TCMT", "Tổng cục Môi trường", "general_department", 1, "BTNMT", "Tổng cục trưởng"),
    "TCQLĐĐ": (
        "TCQLDD",
        "Tổng cục Quản lý đất đai",
        "general_department",
        1,
        "BTNMT",
        "Tổng cục trưởng",
    ),
    "VP": ("TCMT-VP", "Văn phòng Tổng cục", "office", 0, "TCMT", "Chánh Văn phòng"),
    "TT": ("TCMT-TT", "Trung tâm Quan trắc", "centre", 0, "TCMT", "Giám đốc"),
}
PEOPLE = {
    "Tài": ("Nguyễn Văn Tài", "m", "VP"),
    "Lan": ("Lý Thị Lan", "f", "VP"),
    "Đạt": ("Đinh Quốc Đạt", "m", "TT"),
    "Xa": ("Phan Ở Xa", "m", "TCQLĐĐ"),
}


def load_catalogue() -> None:
    """The catalogue of the law, unless it is there: tests with real commits empty the tables."""
    if not AwardType.objects.exists():
        pack = settings.BASE_DIR / "fixtures" / "catalogue.json"
        load_pack(json.loads(pack.read_text("utf-8")))


@transaction.atomic
def assemble() -> Cast:
    """The cast in its places, with the catalogue of the law and an open round."""
    cast = Cast()
    load_catalogue()
    for short, (code, name, kind, authority, parent, head) in UNITS.items():
        cast.units[short] = Unit.objects.create(
            code=code,
            name=name,
            short_name=short,
            kind=kind,
            authority=authority,
            parent=cast.units[parent] if parent else None,
            head_title=head,
            place="Hà Nội",
            established_on=LONG_AGO,
        )
    for part, (name, role, unit) in PARTS.items():
        user = User.objects.create_user(part, PASSWORD, full_name=name)
        UnitRole.objects.create(user=user, unit=cast.units[unit], role=role, starts_on=LONG_AGO)
        cast.users[part] = user
    for given, (name, sex, unit) in PEOPLE.items():
        cast.people[given] = employ(name, sex, cast.units[unit], code=f"CB-{given}")
    cast.council = _council(cast)
    cast.round = _round(cast)
    return cast


def recalled() -> Cast:
    """The cast that stands in the database, as fresh rows; assembled where it does not stand."""
    cast = Cast()
    units = {unit.short_name: unit for unit in Unit.objects.filter(short_name__in=UNITS)}
    if len(units) < len(UNITS):
        return assemble()
    users = {user.username: user for user in User.objects.filter(username__in=PARTS)}
    people = {person.code: person for person in Person.objects.all()}
    cast.units = {short: units[short] for short in UNITS}
    cast.users = {part: users[part] for part in PARTS}
    cast.people = {given: people[f"CB-{given}"] for given in PEOPLE}
    cast.council = Council.objects.get()
    cast.round = Round.objects.get()
    return cast


def dismiss() -> None:
    """Clear the stage for an organisation of another kind."""
    for model in (Round, Member, Council, AnnualRating, Posting, Person, UnitRole, User):
        model.objects.all().delete()
    Unit.objects.update(parent=None)
    Unit.objects.all().delete()


def employ(name: str, sex: str, unit: Unit, *, code: str) -> Person:
    """A person with a post and good ratings of the last three years."""
    person = Person.objects.create(code=code, full_name=name, sex=sex, joined_sector_on=LONG_AGO)
    Posting.objects.create(person=person, unit=unit, position="Chuyên viên", started_on=LONG_AGO)
    year = timezone.localdate().year
    for past in range(year - 2, year + 1):
        AnnualRating.objects.create(person=person, year=past, level="HTXSNV")
    return person


def _council(cast: Cast) -> Council:
    council = Council.objects.create(
        unit=cast.units["TCMT"],
        name="Hội đồng Thi đua - Khen thưởng Tổng cục Môi trường",
        decision_number="15/QĐ-TCMT",
        established_on=LONG_AGO,
    )
    for number in range(1, 6):
        Member.objects.create(
            council=council,
            user=cast.users[f"member_{number}"],
            order=number,
            seat=Member.Seat.CHAIR if number == 1 else Member.Seat.MEMBER,
            starts_on=LONG_AGO,
        )
    return council


def _round(cast: Cast) -> Round:
    today = timezone.localdate()
    opened = Round.objects.create(
        name=f"Đợt xét khen thưởng năm {today.year}",
        unit=cast.units["TCMT"],
        year=today.year,
        opens_on=today - datetime.timedelta(days=30),
        closes_on=today + datetime.timedelta(days=30),
    )
    opened.award_types.set(AwardType.objects.exclude(recipient="household"))
    return opened


def nominate(cast: Cast, given: str = "Tài", award: str = "GK_CN", **more: object) -> Nomination:
    """A draft by the clerk of the candidate's office."""
    fields = {
        "round": cast.round,
        "award_type": AwardType.objects.get(code=award),
        "person": cast.people[given],
        "nominating_unit": cast.units["VP"],
        "achievement_year": timezone.localdate().year,
        "achievement": "Hoàn thành xuất sắc nhiệm vụ năm, xử lý 1.602 hồ sơ đúng hạn",
        "confirmed_clean": True,
        "created_by": cast.users["clerk"],
    }
    return Nomination.objects.create(**(fields | more))
