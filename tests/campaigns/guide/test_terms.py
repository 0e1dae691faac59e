"""Every term is defined in both languages, with its article where the law has one."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from campaigns.guide.terms import GROUPS, TERMS, found
from tests.cast import Cast


def test_there_are_enough_terms_and_each_is_whole() -> None:
    assert len(TERMS) >= 60
    assert sum(map(len, GROUPS.values())) == len(TERMS)
    for each in TERMS.values():
        assert all((each.vi, each.en, each.says_vi, each.says_en)), each.key
        assert len(each.says_vi) > 40, each.key
        assert each.says_vi.endswith("."), each.key


@pytest.mark.parametrize("text", ["thẩm định", "tham dinh", "THAM  DINH", "screening"])
def test_a_term_is_found_with_and_without_accents(text: str) -> None:
    assert found(text)[0].key == "screening"


def test_an_article_finds_what_stands_on_it() -> None:
    assert "simplified" in {each.key for each in found("dieu 85")}
    assert found("không có từ này") == []


def test_the_page_shows_all_terms_or_those_asked_for(client: Client, cast: Cast) -> None:
    client.force_login(cast["member_1"])
    every = client.get(reverse("glossary"))
    some = client.get(reverse("glossary"), {"q": "to trinh"})
    none = client.get(reverse("glossary"), {"q": "xyzxyz"})
    assert every.context["count"] == len(TERMS)
    assert 0 < some.context["count"] < 10
    assert "Không có thuật ngữ này" in none.content.decode()
