"""The staff: people, their posts since long ago, their ratings of the last years."""

from __future__ import annotations

import datetime

from campaigns.demo.names import invented, person
from campaigns.demo.unit_list import GENERAL_DEPARTMENTS, SMALL_STAFF, SMALL_STAFF_ELSEWHERE
from campaigns.demo.world import World
from units.people.models import Person, PersonalData, Posting
from units.record.models import AnnualRating

FIRST_RATED_YEAR = 2022
LEADERS = 5  # of a general department: its head and four deputies
MINISTRY_STAFF = {"BTNMT": 6, "BTNMT-TDKT": 9, "BTNMT-TCCB": 6, "BTNMT-KHTC": 12, "BTNMT-HTQT": 6}
RANKS = ("Chuyên viên chính", "Chuyên viên", "Chuyên viên", "Chuyên viên", "Nhân viên")
SERVANTS = ("Viên chức chính", "Viên chức", "Viên chức", "Kỹ sư", "Viên chức")
STREETS = ("Tôn Thất Thuyết", "Nguyễn Chí Thanh", "Láng Hạ", "Pháo Đài Láng", "Hoàng Quốc Việt")
# Who stands there still waits for this year's rating.
NOT_YET_RATED = {("TCMT-VP", 10), ("TCMT-QLCT", 10)}
SURELY_GOOD = 12  # the first people of a unit are rated well every year: they are nominated


def spread(total: int, places: int) -> list[int]:
    """``total`` over ``places`` as evenly as whole people go: 7 over 3 → 3, 2, 2."""
    each, left = divmod(total, places)
    return [each + (place < left) for place in range(places)]


def wanted_staff(world: World) -> dict[str, int]:
    """How many people stand in each unit; in the block exactly the reported 6,708."""
    wanted = dict(MINISTRY_STAFF)
    for code, (_name, whole, _parts) in GENERAL_DEPARTMENTS.items():
        small = SMALL_STAFF.get(code, SMALL_STAFF_ELSEWHERE)
        total = whole if world.scale == "block" else small
        units = world.below(code)
        wanted[code] = LEADERS
        wanted |= dict(zip(units, spread(total - LEADERS, len(units)), strict=True))
    return wanted


def make_people(world: World) -> None:
    """People, posts, personal data and ratings, each kind in one go."""
    names = invented(world.rng)
    for code, count in wanted_staff(world).items():
        world.staff[code] = [
            person(f"{code}-{number:04d}", *next(names)) for number in range(1, count + 1)
        ]
    for people in world.staff.values():
        for each in people:
            each.joined_sector_on = _some_day(world, 1990, 2007)
    Person.objects.bulk_create(
        [each for people in world.staff.values() for each in people], batch_size=500
    )
    _post(world)
    _personal_data(world)
    _rate(world)


def _some_day(world: World, first: int, last: int) -> datetime.date:
    rng = world.rng
    return datetime.date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))


def _position(world: World, code: str, place: int) -> tuple[str, bool]:
    unit = world.units[code]
    if place == 0:
        return unit.head_title, True
    if place <= (LEADERS if unit.authority else 2):
        return "Thứ trưởng" if code == "BTNMT" else f"Phó {unit.head_title}", True
    if place == 3 and unit.has_legal_personality:  # noqa: PLR2004 - after the head and two deputies
        return "Trưởng phòng", True
    return world.rng.choice(SERVANTS if unit.has_legal_personality else RANKS), False


def _post(world: World) -> None:
    """Most stood where they stand since long ago; some came from the office next door."""
    made: list[Posting] = []
    for code, people in world.staff.items():
        for place, each in enumerate(people):
            position, leads = _position(world, code, place)
            since = _some_day(world, 2008, 2013 if world.rng.random() < 0.8 else 2021)  # noqa: PLR2004 - four in five
            posts = [_posting(world, each, code, position, since, leads=leads)]
            if place > LEADERS and world.rng.random() < 0.1:  # noqa: PLR2004 - one in ten has moved
                posts = _moved(world, posts[0])
            world.postings[each.pk] = posts
            made += posts
    Posting.objects.bulk_create(made, batch_size=500)


def _posting(
    world: World,
    each: Person,
    code: str,
    position: str,
    since: datetime.date,
    *,
    leads: bool,
) -> Posting:
    return Posting(
        person=each,
        unit=world.units[code],
        position=position,
        is_leader=leads,
        started_on=since,
    )


def _moved(world: World, now: Posting) -> list[Posting]:
    """The same person, formerly in a neighbouring unit."""
    neighbours = world.below(now.unit.code.split("-")[0])
    changed = max(now.started_on, datetime.date(2014, 1, 1)) + datetime.timedelta(days=900)
    if not neighbours or changed >= world.today:
        return [now]
    before = Posting(
        person=now.person,
        unit=world.units[world.rng.choice(neighbours)],
        position="Chuyên viên",
        started_on=now.started_on,
        ended_on=changed - datetime.timedelta(days=1),
    )
    now.started_on = changed
    return [before, now]


def _personal_data(world: World) -> None:
    """Invented as well: no province has the number 999."""
    rng = world.rng
    rows = [
        PersonalData(
            person=each,
            national_id=f"999{number:09d}",
            birth_date=_birth_date(world, each),
            address=f"Số {rng.randint(1, 300)}, phố {rng.choice(STREETS)}, Hà Nội",
        )
        for number, each in enumerate(
            (each for people in world.staff.values() for each in people), start=1
        )
    ]
    PersonalData.objects.bulk_create(rows, batch_size=500)


def _birth_date(world: World, each: Person) -> datetime.date:
    joined = each.joined_sector_on or world.today
    age = world.rng.randint(22, 30)
    return _some_day(world, joined.year - age, joined.year - age)


def _rate(world: World) -> None:
    rows: list[AnnualRating] = []
    for code, people in world.staff.items():
        for place, each in enumerate(people):
            rows += [
                AnnualRating(
                    person=each,
                    year=year,
                    level=_level(world, place),
                    decision_number=f"{100 + year % 100}/QĐ-XL",
                )
                for year in range(
                    FIRST_RATED_YEAR, world.year + ((code, place) not in NOT_YET_RATED)
                )
            ]
        rows += _unit_ratings(world, code)
    AnnualRating.objects.bulk_create(rows, batch_size=500)


def _level(world: World, place: int) -> str:
    """One fifth excellent, as the law caps it; a few who only completed their tasks."""
    lot = world.rng.random()
    if lot < 0.2:  # noqa: PLR2004
        return "HTXSNV"
    if lot < 0.94 or place < SURELY_GOOD:  # noqa: PLR2004
        return "HTTNV"
    return "HTNV"


def _unit_ratings(world: World, code: str) -> list[AnnualRating]:
    excellent = code.endswith(("-VP", "-MB", "-TTDL", "-TCCB", "-QLCT", "-VKH")) or code == "TCMT"
    return [
        AnnualRating(unit=world.units[code], year=year, level="HTXSNV" if excellent else "HTTNV")
        for year in range(FIRST_RATED_YEAR, world.year + 1)
    ]
