"""Two rows of one human being, with something in every drawer, for the tests of merging."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils import timezone

from awards_registry.ledger.models import Entry, Head
from campaigns.nomination.models import Nomination
from campaigns.register.models import Award, Decision
from tests.cast import LONG_AGO, Cast, nominate
from units.people.merging import Comparison, compare
from units.people.models import Person, PersonalData, PersonalDataRead, PersonMerge, Posting
from units.record.models import AnnualRating, Initiative, InitiativeAuthor

BORN = datetime.date(1984, 5, 6)
ASIDE = {PersonMerge, Entry, Head}


@dataclass
class Twins:
    kept: Person
    absorbed: Person
    nomination: Nomination
    rival: Nomination
    award: Award

    def compared(self) -> Comparison:
        return compare(self.kept, self.absorbed)

    def all_to(self, side: str) -> dict[str, str]:
        return {each.key: side for each in self.compared().conflicts}


def twins(cast: Cast) -> Twins:
    """Nguyễn Văn Tài of the office and Nguyễn Văn Tai, who once was in the centre."""
    kept = cast.people["Tài"]
    absorbed = Person.objects.create(
        code="CB-Tai-2", full_name="Nguyễn Văn Tai", sex="m", party_member_since=LONG_AGO
    )
    Posting.objects.create(
        person=absorbed, unit=cast.units["TT"], position="Quan trắc viên", started_on=LONG_AGO
    )
    PersonalData.objects.create(person=kept, national_id="001084000001", address="Hà Nội")
    PersonalData.objects.create(person=absorbed, birth_date=BORN, address="Hà Nam")
    year = timezone.localdate().year
    AnnualRating.objects.create(person=absorbed, year=year, level="HTNV")
    AnnualRating.objects.create(person=absorbed, year=year - 9, level="HTTNV")
    both = Initiative.objects.create(
        title="Quan trắc tự động", scope="base", year=year, recognised_by="Tổng cục"
    )
    InitiativeAuthor.objects.create(initiative=both, person=kept, share=60)
    InitiativeAuthor.objects.create(initiative=both, person=absorbed, share=40)
    for part, person in (("clerk", kept), ("officer", absorbed)):
        cast.users[part].person = person
        cast.users[part].save()
    PersonalDataRead.objects.create(reader=cast.users["officer"], person=absorbed)
    nomination = nominate(cast, person=absorbed, achievement_year=year - 1)
    nomination.initiatives.add(both)
    nominate(cast, person=absorbed)
    return Twins(kept, absorbed, nomination, nominate(cast), _award(cast, absorbed))


def _award(cast: Cast, person: Person) -> Award:
    decision = Decision.objects.create(
        unit=cast.units["TCMT"],
        issuer="Tổng cục",
        subject="Khen thưởng",
        year=2020,
        symbol="QĐ-TCMT",
        drafted_by=cast.users["officer"],
    )
    return Award.objects.create(
        decision=decision,
        line=1,
        award_type=cast.round.award_types.order_by("pk")[0],
        award_name="Giấy khen",
        person=person,
        recipient_name=person.full_name,
        recipient_unit=cast.units["TT"],
        recipient_unit_name="Trung tâm Quan trắc",
        year_from=2020,
        year_to=2020,
    )


def everything() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but the history of merges and the ledger."""
    models = [model for model in apps.get_models(include_auto_created=True) if model not in ASIDE]
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models
    }
