"""Dossiers for orders at the ministry, postings of them, and time that passes."""

from __future__ import annotations

import datetime
import re

from django.core import mail
from django.utils import timezone

from awards_registry.policy import Role
from campaigns.council import actions as council
from campaigns.council.models import Council, Member, Sitting
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination
from campaigns.posting import actions as postings
from campaigns.posting.models import Opinion, PostedItem, PublicPosting
from tests.cast import LONG_AGO, Cast, employ, nominate
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit

ORDER = "HCLD3_CN"
EMAIL = "nguoi.dan@example.vn"
OPINION = "Thành tích năm 2024 do cả nhóm cùng làm, đề nghị xem lại."
REPORT = "Đã công khai đủ thời hạn, không có ý kiến phản đối."


def office_of_the_ministry(cast: Cast) -> Unit:
    """An office straight under the ministry: what it sends lies at once on the last desk."""
    made: bool
    office: Unit
    office, made = Unit.objects.get_or_create(
        code="BTNMT-VP",
        defaults={
            "name": "Văn phòng Bộ",
            "short_name": "VPB",
            "kind": "office",
            "parent": cast.units["BTNMT"],
            "established_on": LONG_AGO,
        },
    )
    if made:
        role = {"unit": office, "role": Role.CLERK, "starts_on": LONG_AGO}
        UnitRole.objects.create(user=cast.users["clerk"], **role)
    return office


def at_ministry(cast: Cast, count: int = 1, award: str = ORDER, first: int = 0) -> list[Nomination]:
    """``count`` nominations of invented people, screened at the ministry."""
    office = office_of_the_ministry(cast)
    clerk, officer = cast["clerk"], cast["ministry_officer"]
    made = []
    for number in range(first, first + count):
        name = f"Trần Công Khai {number + 1:03d}"
        cast.people[name] = employ(name, "m", office, code=f"{award}-{number}")
        made.append(nominate(cast, name, award, nominating_unit=office))
        nominations.submit(made[-1], by=clerk)
        nominations.screen(made[-1], by=officer)
    return made


def drafted(cast: Cast, rows: list[Nomination], days: int = 10) -> PublicPosting:
    return postings.draft(
        cast.units["BTNMT"],
        rows,
        title="Danh sách đề nghị tặng Huân chương Lao động",
        working_days=days,
        by=cast["ministry_officer"],
    )


def running(cast: Cast, count: int = 1, first: int = 0) -> PublicPosting:
    """An open posting of orders."""
    posting = drafted(cast, at_ministry(cast, count, first=first))
    return postings.open_posting(posting, by=cast["ministry_officer"])


def let_time_pass(posting: PublicPosting, days: int = 40) -> None:
    """Move the posting back, so that its last day is over."""
    back = datetime.timedelta(days=days)
    posting.refresh_from_db()
    posting.starts_on, posting.ends_on = posting.starts_on - back, posting.ends_on - back
    posting.save()


def code_in(message: mail.EmailMessage) -> str:
    [code] = re.findall(r"\b\d{6}\b", str(message.subject))
    return str(code)


def confirmed(posting: PublicPosting, text: str = OPINION, email: str = EMAIL) -> Opinion:
    """An opinion on the first name whose sender typed the code."""
    opinion = postings.give(
        posting, item=posting.items.first(), name="Trần Văn Dân", email=email, text=text
    )
    postings.send_code(opinion)
    return postings.confirm(opinion, code_in(mail.outbox[-1]))


def upheld(cast: Cast, posting: PublicPosting) -> None:
    """Every name: nothing against it."""
    outcomes = {item.pk: (PostedItem.Outcome.UPHELD, "") for item in posting.items.all()}
    postings.set_outcomes(posting, outcomes, by=cast["ministry_officer"])


def closed(cast: Cast, posting: PublicPosting) -> PublicPosting:
    """The posting after its last day, upheld and closed."""
    let_time_pass(posting)
    upheld(cast, posting)
    return postings.close(posting, report=REPORT, by=cast["ministry_officer"])


def council_of_the_ministry(cast: Cast) -> User:
    """The council of the ministry with one member; returns its secretary."""
    user, made = User.objects.get_or_create(
        username="ministry_secretary", defaults={"full_name": "Thư Ký Bộ"}
    )
    if made:
        UnitRole.objects.create(
            user=user, unit=cast.units["BTNMT"], role=Role.SECRETARY, starts_on=LONG_AGO
        )
        body = Council.objects.create(
            unit=cast.units["BTNMT"], name="Hội đồng Bộ", established_on=LONG_AGO
        )
        Member.objects.create(
            council=body, user=cast.users["member_1"], order=1, starts_on=LONG_AGO
        )
    return User.objects.get(pk=user.pk)


def sitting_of_the_ministry(cast: Cast, on: datetime.date | None = None) -> tuple[Sitting, User]:
    """A planned sitting without agenda, and the secretary."""
    secretary = council_of_the_ministry(cast)
    body = Council.objects.get(unit=cast.units["BTNMT"])
    day = on or timezone.localdate()
    return council.plan(body, name="Phiên họp Bộ", held_on=day, by=secretary), secretary
