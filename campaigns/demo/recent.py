"""The last years' titles, initiatives and one discipline: what this year's checks look back on."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from campaigns.decision.actions import Line, record
from campaigns.demo.world import World
from units.people.models import Person
from units.record.models import AnnualRating, Discipline, Initiative, InitiativeAuthor


@dataclass(frozen=True)
class Star:
    """Somebody with a record: years ago with the base title, breadth of the initiatives."""

    unit: str
    place: int
    titles: tuple[int, ...]
    scope: str = "base"


# How the chains look is what the checks are to find out.
STARS = (
    Star("TCMT-VP", 2, (0, 1, 2, 3, 4)),  # the order, third class
    Star("TCMT-VP", 3, (0, 1, 2), "ministry"),  # three in a row: Chiến sĩ thi đua Bộ
    Star("TCMT-VP", 4, (0, 2, 3), "ministry"),  # the same with a gap
    Star("TCMT-VP", 6, (0, 1)),  # two in a row: Bằng khen
    Star("TCMT-VP", 7, (0, 1)),
    Star("TCMT-MB", 2, (0, 1, 2, 3, 4)),
    Star("TCMT-MB", 3, (0, 1, 2), "ministry"),
    Star("TCMT-MB", 4, (0, 1)),
    Star("TCMT-MB", 6, (0, 1)),
    Star("TCMT-MB", 7, (0, 1)),
    Star("TCMT-TTDL", 3, (0, 1)),
    Star("TCMT-TTDL", 4, (0, 1)),
    Star("TCMT-TTDL", 6, (0, 1, 2), "ministry"),
    Star("TCMT-QLCT", 0, (0, 1)),  # the head sits in the council: must not vote on himself
    Star("TCMT-QLCT", 3, (0, 1)),
    Star("TCMT-QLCT", 4, (0, 1)),
    Star("BTNMT-KHTC", 3, (0, 1)),
    Star("BTNMT-KHTC", 4, (0, 1)),
)
TITLES = {
    "ministry": "Mô hình giám sát nguồn thải theo thời gian thực cho các lưu vực sông",
    "base": "Quy trình rút ngắn thời gian xử lý hồ sơ môi trường",
}
LABOUR_YEARS = 2  # years for which the titles of advanced workers are in the register
GOOD = ("HTXSNV", "HTTNV")
# Share of a unit's people with the title: the excellent collectives lead, the others differ,
# and this year some units have not come to it yet, so that coverage is worth looking at.
LEADING, SHARES = 90, (45, 60, 70, 80)


def star_of(world: World, star: Star) -> Person:
    return world.staff[star.unit][star.place]


def make_recent(world: World) -> None:
    """Records of the stars first, then the yearly decisions on titles, oldest first."""
    people = [star_of(world, star) for star in STARS]
    AnnualRating.objects.filter(person__in=people).update(level="HTXSNV")
    for star in STARS:
        _initiatives(world, star)
    _discipline(world)
    for ago in range(max(ago for star in STARS for ago in star.titles), -1, -1):
        _titles(world, "TCMT", ago)
    for ago in (1, 0):
        _titles(world, "BTNMT", ago)


def _initiatives(world: World, star: Star) -> None:
    person = star_of(world, star)
    for ago in (0, 1):
        year = world.year - ago
        made = Initiative.objects.create(
            title=f"{TITLES[star.scope]} ({star.unit.split('-')[1]}, {year})",
            scope=star.scope,
            year=year,
            recognised_by=(
                "Hội đồng sáng kiến Bộ Tài nguyên và Môi trường"
                if star.scope == "ministry"
                else "Hội đồng sáng kiến Tổng cục Môi trường"
            ),
            decision_number=f"{40 + star.place}/QĐ-SK",
            decided_on=_decided_on(world, ago),
        )
        helper = world.staff[star.unit][8]
        InitiativeAuthor.objects.create(initiative=made, person=person, share=70)
        InitiativeAuthor.objects.create(initiative=made, person=helper, share=30)


def _discipline(world: World) -> None:
    """A reprimand that ended in the middle of this year's first half or of last year."""
    ended = datetime.date(world.year, 6, 30)
    if ended >= world.today:
        ended = datetime.date(world.year - 1, 6, 30)
    Discipline.objects.create(
        person=world.staff["TCMT-TTDL"][7],
        form=Discipline.Form.KHIEN_TRACH,
        decision_number="86/QĐ-KL",
        starts_on=ended - datetime.timedelta(days=364),
        ends_on=ended,
    )


def _decided_on(world: World, ago: int) -> datetime.date:
    """Past years are decided on 20 December, this year three weeks ago."""
    if ago == 0:
        return world.today - datetime.timedelta(days=21)
    return datetime.date(world.year - ago, 12, 20)


def _titles(world: World, top: str, ago: int) -> None:
    """One decision of the head on the base titles of a year."""
    year, day = world.year - ago, _decided_on(world, ago)
    holders = [star_of(world, star) for star in STARS if ago in star.titles]
    holders = [each for each in holders if each.code.split("-")[0] == top]
    advanced = _advanced(world, top, ago) if ago < LABOUR_YEARS else holders
    lines = [_line(world, "LDTT", each, year, day) for each in advanced]
    lines += [_line(world, "CSTDCS", each, year, day) for each in holders]
    head = "Tổng cục trưởng Tổng cục Môi trường"
    post = "Tổng cục trưởng"
    if top == "BTNMT":
        head, post = "Bộ trưởng Bộ Tài nguyên và Môi trường", "Bộ trưởng"
    record(
        world.units[top],
        [line for line in lines if line],
        issuer=head,
        number=1180 + 13 * (year % 7),
        symbol=f"QĐ-{top}",
        signed_on=day,
        signer_name=world.staff[top][0].full_name,
        signer_post=post,
        subject=f"công nhận danh hiệu Lao động tiên tiến, Chiến sĩ thi đua cơ sở năm {year}",
        by=world.users["canbo1.tcmt" if top == "TCMT" else "canbo.bo"],
    )


def _advanced(world: World, top: str, ago: int) -> list[Person]:
    """Of the well rated as many as the unit's share allows, whoever has the higher title first."""
    year = world.year - ago
    rated = set(
        AnnualRating.objects.filter(year=year, level__in=GOOD, person__isnull=False).values_list(
            "person_id", flat=True
        )
    )
    stars = {star_of(world, star).pk for star in STARS if ago in star.titles}
    found: list[Person] = []
    for code in (top, *world.below(top)):
        people = [each for each in world.staff[code] if each.pk in rated]
        people.sort(key=lambda each: each.pk not in stars)
        share = _share(world, code, ago)
        found += people[: -(-len(world.staff[code]) * share // 100)]
    return found


def _share(world: World, code: str, ago: int) -> int:
    if any(star.unit == code for star in STARS):
        return LEADING
    lot = world.rng.choice(SHARES)
    return 0 if ago == 0 and world.rng.random() < 1 / 3 else lot


def _line(world: World, code: str, person: Person, year: int, day: datetime.date) -> Line | None:
    post = world.post_on(person, day)
    if post is None:
        return None
    return Line(world.awards[code], year, year, person=person, unit=post.unit, post=post.position)
