"""The demo holds what the published record says, and work for everybody."""

from __future__ import annotations

import datetime
import json
import stat
from collections import Counter
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth import authenticate
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Head
from awards_registry.policy import Role
from campaigns.certificate.actions import path_of
from campaigns.certificate.models import Certificate
from campaigns.council.actions import is_conflicted
from campaigns.council.models import Sitting
from campaigns.demo import actions, sign_ins
from campaigns.demo.actions import Demo
from campaigns.demo.totals import FIRST_DAY, LAST_DAY, PUBLISHED
from campaigns.demo.work import waiting_for
from campaigns.eligibility.models import Check
from campaigns.journey import Level, State
from campaigns.nomination.models import Nomination, Submission
from campaigns.register.models import Award, AwardQuerySet
from tests.walkers.walk import Walk
from units.accounts.models import User
from units.blocks.models import BlockYear
from units.organisation.models import Unit
from units.people.models import Posting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def counts() -> dict[str, int]:
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def tally(awards: AwardQuerySet) -> dict[str, int]:
    return dict(awards.order_by().values_list("award_type__code").annotate(Count("pk")))


def test_the_five_years_of_the_general_department_come_out_as_published() -> None:
    own = Award.objects.valid().of_unit(Unit.objects.get(code="TCMT"))

    assert tally(own.decided_between(FIRST_DAY, LAST_DAY)) == PUBLISHED


def test_awards_of_the_next_year_and_of_the_neighbours_stand_beside_uncounted() -> None:
    own = Award.objects.valid().of_unit(Unit.objects.get(code="TCMT"))
    later = own.decided_between(datetime.date(2021, 1, 1), datetime.date(2021, 12, 31))
    every = Award.objects.valid().decided_between(FIRST_DAY, LAST_DAY)

    assert tally(later) == {
        "TTLDXS": 5,
        "BKB_TT": 3,
        "BKB_CN": 9,
        "CTDB": 1,
        "CSTDB": 4,
        "BKTTG_CN": 2,
    }
    assert every.count() > sum(PUBLISHED.values())


def test_nobody_receives_one_award_twice_for_a_year() -> None:
    rows = Award.objects.values_list("award_type__code", "year_to", "person", "unit")

    assert [row for row, times in Counter(rows).items() if times > 1] == []


def test_whoever_was_awarded_stood_in_that_unit_on_the_day() -> None:
    awards = Award.objects.exclude(person=None).select_related("decision")
    strangers = [
        award
        for award in awards
        if (day := award.decision.signed_on)
        and not Posting.objects.on(day)
        .filter(person=award.person_id, unit=award.recipient_unit_id)
        .exists()
    ]

    assert strangers == []


def test_the_block_rotates_as_reported() -> None:
    rows = BlockYear.objects.order_by("year").values_list(
        "year", "head__code", "deputy__code", "secretariat__code", "subordinate_units", "staff"
    )

    assert [row[:2] for row in rows[:2]] == [(2020, "TCMT"), (2021, "TCDCKS")]
    assert rows[0][3:] == ("TCMT-TCCB", 92, 6708)
    assert rows[1][2] == "TCKTTV"


def test_the_block_goes_on_by_turns_until_this_year() -> None:
    rows = list(BlockYear.objects.order_by("year").select_related("head", "deputy"))

    assert [row.year for row in rows] == list(range(2020, timezone.localdate().year + 1))
    assert [row.head for row in rows[1:]] == [row.deputy for row in rows[:-1]]
    assert all(row.decision_number and row.handed_over_on for row in rows[2:])


