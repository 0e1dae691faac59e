"""An invented ministry of any size with ten years of history for everybody."""

from __future__ import annotations

import datetime
import itertools
import json
import random
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models, transaction

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.pack import load_pack
from campaigns.register.models import Award, Decision
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Person, Posting
from units.people.names import fold, sort_key
from units.record.models import AnnualRating, Initiative, InitiativeAuthor

YEARS = 10
STAFF_OF_A_UNIT = 73  # 6,708 people in 92 units
BATCH = 2_000
LONG_AGO = datetime.date(2008, 10, 1)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Hà", "Khánh", "Lan", "Minh", "Ngọc", "Phúc", "Thảo")


@transaction.atomic
def populate(size: int, year: int) -> Unit:
    """``size`` people below one ministry, each with ratings, titles and initiatives up to ``year``.

    Adds to what is there; returns the ministry. One in five is rated excellent, as the law caps
    it, four in five hold the title of the year, one in seven the higher one.
    """
    rng = random.Random(size)  # noqa: S311 - invented people, no secret
    top = _ministry()
    units = _units(top, max(1, size // STAFF_OF_A_UNIT))
    decisions = _decisions(top, year)
    awards = {award.code: award for award in AwardType.objects.all()}
    have = Person.objects.count()
    for first in range(have, size, BATCH):
        people = _people(rng, first, min(first + BATCH, size))
        homes = {each.pk: rng.choice(units) for each in people}
        _save(
            Posting(person=each, unit=homes[each.pk], position="Chuyên viên", started_on=LONG_AGO)
            for each in people
        )
        _save(_ratings(rng, people, year))
        _save(_awards(rng, people, homes, decisions, awards, first))
        _initiatives(rng, people, year)
    return top


def _ministry() -> Unit:
    if not AwardType.objects.exists():
        pack = settings.BASE_DIR / "fixtures" / "catalogue.json"
        load_pack(json.loads(pack.read_text(encoding="utf-8")))
    ministry = {"name": "Bộ", "kind": "ministry", "authority": 2}
    top: Unit = Unit.objects.get_or_create(code="BTNMT", defaults=ministry)[0]
    return top


def _units(top: Unit, wanted: int) -> list[Unit]:
    for number in range(top.children.count(), wanted):
        Unit.objects.create(
            code=f"DV-{number:04d}", name=f"Đơn vị {number}", parent=top, established_on=LONG_AGO
        )
    return list(top.children.all())


def _decisions(top: Unit, year: int) -> dict[int, Decision]:
    """One decision at the end of each year, on which all its awards stand."""
    clerk, _made = User.objects.get_queryset().get_or_create(username="lap")
    found = {}
    for each in range(year - YEARS + 1, year + 1):
        found[each], _made = Decision.objects.get_or_create(
            unit=top,
            year=each,
            symbol="QĐ-BENCH",
            number=1,
            defaults={
                "signed_on": datetime.date(each, 10, 20),
                "state": Decision.State.PUBLISHED,
                "content_hash": "-",
                "drafted_by": clerk,
            },
        )
    return found


def _people(rng: random.Random, first: int, last: int) -> list[Person]:
    rows = []
    for number in range(first, last):
        name = f"{rng.choice(FAMILIES)} Văn {rng.choice(GIVEN)}"
        since = datetime.date(rng.randint(1990, 2014), rng.randint(1, 12), 1)
        row = Person(
            code=f"B{number:06d}", full_name=name, sex=rng.choice("mf"), joined_sector_on=since
        )
        row.folded, row.sort_key = fold(name), sort_key(name)
        rows.append(row)
    return Person.objects.bulk_create(rows, batch_size=BATCH)


def _ratings(rng: random.Random, people: list[Person], year: int) -> Iterable[AnnualRating]:
    for each, past in itertools.product(people, range(year - YEARS + 1, year + 1)):
        level = rng.choices(("HTXSNV", "HTTNV", "HTNV"), (20, 74, 6))[0]
        yield AnnualRating(person=each, year=past, level=level)


def _awards(
    rng: random.Random,
    people: list[Person],
    homes: dict[int, Unit],
    decisions: dict[int, Decision],
    awards: dict[str, AwardType],
    first: int,
) -> Iterable[Award]:
    last = max(decisions)
    for place, each in enumerate(people):
        line = itertools.count(1 + 40 * (first + place))
        steady = rng.random() < 0.3  # noqa: PLR2004 - some hold the title year by year
        for year, decision in decisions.items():
            codes = ["LDTT"] if year < last and rng.random() < 0.8 else []  # noqa: PLR2004
            codes += ["CSTDCS"] if year < last and (steady or rng.random() < 0.05) else []  # noqa: PLR2004
            codes += ["BKB_CN"] if rng.random() < 0.02 else []  # noqa: PLR2004
            for code in codes:
                yield Award(
                    decision=decision,
                    line=next(line),
                    award_type=awards[code],
                    award_name=code,
                    person=each,
                    recipient_name=each.full_name,
                    recipient_unit=homes[each.pk],
                    year_from=year,
                    year_to=year,
                )


def _initiatives(rng: random.Random, people: list[Person], year: int) -> None:
    """Two of three people made something in the ten years, some of it for the whole ministry."""
    authors = [each for each in people if rng.random() < 0.67]  # noqa: PLR2004
    made = Initiative.objects.bulk_create(
        [
            Initiative(
                title=f"Sáng kiến của {each.code}",
                scope=rng.choices(("base", "ministry"), (90, 10))[0],
                year=rng.randint(year - YEARS + 1, year),
                recognised_by="Hội đồng",
            )
            for each in authors
        ],
        batch_size=BATCH,
    )
    _save(
        InitiativeAuthor(initiative=one, person=each)
        for one, each in zip(made, authors, strict=True)
    )


def _save(rows: Iterable[Any]) -> None:
    waiting = iter(rows)
    while some := list(itertools.islice(waiting, BATCH)):
        model: type[models.Model] = type(some[0])
        model._default_manager.bulk_create(some)
