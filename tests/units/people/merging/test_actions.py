"""One person exists once: two rows are merged with a choice for each conflict, and unmerged."""

from __future__ import annotations

import datetime
import json

import pytest
from django.utils import timezone

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from campaigns.nomination.models import Nomination
from tests.cast import LONG_AGO, Cast, employ, nominate
from tests.units.people.twins import BORN, Twins, everything, twins
from units.accounts.access import NotYoursError
from units.accounts.models import UnitRole, User
from units.people.merging import ABSORBED, KEPT, MergeError, compare, hindrances, merge, undo
from units.people.models import Person, PersonalData, PersonMerge, Posting
from units.record.models import AnnualRating, InitiativeAuthor

YEAR = timezone.localdate().year


@pytest.fixture
def pair(cast: Cast) -> Twins:
    return twins(cast)


def merged(cast: Cast, pair: Twins, side: str = KEPT) -> PersonMerge:
    return merge(pair.kept, pair.absorbed, choices=pair.all_to(side), by=cast["officer"])


def test_what_differs_stands_side_by_side_and_the_rest_moves(pair: Twins) -> None:
    found = pair.compared()
    labels = [each.label for each in found.conflicts]
    assert labels == [
        "Mã cán bộ",
        "Họ và tên",
        "Địa chỉ",
        "Đề nghị khen thưởng",
        "Xếp loại hằng năm",
        "Tác giả: Quan trắc tự động",
        "Người dùng",
    ]
    assert [each.key for each in found.filled] == [
        "person.party_member_since",
        "personal.birth_date",
    ]


def test_everything_of_the_absorbed_row_goes_to_the_one_kept(cast: Cast, pair: Twins) -> None:
    merged(cast, pair)
    kept = Person.objects.get(pk=pair.kept.pk)
    assert kept.postings.count() == 2
    assert set(kept.ratings.values_list("year", "level")) == {
        (YEAR, "HTXSNV"),
        (YEAR - 1, "HTXSNV"),
        (YEAR - 2, "HTXSNV"),
        (YEAR - 9, "HTTNV"),
    }
    assert set(kept.nominations.all()) == {pair.nomination, pair.rival}
    assert list(kept.awards.all()) == [pair.award]
    assert kept.reads.count() == 1
    assert (kept.code, kept.full_name, kept.party_member_since) == (
        "CB-Tài",
        "Nguyễn Văn Tài",
        LONG_AGO,
    )
    data = kept.personal_data
    assert (data.national_id, data.birth_date, data.address) == ("001084000001", BORN, "Hà Nội")


def test_the_other_side_may_be_chosen_for_every_conflict(cast: Cast, pair: Twins) -> None:
    merged(cast, pair, ABSORBED)
    kept = Person.objects.get(pk=pair.kept.pk)
    assert (kept.code, kept.full_name, kept.folded) == (
        "CB-Tai-2",
        "Nguyễn Văn Tai",
        "nguyen van tai",
    )
    assert kept.ratings.get(year=YEAR).level == "HTNV"
    assert kept.authorships.get().share == 40
    assert kept.user.username == "officer"
    assert kept.personal_data.address == "Hà Nam"
    assert pair.rival not in kept.nominations.all()


@pytest.mark.parametrize("side", [KEPT, ABSORBED])
def test_nothing_is_lost_what_was_not_chosen_stays_with_the_old_row(
    cast: Cast, pair: Twins, side: str
) -> None:
    models = [AnnualRating, InitiativeAuthor, Nomination, Posting, PersonalData, Person, User]
    before = [model._base_manager.count() for model in models]
    merged(cast, pair, side)
    assert [model._base_manager.count() for model in models] == before
    old = Person.objects.get(pk=pair.absorbed.pk)
    assert old.ratings.get().level == ("HTNV" if side == KEPT else "HTXSNV")
    assert {old.authorships.get().share, 40 if side == ABSORBED else 60} == {40, 60}
    assert old.personal_data.address == ("Hà Nam" if side == KEPT else "Hà Nội")


