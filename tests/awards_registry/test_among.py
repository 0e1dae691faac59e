"""One of very many values, whatever signs are in them."""

import datetime

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.cast import Cast
from units.people.models import Person, PersonalData

NASTY = ['a"b', "a\\b", "{a,b}", "a,b", "NULL", "", " a ", "a'b", "%s", "é", "e\u0301", "\\", '"']


def test_texts_are_found_whatever_signs_they_hold(cast: Cast) -> None:
    for at, text in enumerate(NASTY):
        Person.objects.create(code=f"{text}!{at}", full_name="Ai")
    wanted = [f"{text}!{at}" for at, text in enumerate(NASTY)]
    found = Person.objects.filter(code__among=[*wanted, "nobody"]).values_list("code", flat=True)
    assert sorted(found) == sorted(wanted)
    for each in wanted:
        assert Person.objects.filter(code__among=[each]).count() == 1


def test_numbers_days_and_keys_are_found(cast: Cast) -> None:
    data = list(PersonalData.objects.exclude(birth_date=None)[:3])
    days = {each.birth_date for each in data}
    rows = PersonalData.objects.filter(birth_date__among=days)
    assert set(rows) == set(PersonalData.objects.filter(birth_date__in=days))
    keys = {each.person_id for each in data}
    assert Person.objects.filter(pk__among=keys).count() == len(keys)
    assert PersonalData.objects.filter(person__among=keys).count() == len(keys)
    assert not PersonalData.objects.filter(birth_date__among=[datetime.date(1800, 1, 1)])


def test_of_nothing_nothing_is_found(cast: Cast) -> None:
    assert not Person.objects.filter(code__among=[])
    assert not Person.objects.filter(merged_into__among=[None])


class AnyText(TestCase):
    @given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
    def test_any_text_is_a_value_and_no_more(self, texts: list[str]) -> None:
        person = Person.objects.create(code="AM", full_name="Ai")
        assert not Person.objects.filter(pk=person.pk, code__among=[f"{t}#" for t in texts])
        assert Person.objects.filter(pk=person.pk, code__among=[*texts, "AM"]).count() == 1
