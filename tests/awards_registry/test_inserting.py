"""Rows brought in by the thousand are the rows that saving one by one would have made."""

import datetime
from typing import Any

import pytest
from django.db import DataError, IntegrityError, transaction
from django.forms import model_to_dict
from django.utils import timezone

from awards_registry.inserting import insert
from campaigns.council.models import Ballot
from tests.cast import Cast
from units.intake.models import Batch, Sheaf
from units.organisation.models import Unit
from units.people.models import Person, Posting

# What an own hand at escaping would get wrong on its way into a database.
TEXTS = [
    "Nguyễn Thị Hạnh",
    "tab\tline\nreturn\rback\\slash",
    r"\N",
    "\\.",
    "",
    "  spaces  ",
    "a,b;\"c\" 'd' {e} %s $1",
    "𝔘nicode ✓ e\u0301",
]


def people(count: int, **more: Any) -> list[dict[str, Any]]:
    return [{"code": f"IN-{at}", "full_name": f"Ai {at}", **more} for at in range(count)]


def test_a_row_is_what_saving_it_would_have_made(cast: Cast) -> None:
    day = datetime.date(2020, 2, 29)
    said = {"full_name": "Lê Văn Tám", "sex": "m", "joined_sector_on": day, "union_member": True}
    saved = Person.objects.create(code="IN-A", **said)
    [key] = insert(
        Person,
        [{"code": "IN-B", **said, "folded": saved.folded, "sort_key": saved.sort_key}],
    )
    brought = Person.objects.get(pk=key)
    for field in Person._meta.concrete_fields:
        if field.name not in {"id", "code"}:
            assert getattr(brought, field.attname) == getattr(saved, field.attname)


def test_what_a_row_leaves_out_gets_the_default_of_its_field(cast: Cast) -> None:
    keys = insert(Unit, [{"code": "IN-1", "name": "Một"}, {"code": "IN-2", "name": "Hai"}])
    plain = model_to_dict(Unit(code="IN-1", name="Một"), exclude=["id"])
    assert model_to_dict(Unit.objects.get(pk=keys[0]), exclude=["id"]) == plain


def test_keys_come_in_the_order_of_the_rows_and_the_next_row_gets_another(cast: Cast) -> None:
    keys = insert(Person, people(2_000))
    assert len(set(keys)) == 2_000
    codes = dict(Person.objects.filter(pk__in=keys).values_list("pk", "code"))
    assert [codes[key] for key in keys] == [f"IN-{at}" for at in range(2_000)]
    later = Person.objects.create(code="IN-LATER", full_name="Sau")
    assert later.pk > max(keys)
    assert min(insert(Person, people(1, code="IN-LAST"))) > later.pk


def test_keys_of_rows_that_went_are_not_given_again(cast: Cast) -> None:
    before = insert(Person, people(3))
    Person.objects.filter(pk__in=before).delete()
    assert not set(insert(Person, people(3))) & set(before)


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_comes_out_as_it_went_in(text: str, cast: Cast) -> None:
    keys = insert(Person, people(3, full_name=text))
    assert set(Person.objects.filter(pk__in=keys).values_list("full_name", flat=True)) == {text}


def test_values_that_one_key_of_a_dict_would_take_for_equal_stay_apart(cast: Cast) -> None:
    batch = Batch.objects.create(kind="people", file_name="x", file_hash="0")
    told: list[Any] = [1, True, 1.0, [], {"a": ["\\", "\t"]}, "text"]
    rows = [{"batch_id": batch.pk, "number": at, "lines": each} for at, each in enumerate(told)]
    keys = insert(Sheaf, rows)
    kept = Sheaf.objects.in_bulk(keys)
    assert [repr(kept[key].lines) for key in keys] == [repr(row["lines"]) for row in rows]
    assert kept[keys[0]].written == {}


def test_nothing_to_insert_asks_the_database_nothing(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        assert insert(Person, []) == []


def test_what_the_database_refuses_takes_back_all_rows(cast: Cast) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Person, [*people(3), {"code": "IN-1", "full_name": "Hai lần"}])
    assert not Person.objects.filter(code__startswith="IN-").exists()


def test_a_row_that_hangs_on_nothing_is_refused_at_the_end(cast: Cast) -> None:
    unit = Unit.objects.get(code="TCMT")
    post = {"unit_id": unit.pk, "position": "Chuyên viên", "started_on": timezone.localdate()}
    insert(Posting, [{**post, "person_id": 999_999_999}])
    with pytest.raises(IntegrityError), transaction.atomic():
        transaction.get_connection().check_constraints()
    Posting.objects.filter(person_id=999_999_999).delete()


def test_a_text_too_long_for_its_column_is_refused_where_columns_have_a_length(
    cast: Cast,
) -> None:
    if transaction.get_connection().vendor != "postgresql":
        return
    with pytest.raises(DataError), transaction.atomic():
        insert(Person, people(1, code="x" * 33))


def test_a_field_that_fills_itself_on_save_is_not_for_this(cast: Cast) -> None:
    with pytest.raises(TypeError, match="fills itself"):
        insert(Ballot, [{}])