def test_the_absorbed_row_is_in_no_list_and_its_code_finds_the_person(
    cast: Cast, pair: Twins
) -> None:
    merged(cast, pair)
    assert pair.absorbed not in Person.objects.visible_to(cast["officer"])
    root = User.objects.create_superuser("root", "x", full_name="Người Giữ Nhà")
    assert pair.absorbed not in Person.objects.within(root.scope())
    assert list(Person.objects.named("nguyen van tai")) == [pair.kept]
    assert list(Person.objects.named("cb-tai-2")) == [pair.kept]
    lost = AnnualRating.objects.get(person=pair.absorbed)
    assert lost not in AnnualRating.objects.within(root.scope())


@pytest.mark.parametrize("side", [KEPT, ABSORBED])
def test_undoing_restores_every_row_exactly(cast: Cast, pair: Twins, side: str) -> None:
    before = everything()
    done = merged(cast, pair, side)
    assert everything() != before
    undo(done, by=cast["officer"])
    assert everything() == before
    done.refresh_from_db()
    assert done.undone_by == cast.users["officer"]
    with pytest.raises(MergeError):
        undo(done, by=cast["officer"])
    assert everything() == before


def test_personal_data_move_whole_where_the_kept_row_has_none(cast: Cast, pair: Twins) -> None:
    PersonalData.objects.filter(person=pair.kept).delete()
    before = everything()
    done = merged(cast, pair)
    assert PersonalData.objects.get().person == pair.kept
    undo(done, by=cast["officer"])
    assert everything() == before


def test_the_merge_and_the_ledger_hold_no_personal_data(cast: Cast, pair: Twins) -> None:
    done = merged(cast, pair, ABSORBED)
    undo(done, by=cast["officer"])
    lines = list(Entry.objects.order_by("sequence").values_list("verb", "content"))
    assert [verb for verb, _content in lines[-2:]] == ["person.merge", "person.merge_undo"]
    assert first_fault() is None
    told = json.dumps([done.choices, done.moved], ensure_ascii=False)
    for secret in ("001084000001", str(BORN), "06/05/1984", "Hà Nội", "Hà Nam", str(LONG_AGO)):
        assert (secret in told, secret in json.dumps(lines, ensure_ascii=False)) == (False, False)
    assert "Nguyễn" not in json.dumps(lines, ensure_ascii=False)


def test_every_conflict_asks_for_a_choice(cast: Cast, pair: Twins) -> None:
    choices = pair.all_to(KEPT)
    for key in choices:
        rest = {other: side for other, side in choices.items() if other != key}
        with pytest.raises(MergeError):
            merge(pair.kept, pair.absorbed, choices=rest, by=cast["officer"])
    assert PersonMerge.objects.count() == 0


def test_two_national_ids_need_a_reason(cast: Cast, pair: Twins) -> None:
    PersonalData.objects.filter(person=pair.absorbed).update(national_id="012345678")
    choices = pair.all_to(ABSORBED)
    with pytest.raises(MergeError):
        merge(pair.kept, pair.absorbed, choices=choices, by=cast["officer"], reason=" ")
    before = everything()
    done = merge(
        pair.kept, pair.absorbed, choices=choices, by=cast["officer"], reason="Đổi sang CCCD"
    )
    assert PersonalData.objects.get(person=pair.kept).national_id == "012345678"
    assert done.choices["reason"] == "Đổi sang CCCD"
    undo(done, by=cast["officer"])
    assert everything() == before


def test_who_looked_at_something_else_is_asked_to_look_again(cast: Cast, pair: Twins) -> None:
    seen, choices = pair.compared().seal, pair.all_to(KEPT)
    AnnualRating.objects.filter(person=pair.absorbed, year=YEAR).update(level="KHTNV")
    with pytest.raises(MergeError):
        merge(pair.kept, pair.absorbed, choices=choices, by=cast["officer"], seen=seen)


def test_nobody_is_merged_with_oneself_or_twice(cast: Cast, pair: Twins) -> None:
    with pytest.raises(MergeError):
        merge(pair.kept, pair.kept, choices={}, by=cast["officer"])
    choices = pair.all_to(KEPT)
    merge(pair.kept, pair.absorbed, choices=choices, by=cast["officer"])
    for one, other in ((pair.kept, pair.absorbed), (pair.absorbed, pair.kept)):
        with pytest.raises(MergeError):
            merge(one, other, choices=choices, by=cast["officer"])
    assert PersonMerge.objects.count() == 1


