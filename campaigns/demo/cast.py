"""Who signs in to the demo: sign-in names, roles, and the people of the staff behind them."""

from __future__ import annotations

import datetime
import secrets
from dataclasses import dataclass

from awards_registry.policy import Role
from campaigns.council.models import Council, Member
from campaigns.demo.world import World
from units.accounts.models import UnitRole, User

SINCE = datetime.date(2020, 2, 3)
# Without letters and digits that look alike on paper or on a screen.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, GROUP_LENGTH = 3, 5


@dataclass(frozen=True)
class Part:
    """One sign-in: who of which unit's staff, with which roles at which unit."""

    username: str
    home: str
    place: int
    roles: tuple[tuple[Role, str], ...]


def _clerk(username: str, unit: str) -> Part:
    return Part(username, unit, 5, ((Role.CLERK, unit),))


def _member(username: str, home: str, place: int, council: str) -> Part:
    return Part(username, home, place, ((Role.MEMBER, council),))


CLERKS = (
    _clerk("hr.vanphong", "TCMT-VP"),
    _clerk("hr.mienbac", "TCMT-MB"),
    _clerk("hr.dulieu", "TCMT-TTDL"),
    _clerk("hr.chatthai", "TCMT-QLCT"),
    _clerk("hr.khtc.bo", "BTNMT-KHTC"),
)
DESKS = (
    Part("canbo1.tcmt", "TCMT-TCCB", 3, ((Role.OFFICER, "TCMT"),)),
    Part("canbo2.tcmt", "TCMT-TCCB", 4, ((Role.OFFICER, "TCMT"),)),
    Part("canbo.bo", "BTNMT-TDKT", 3, ((Role.OFFICER, "BTNMT"),)),
    Part("thuky.tcmt", "TCMT-TCCB", 1, ((Role.SECRETARY, "TCMT"),)),
    Part("thuky.bo", "BTNMT-TDKT", 1, ((Role.SECRETARY, "BTNMT"),)),
)
# The head of a body chairs its council and signs; he sits in the council above as well.
HEADS = (
    Part(
        "tongcuctruong",
        "TCMT",
        0,
        ((Role.SIGNATORY, "TCMT"), (Role.MEMBER, "TCMT"), (Role.MEMBER, "BTNMT")),
    ),
    Part("botruong", "BTNMT", 0, ((Role.SIGNATORY, "BTNMT"), (Role.MEMBER, "BTNMT"))),
)
LEADERS = (
    Part("lanhdao.tcmt", "TCMT", 2, ((Role.LEADER, "TCMT"),)),
    Part("lanhdao.bo", "BTNMT", 2, ((Role.LEADER, "BTNMT"),)),
)
MEMBER_HOMES = ("QLCT", "TCCB", "VP", "KHTC", "CSPC", "TDDG", "MB")
MEMBERS = (
    _member("uyvien1.tcmt", "TCMT", 1, "TCMT"),
    *(
        _member(f"uyvien{number}.tcmt", f"TCMT-{home}", 0, "TCMT")
        for number, home in enumerate(MEMBER_HOMES, start=2)
    ),
)
MINISTRY_HOMES = (
    ("BTNMT", 1),
    ("BTNMT-TDKT", 0),
    ("BTNMT-TCCB", 0),
    ("BTNMT-KHTC", 0),
    ("BTNMT-HTQT", 0),
    ("TCBHD", 0),
    ("TCDCKS", 0),
    ("TCKTTV", 0),
    ("TCQLDD", 0),
)
MINISTRY_MEMBERS = tuple(
    _member(f"uyvien{number}.bo", home, place, "BTNMT")
    for number, (home, place) in enumerate(MINISTRY_HOMES, start=1)
)
ADMINISTRATOR = Part("quantri", "BTNMT-TDKT", 4, ((Role.ADMINISTRATOR, "BTNMT"),))
PARTS = (
    *CLERKS,
    *DESKS,
    *HEADS,
    *LEADERS,
    *MEMBERS,
    *MINISTRY_MEMBERS,
    ADMINISTRATOR,
)
SEATS = {0: Member.Seat.CHAIR, 1: Member.Seat.VICE_CHAIR}
COUNCILS = {
    "TCMT": ("Hội đồng Thi đua - Khen thưởng Tổng cục Môi trường", "112/QĐ-TCMT"),
    "BTNMT": ("Hội đồng Thi đua - Khen thưởng Bộ Tài nguyên và Môi trường", "287/QĐ-BTNMT"),
}


def new_password() -> str:
    """Fifteen random letters and digits in groups: 74 bits, easy to copy by hand."""
    return "-".join(
        "".join(secrets.choice(LETTERS) for _each in range(GROUP_LENGTH))
        for _group in range(GROUPS)
    )


def make_users(world: World) -> None:
    """The sign-ins with their roles, then the councils that some of them sit in."""
    for part in PARTS:
        person = world.staff[part.home][part.place]
        password = world.passwords[part.username] = new_password()
        world.users[part.username] = user = User.objects.create_user(
            part.username,
            password,
            full_name=person.full_name,
            person=person,
            is_demo=True,
            # A domain that nobody can own; the demo writes its mails as files anyway.
            email=f"{part.username}@registry.example",
        )
        for role, unit in part.roles:
            UnitRole.objects.create(user=user, unit=world.units[unit], role=role, starts_on=SINCE)
    deputy, *others = [part.username for part in MINISTRY_MEMBERS]
    seated = {
        "TCMT": ["tongcuctruong", *(part.username for part in MEMBERS)],
        "BTNMT": ["botruong", deputy, "tongcuctruong", *others],
    }
    for unit, usernames in seated.items():
        _council(world, unit, usernames)


def _council(world: World, unit: str, usernames: list[str]) -> None:
    name, decision = COUNCILS[unit]
    council = world.councils[unit] = Council.objects.create(
        unit=world.units[unit], name=name, decision_number=decision, established_on=SINCE
    )
    homes = {part.username: part for part in PARTS}
    for order, username in enumerate(usernames):
        part = homes[username]
        post = world.postings[world.staff[part.home][part.place].pk][-1]
        Member.objects.create(
            council=council,
            user=world.users[username],
            seat=SEATS.get(order, Member.Seat.MEMBER),
            position=f"{post.position}, {post.unit.name}",
            order=order + 1,
            starts_on=SINCE,
        )