def test_a_second_call_changes_nothing(
    demo: Demo, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    before, head = counts(), Head.objects.get().hash
    with django_assert_max_num_queries(6):
        again = actions.ensure()

    assert counts() == before
    assert Head.objects.get().hash == head
    assert again.passwords == demo.passwords
    assert not again.made_now


def test_the_ledger_of_the_demo_holds() -> None:
    assert first_fault() is None


def test_every_role_finds_work_and_some_members_have_voted_already() -> None:
    idle = [
        (user.username, role)
        for user in User.objects.filter(is_demo=True).order_by("username")
        for role in user.roles
        if not waiting_for(user, role)
    ]

    assert [name for name, role in idle if role != Role.MEMBER] == []
    assert len(idle) == 10
    assert {role for user in User.objects.all() for role in user.roles} == set(Role)


def test_work_waits_at_every_stage_and_at_every_level() -> None:
    states = set(Nomination.objects.values_list("state", flat=True))

    assert states == set(State.values)
    assert set(Nomination.objects.values_list("level", flat=True)) == set(Level.values)
    assert Nomination.objects.get(level=Level.OUTSIDE).award_type.code == "HCLD3_CN"


def test_units_and_the_general_department_have_sent_lists_and_one_is_being_made() -> None:
    sent = Submission.objects.filter(state=Submission.State.SENT)
    made = Submission.objects.get(state=Submission.State.DRAFT)

    assert Counter(sent.values_list("level", flat=True)) == {
        Level.UNIT: 2,
        Level.GENERAL_DEPARTMENT: 1,
    }
    assert {row.nomination.state for row in made.lines.all()} == {State.RECOMMENDED}


def test_the_rules_find_every_kind_of_answer() -> None:
    drafts = Check.objects.filter(nomination__state=State.DRAFT)

    assert set(drafts.values_list("verdict", flat=True)) == set(Check.Verdict.values)
    unfit = Check.objects.get(verdict="not_eligible", nomination__award_type__code="CSTDB")
    assert "CSTDCS" in json.dumps(unfit.findings)


def test_a_member_finds_the_own_nomination_on_the_agenda() -> None:
    sitting = Sitting.objects.get(state="open", council__unit__code="TCMT")
    conflicts = [
        (member.user.username, item.order)
        for member in sitting.council.members.select_related("user")
        for item in sitting.items.select_related("nomination")
        if is_conflicted(member, item)
    ]

    assert conflicts == [("uyvien2.tcmt", 1)]


def test_papers_of_both_houses_are_printed() -> None:
    made = Certificate.objects.order_by("pk").select_related("award__award_type")

    assert {each.award.award_type.form for each in made} == {"giay_khen", "bang_khen"}
    assert len(made) >= 3
    assert all(path_of(each).read_bytes().startswith(b"%PDF") for each in made)


def test_the_sign_ins_are_for_their_owner_alone_and_open_the_door(demo: Demo) -> None:
    assert stat.S_IMODE(sign_ins.path().stat().st_mode) == 0o600
    assert set(demo.passwords) == set(User.objects.values_list("username", flat=True))
    assert len(set(demo.passwords.values())) == len(demo.passwords)
    assert min(len(password) for password in demo.passwords.values()) >= 12
    for username, password in demo.passwords.items():
        user = authenticate(username=username, password=password)
        assert isinstance(user, User)
        assert user.is_demo


def test_lost_sign_ins_are_made_anew(demo: Demo) -> None:
    kept = sign_ins.path().read_bytes()
    sign_ins.path().unlink()
    try:
        renewed = actions.ensure().passwords
        [username, password] = next(iter(renewed.items()))
        assert authenticate(username=username, password=password)
        assert not set(renewed.values()) & set(demo.passwords.values())
        assert actions.ensure().passwords == renewed
    finally:
        sign_ins.path().write_bytes(kept)


def test_the_command_lists_every_sign_in_with_its_work(demo: Demo) -> None:
    shown, machine = StringIO(), StringIO()
    call_command("demo", "--sign-ins", stdout=shown)
    call_command("demo", "--json", stdout=machine)

    lines = shown.getvalue().splitlines()
    assert len(lines) == 1 + len(demo.passwords)
    assert all(
        any(name in line and word in line for line in lines)
        for name, word in demo.passwords.items()
    )
    answer = json.loads(machine.getvalue())
    assert answer["made_now"] is False
    assert {row["name"] for row in answer["sign_ins"]} == set(demo.passwords)


def test_production_has_no_demo(settings: Settings) -> None:
    settings.PRODUCTION = True

    with pytest.raises(CommandError, match="There is no demo in production"):
        call_command("demo", "--sign-ins")


def test_a_visitor_meets_no_dead_end() -> None:
    cache.clear()
    walk = Walk(each_kind=1)
    walk.go()

    assert walk.faults == []
    assert len(walk.seen) > 5