@pytest.mark.parametrize(
    "part", ["clerk", "outsider", "outside_officer", "administrator", "secretary", "leader"]
)
def test_only_clerks_or_officers_of_both_units_merge_and_undo(
    cast: Cast, pair: Twins, part: str
) -> None:
    with pytest.raises(NotYoursError):
        merge(pair.kept, pair.absorbed, choices=pair.all_to(KEPT), by=cast[part])
    done = merged(cast, pair)
    with pytest.raises(NotYoursError):
        undo(done, by=cast[part])


def test_a_clerk_of_both_units_and_the_officer_above_may(cast: Cast, pair: Twins) -> None:
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["TT"], role="clerk", starts_on=LONG_AGO
    )
    done = merge(pair.kept, pair.absorbed, choices=pair.all_to(KEPT), by=cast["clerk"])
    undo(done, by=cast["ministry_officer"])
    assert PersonMerge.objects.get().undone_at is not None


def test_a_merge_on_which_something_was_built_is_not_undone(cast: Cast, pair: Twins) -> None:
    done = merged(cast, pair)
    made = nominate(cast, person=pair.kept, achievement_year=YEAR - 5)
    with pytest.raises(MergeError, match=str(YEAR) + "|Nguyễn Văn Tài"):
        undo(done, by=cast["officer"])
    made.delete()
    assert hindrances([done]) == {done.pk: ""}


def test_a_moved_row_that_was_changed_or_cited_holds_the_merge(cast: Cast, pair: Twins) -> None:
    done = merged(cast, pair)
    rating = AnnualRating.objects.get(person=pair.kept, year=YEAR - 9)
    AnnualRating.objects.filter(pk=rating.pk).update(level="HTNV")
    changed = hindrances([done])[done.pk]
    AnnualRating.objects.filter(pk=rating.pk).update(level="HTTNV")
    Posting.objects.filter(person=pair.kept, unit=cast.units["TT"]).update(
        ended_on=datetime.date(2020, 1, 1)
    )
    closed = hindrances([done])[done.pk]
    Posting.objects.filter(person=pair.kept, unit=cast.units["TT"]).update(ended_on=None)
    pair.nomination.initiatives.clear()
    cited = hindrances([done])[done.pk]
    assert [bool(said) for said in (changed, closed, cited)] == [True, True, True]
    assert len({changed, closed, cited}) == 3


def test_a_chosen_field_that_was_edited_holds_the_merge(cast: Cast, pair: Twins) -> None:
    done = merged(cast, pair)
    PersonalData.objects.filter(person=pair.kept).update(birth_date=LONG_AGO)
    assert hindrances([done])[done.pk] != ""


def test_signing_in_or_being_read_builds_nothing(cast: Cast, pair: Twins) -> None:
    done = merged(cast, pair, ABSORBED)
    User.objects.filter(pk=cast.users["officer"].pk).update(last_login=timezone.now())
    assert hindrances([done]) == {done.pk: ""}


def test_merges_are_undone_from_the_last_to_the_first(cast: Cast, pair: Twins) -> None:
    before = everything()
    first = merged(cast, pair)
    third = employ("Nguyễn Văn Tài", "m", cast.units["VP"], code="CB-Tài-3")
    between = everything()
    choices = {each.key: KEPT for each in compare(third, pair.kept).conflicts}
    second = merge(third, pair.kept, choices=choices, by=cast["officer"])
    pair.absorbed.refresh_from_db()
    assert pair.absorbed.merged_into == third
    with pytest.raises(MergeError):
        undo(first, by=cast["officer"])
    undo(second, by=cast["officer"])
    assert everything() == between
    second.delete()
    AnnualRating.objects.filter(person=third).delete()
    third.postings.all().delete()
    third.delete()
    undo(first, by=cast["officer"])
    assert everything() == before
