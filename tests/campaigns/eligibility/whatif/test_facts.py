"""What a file may say, and what the engine makes of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from campaigns.eligibility.criteria import KINDS, Facts
from campaigns.eligibility.whatif import SCHEMA, answers
from campaigns.eligibility.whatif.schema import SUBJECT
from campaigns.eligibility.whatif.subject import facts_from
from tests.campaigns.eligibility.cases import CASES
from tests.campaigns.eligibility.cases.case import NEW, OLD, rated, subject
from tests.campaigns.eligibility.rulebook import OF_YEARLY_LETTERS
from tests.campaigns.eligibility.test_cases import LAW, answer


def facts(**known: Any) -> Facts:
    return facts_from(
        {"award": "KNC", "on": "2025-03-15", "achievement_year": 2024, **known},
        recipient="individual",
        groups=LAW.groups,
    )


def test_the_schema_in_the_docs_is_the_one_that_is_read() -> None:
    written = Path(settings.BASE_DIR / "docs" / "what-if.schema.json").read_text("utf-8")
    assert json.loads(written) == SCHEMA


def test_the_cases_use_every_key_of_the_schema_but_names_for_the_reader() -> None:
    used = {key for case in CASES for key in case.facts}
    unused = SUBJECT["properties"].keys() - used
    filed = {"registered_on", "submitted_on", "posted_working_days"}  # test_criteria_filing
    assert unused == {"name", "person", "unit", "note", "meets_standards"} | filed


def test_the_cases_ask_every_kind_of_condition_and_find_it_met_and_lacking() -> None:
    met = {kind for case in CASES for kind in case.met.split()}
    lacking = {kind for case in CASES for kind in case.lacks.split()}
    assert met == set(KINDS) - OF_YEARLY_LETTERS
    assert lacking - {"recipient"} == set(KINDS) - OF_YEARLY_LETTERS


def test_nothing_given_is_nothing_known() -> None:
    known = facts()
    assert known.ratings == ()
    assert (known.awards, known.initiatives, known.disciplines) == (None, None, None)
    assert (known.posts, known.merits, known.under_proceedings) == (None, None, None)
    assert (known.sex, known.posthumous, known.founded_on) == (None, None, None)


def test_null_is_as_good_as_absent() -> None:
    keys = SUBJECT["properties"].keys() - set(SUBJECT["required"])
    assert facts(**dict.fromkeys(keys)) == facts()


def test_an_empty_list_is_known_to_be_empty() -> None:
    known = facts(awards=[], initiatives=[], disciplines=[], posts=[], merits=[])
    assert (known.awards, known.initiatives, known.disciplines) == ((), (), ())
    assert (known.posts, known.merits) == ((), ())


def test_service_is_counted_to_the_day_of_the_decision() -> None:
    service = {"recruited_on": "2005-03-16", "joined_sector_on": "2010-03-15"}
    known = facts(service={**service, "hard_area": False}).service
    assert (known.total_months, known.sector_months, known.hard_area) == (239, 180, False)


def test_a_term_that_goes_on_runs_to_the_day_of_the_decision() -> None:
    posts = [
        {"post": "thu_truong", "from": "2024-03-16"},
        {"post": "thu_truong", "months": 6},
        {"post": "vu_cuc_truong", "from": "2020-01-01", "until": "2020-12-31"},
    ]
    held = facts(posts=posts).posts or ()
    assert {post.post: post.months for post in held} == {"thu_truong": 18, "vu_cuc_truong": 12}


def test_awards_know_their_group_and_their_place_in_the_file() -> None:
    (award,) = (
        facts(awards=[{"award": "BKB_CN", "year": 2019, "occasion": "campaign"}]).awards or ()
    )
    assert (award.group, award.occasion, award.pk) == ("BKB", "campaign", "awards[0]")


def test_one_count_of_discipline_that_is_not_known_leaves_all_unknown() -> None:
    assert facts(members={"disciplined": {"canh_cao": None}}).members.disciplined is None
    assert facts(members={"disciplined": {}}).members.disciplined == {}


def test_a_standard_that_is_stated_is_not_judged() -> None:
    known = subject("CSTDCS", NEW, ratings=rated("HTXSNV", 2024))
    assert answer(known)["verdict"] == "eligible"
    assert answer({**known, "meets_standards": {"LDTT": False}})["verdict"] == "not_eligible"
    assert answer({**known, "meets_standards": {"LDTT": None}})["verdict"] == "cannot_tell"
    old = subject("CSTDCS", OLD, meets_standards={"LDTT": True})
    assert answer(old)["findings"][0]["met"] is True


def test_what_the_lower_title_lacks_is_said_of_the_higher_one() -> None:
    told = answer(subject("CSTDCS", NEW, ratings=rated("HTNV", 2024)))
    assert told["findings"][1]["missing"] == (
        "Chưa đạt tiêu chuẩn Lao động tiên tiến năm 2024; "
        "xếp loại năm 2024 chưa đạt “hoàn thành tốt nhiệm vụ”"
    )


def test_a_file_may_be_a_list_or_an_object_that_holds_it() -> None:
    plain = [subject("LDTT", NEW, name="A", person="CB-1", unit="VP", ratings=rated("HTTNV", 2024))]
    bare = answers(json.dumps(plain).encode(), LAW)
    wrapped = answers(json.dumps({"format": 1, "subjects": plain}).encode("utf-8-sig"), LAW)
    assert bare == wrapped
    assert [bare[0][key] for key in ("name", "person", "unit")] == ["A", "CB-1", "VP"]


@pytest.mark.parametrize("gone", ["ratings", "awards", "initiatives", "disciplines", "merits"])
def test_a_fact_that_is_taken_away_never_turns_into_one_that_is_met(gone: str) -> None:
    for case in CASES:
        known = {key: value for key, value in case.facts.items() if key != gone}
        if case.verdict == "not_eligible":
            assert answer(known)["verdict"] != "eligible", case.title
