"""A list asks the database as often for thirty rows as for three."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from awards_registry.ledger.actions import append
from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import (
    AwardType,
    BaseSalary,
    CalendarDate,
    Holiday,
    LegalText,
    RuleVersion,
)
from campaigns.council.models import Council
from campaigns.movement.models import Campaign
from campaigns.nomination.models import Nomination, Round
from campaigns.register.models import Award, Decision
from tests.awards_registry.desk.drawers import DRAWERS, page
from tests.cast import LONG_AGO, Cast, employ, nominate
from units.accounts.models import UnitRole, User
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.households.models import Household
from units.organisation.models import Unit
from units.people.models import Person, PersonalData, PersonalDataRead, Posting
from units.record.models import AnnualRating, Discipline, Initiative, InitiativeAuthor

TODAY = datetime.date(2026, 6, 1)


@dataclass
class Rows:
    """One more row of a kind; each has neighbours of its own."""

    cast: Cast

    def unit(self, number: int) -> Unit:
        room: Unit = Unit.objects.create(
            code=f"N{number}", name=f"Phòng số {number}", parent=self.cast.units["VP"]
        )
        return room

    def person(self, number: int) -> Person:
        return employ(f"Lê Văn Thứ {number}", "m", self.unit(number), code=f"N{number}")

    def user(self, number: int) -> User:
        made = User.objects.create_user(f"n{number}", "x", full_name=f"Lê Thị Thứ {number}")
        unit = self.unit(number)
        UnitRole.objects.create(user=made, unit=unit, role="clerk", starts_on=LONG_AGO)
        return made

    def block(self, number: int) -> BlockYear:
        block = EmulationBlock.objects.create(code=f"K{number}", name=f"Khối {number}")
        head = self.unit(number)
        year = BlockYear.objects.create(
            block=block, year=2025, head=head, deputy=self.cast.units["VP"]
        )
        BlockMembership.objects.create(block_year=year, unit=head)
        return year

    def initiative(self, number: int) -> Initiative:
        made = Initiative.objects.create(
            title=f"Sáng kiến {number}", scope="base", year=2025, recognised_by="Tổng cục"
        )
        InitiativeAuthor.objects.create(initiative=made, person=self.person(number))
        return made

    def version(self, number: int) -> RuleVersion:
        kind = AwardType.objects.create(
            code=f"N{number}", group="N", name=f"Giấy {number}", kind="commendation", form="other"
        )
        return RuleVersion.objects.create(award_type=kind, valid_from=TODAY, legal_basis="-")

    def salary(self, number: int) -> BaseSalary:
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=number)
        return BaseSalary.objects.create(valid_from=day, vnd=number, legal_basis="-")

    def holiday(self, number: int) -> Holiday:
        day = datetime.date(1990, 1, 1) + datetime.timedelta(days=number)
        return Holiday.objects.create(name="-", starts_on=day, ends_on=day, legal_basis="-")

    def round(self, number: int) -> Round:
        unit = self.unit(number)
        return Round.objects.create(
            name=f"Đợt {number}", unit=unit, year=2026, opens_on=TODAY, closes_on=TODAY
        )

    def award(self, number: int) -> Award:
        person = self.person(number)
        decision = Decision.objects.create(
            unit=self.cast.units["VP"],
            source=Decision.Source.LEGACY,
            issuer="Tổng cục",
            subject="Khen thưởng cũ",
            year=2019,
            symbol=f"{number}a/QĐ",
            signed_on=TODAY,
            state=Decision.State.PUBLISHED,
        )
        kind = AwardType.objects.get(code="CSTDCS")
        return Award.objects.create(
            decision=decision,
            line=1,
            award_type=kind,
            award_name=kind.name,
            person=person,
            recipient_name=person.full_name,
            recipient_unit=self.cast.units["VP"],
            recipient_unit_name="Văn phòng",
            year_from=2019,
            year_to=2019,
        )

    def line(self, number: int) -> Entry:
        return append("test.more", self.unit(number), by=self.user(number + 1000))


MAKERS: dict[type[models.Model], Callable[[Rows, int], Any]] = {
    Unit: Rows.unit,
    Posting: Rows.person,
    Award: Rows.award,
    Person: Rows.person,
    PersonalData: lambda rows, n: PersonalData.objects.create(person=rows.person(n)),
    PersonalDataRead: lambda rows, n: PersonalDataRead.objects.create(
        person=rows.person(n), reader=rows.user(n + 2000)
    ),
    AnnualRating: Rows.person,
    Discipline: lambda rows, n: Discipline.objects.create(
        person=rows.person(n), form="canh_cao", starts_on=TODAY
    ),
    Initiative: Rows.initiative,
    EmulationBlock: Rows.block,
    BlockYear: Rows.block,
    User: Rows.user,
    UnitRole: Rows.user,
    LegalText: lambda _rows, n: LegalText.objects.create(code=f"N{n}", title="-", valid_from=TODAY),
    AwardType: Rows.version,
    RuleVersion: Rows.version,
    BaseSalary: Rows.salary,
    Holiday: Rows.holiday,
    CalendarDate: lambda _rows, n: CalendarDate.objects.create(
        year=1990 + n, step="council", due_on=TODAY
    ),
    Household: lambda rows, n: Household.objects.create(
        code=f"H{n}", head_name=f"Trần {n}", place="Xã A", unit=rows.unit(n)
    ),
    Campaign: lambda rows, n: Campaign.objects.create(
        name=f"Phong trào {n}", code=f"P{n}", unit=rows.unit(n), starts_on=TODAY
    ),
    Round: Rows.round,
    Council: lambda rows, n: Council.objects.create(
        unit=rows.unit(n), name=f"Hội đồng {n}", established_on=TODAY
    ),
    Entry: Rows.line,
    Nomination: lambda rows, n: nominate(rows.cast, person=rows.person(n)),
}


@pytest.mark.parametrize("model", DRAWERS)
def test_a_list_asks_as_often_for_thirty_rows_as_for_three(
    model: type[models.Model], cast: Cast, root: Client
) -> None:
    rows, make = Rows(cast), MAKERS[model]

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            assert root.get(page(model)).status_code == 200
        return len(caught)

    for number in range(1, 4):
        make(rows, number)
    few = queries()
    for number in range(4, 31):
        make(rows, number)
    assert queries() == few
