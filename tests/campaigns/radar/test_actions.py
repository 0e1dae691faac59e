"""Going over the register: what is kept, for whom, and what happens twice or half-way."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from awards_registry.jobs.actions import WORKS
from awards_registry.jobs.models import Job
from campaigns.catalogue.models import AwardType, Condition, RuleVersion
from campaigns.nomination.actions import ObstacleError
from campaigns.radar.actions import KEPT, answering, ask
from campaigns.radar.models import RadarLine, RadarRun
from tests.campaigns.rows import decided, granted
from tests.cast import Cast, employ, nominate
from units.accounts.access import NotYoursError
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.people.models import Person
from units.record.models import AnnualRating, Initiative, InitiativeAuthor

pytestmark = pytest.mark.django_db
YEAR = timezone.localdate().year


def go_over(cast: Cast, part: str, unit: str, year: int = YEAR) -> RadarRun:
    """Ask and carry out."""
    job = ask(cast.units[unit], year, by=cast[part])
    WORKS["radar"](job)
    Job.objects.filter(pk=job.pk).update(state=Job.State.DONE)
    return RadarRun.objects.get(pk=job.arguments["run"])


def lines(run: RadarRun, **wanted: object) -> set[tuple[str, str]]:
    """Award code and staff code (of a collective its own) of each line."""
    people = {person.pk: person.code for person in Person.objects.all()}
    return {
        (line.award_type.code, people[line.person_key] if line.person_key else line.home.code)
        for line in run.lines.filter(**wanted).select_related("home", "award_type")
    }


def test_whoever_qualifies_is_found_with_the_rules_and_the_day(cast: Cast) -> None:
    run = go_over(cast, "officer", "TCMT")

    assert {("LDTT", "CB-Tài"), ("CSTDCS", "CB-Tài"), ("LDTT", "CB-Đạt")} <= lines(
        run, qualified=True
    )
    assert (run.people, run.as_of) == (3, timezone.localdate())
    assert run.collectives == 3
    assert run.rule_versions["CSTDCS"][1] == "2024-01-01"


def test_only_those_below_the_unit_are_gone_over(cast: Cast) -> None:
    run = go_over(cast, "clerk", "VP")

    assert {code for _award, code in lines(run)} == {"CB-Tài", "CB-Lan", "TCMT-VP"}


def test_one_missing_thing_is_kept_with_what_it_is(cast: Cast) -> None:
    AnnualRating.objects.filter(person=cast.people["Lan"], year=YEAR).delete()

    run = go_over(cast, "clerk", "VP")

    line = run.lines.get(person_key=cast.people["Lan"].pk, award_type__code="LDTT")
    assert (line.qualified, line.reachable) == (False, True)
    assert line.steps == [["rating_unknown", YEAR]]


def test_collectives_are_gone_over_too(cast: Cast) -> None:
    office = cast.units["VP"]
    AnnualRating.objects.create(unit=office, year=YEAR - 1, level="HTTNV")
    decision = decided(cast, on=datetime.date(YEAR, 1, 1), year=YEAR - 1)
    for name in ("Tài", "Lan"):
        granted(
            decision,
            cast.people[name],
            award="LDTT",
            unit=office,
            year_from=YEAR - 1,
            year_to=YEAR - 1,
        )

    run = go_over(cast, "officer", "TCMT", YEAR - 1)

    assert ("TTLDTT", "TCMT-VP") in lines(run, qualified=True)


def test_the_nominated_and_the_awarded_drop_out_of_the_open_lines(cast: Cast) -> None:
    run = go_over(cast, "officer", "TCMT")
    ldtt = RadarLine.objects.filter(run=run, award_type__code="LDTT").open()
    assert ldtt.count() == 3

    nominate(cast, "Tài", award="LDTT")
    decision = decided(cast, on=datetime.date(YEAR, 1, 1))
    granted(decision, cast.people["Đạt"], award="LDTT", unit=cast.units["TT"])

    assert [line.person_key for line in ldtt.all()] == [cast.people["Lan"].pk]


def test_a_withdrawn_nomination_leaves_the_candidate_open(cast: Cast) -> None:
    run = go_over(cast, "officer", "TCMT")
    nominate(cast, "Tài", award="LDTT", state="withdrawn")

    ldtt = RadarLine.objects.filter(run=run, award_type__code="LDTT").open()

    assert cast.people["Tài"].pk in ldtt.values_list("person_key", flat=True)


def test_what_is_held_for_the_year_is_not_offered_again(cast: Cast) -> None:
    decision = decided(cast, on=datetime.date(YEAR, 1, 1))
    granted(decision, cast.people["Tài"], award="LDTT", unit=cast.units["VP"])

    assert ("LDTT", "CB-Tài") not in lines(go_over(cast, "officer", "TCMT"))


def test_an_award_that_was_added_as_rows_is_gone_over_at_once(cast: Cast) -> None:
    """“Gương mặt của năm” of the trade union: no programmer is asked."""
    award = AwardType.objects.create(
        code="GMCN",
        group="GMCN",
        name="Gương mặt của năm",
        kind="commendation",
        form="giay_khen",
        recipient="individual",
        level="base",
    )
    version = RuleVersion.objects.create(
        award_type=award, valid_from=datetime.date(YEAR, 1, 1), legal_basis="Quy chế công đoàn"
    )
    Condition.objects.create(
        rule_version=version,
        kind="rating",
        params={"min_level": "HTXSNV", "years": 3, "consecutive": True},
    )
    AnnualRating.objects.filter(person=cast.people["Lan"], year=YEAR - 1).update(level="HTTNV")

    run = go_over(cast, "clerk", "VP")

    assert ("GMCN", "CB-Tài") in lines(run, qualified=True)
    assert ("GMCN", "CB-Lan") in lines(run, qualified=False)


def test_nobody_goes_over_units_of_others(cast: Cast) -> None:
    for part, unit in (("clerk", "TCMT"), ("officer", "BTNMT"), ("outsider", "TCMT")):
        with pytest.raises(NotYoursError):
            ask(cast.units[unit], YEAR, by=cast[part])
    for part in ("secretary", "member_1", "signatory"):
        with pytest.raises(NotYoursError):
            ask(cast.units["TCMT"], YEAR, by=cast[part])
    assert not RadarRun.objects.exists()


@pytest.mark.parametrize("year", [2014, YEAR + 1, 0, 99_999])
def test_a_year_without_law_or_still_to_come_is_refused(cast: Cast, year: int) -> None:
    with pytest.raises(ObstacleError, match="2015"):
        ask(cast.units["TCMT"], year, by=cast["officer"])


def test_the_second_of_two_clicks_joins_the_first(cast: Cast) -> None:
    first = ask(cast.units["TCMT"], YEAR, by=cast["officer"])
    Job.objects.filter(pk=first.pk).update(state=Job.State.RUNNING)

    assert ask(cast.units["TCMT"], YEAR, by=cast["officer"]).pk == first.pk
    assert ask(cast.units["TCMT"], YEAR - 1, by=cast["officer"]).pk != first.pk


def test_work_that_was_killed_half_way_begins_anew(cast: Cast) -> None:
    job = ask(cast.units["TCMT"], YEAR, by=cast["officer"])
    WORKS["radar"](job)
    once = RadarLine.objects.count()

    WORKS["radar"](job)

    assert RadarLine.objects.count() == once > 0
    assert RadarRun.objects.get().people == 3


def test_the_progress_never_overshoots_when_people_come_meanwhile(cast: Cast) -> None:
    job = ask(cast.units["TCMT"], YEAR, by=cast["officer"])
    for number in range(3):
        employ("Nguyễn Văn Mới", "m", cast.units["VP"], code=f"M{number}")

    WORKS["radar"](job)

    job.refresh_from_db()
    assert job.done <= job.total
    assert RadarRun.objects.get().people == 6


def test_the_newest_run_that_covers_the_unit_answers(cast: Cast) -> None:
    assert answering(cast.units["VP"], YEAR, to=cast["ministry_officer"]) is None
    whole = go_over(cast, "officer", "TCMT")
    assert answering(cast.units["VP"], YEAR, to=cast["ministry_officer"]) == whole
    own = go_over(cast, "clerk", "VP")

    assert answering(cast.units["VP"], YEAR, to=cast["ministry_officer"]) == own
    assert answering(cast.units["TCMT"], YEAR, to=cast["ministry_officer"]) == whole
    assert answering(cast.units["BTNMT"], YEAR, to=cast["ministry_officer"]) is None
    assert answering(cast.units["VP"], YEAR - 1, to=cast["ministry_officer"]) is None


def test_a_run_over_units_of_others_answers_nobody_else(cast: Cast) -> None:
    go_over(cast, "officer", "TCMT")

    assert answering(cast.units["VP"], YEAR, to=cast["clerk"])
    assert answering(cast.units["VP"], YEAR, to=cast["outsider"]) is None


def test_an_unfinished_run_answers_nobody(cast: Cast) -> None:
    ask(cast.units["TCMT"], YEAR, by=cast["officer"])
    RadarRun.objects.update(finished_at=None)

    assert answering(cast.units["TCMT"], YEAR, to=cast["ministry_officer"]) is None


def test_older_runs_are_put_away(cast: Cast) -> None:
    runs = [go_over(cast, "clerk", "VP") for _time in range(KEPT + 2)]

    assert set(RadarRun.objects.all()) == set(runs[2:])


def test_a_block_is_gone_over_as_its_members_stand_in_the_year(cast: Cast) -> None:
    block = EmulationBlock.objects.create(code="K3", name="Khối thi đua III")
    this_year = BlockYear.objects.create(block=block, year=YEAR)
    for name in ("TCMT", "TCQLĐĐ"):
        BlockMembership.objects.create(block_year=this_year, unit=cast.units[name])

    job = ask(block, YEAR, by=cast["ministry_officer"])
    WORKS["radar"](job)

    run = answering(block, YEAR, to=cast["officer"])
    assert run is not None
    assert {code for award, code in lines(run) if award == "LDTT"} == {
        "CB-Tài",
        "CB-Lan",
        "CB-Đạt",
        "CB-Xa",
    }
    with pytest.raises(NotYoursError):
        ask(block, YEAR, by=cast["officer"])
    with pytest.raises(NotYoursError):
        ask(block, YEAR - 1, by=cast["ministry_officer"])


def test_a_capped_award_carries_its_limit(cast: Cast) -> None:
    """Until the end of 2023 at most 15 % of those who hold Lao động tiên tiến."""
    day, office = datetime.date(2022, 12, 20), cast.units["VP"]
    decision = decided(cast, on=day)
    people = [employ("Trần Văn Bảy", "m", office, code=f"B{number}") for number in range(18)]
    for person in [*people, cast.people["Tài"], cast.people["Lan"]]:
        granted(decision, person, award="LDTT", unit=office)
    _initiative(cast)

    run = go_over(cast, "clerk", "VP", 2022)

    line = run.lines.get(award_type__code="CSTDCS", qualified=True)
    assert (line.person_key, line.limit, line.granted) == (cast.people["Tài"].pk, 3, 0)


def _initiative(cast: Cast) -> None:
    made = Initiative.objects.create(
        title="Sáng kiến", scope="base", year=2022, recognised_by="Tổng cục trưởng"
    )
    InitiativeAuthor.objects.create(initiative=made, person=cast.people["Tài"])
