"""Two rows of one person, from the list of duplicates to the merge and back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.cast import Cast
from tests.units.people.twins import everything, twins
from units.people.models import Person, PersonMerge

Visitor = Callable[..., Page]


def test_the_officer_merges_two_rows_and_undoes_it(visitor: Visitor, cast: Cast) -> None:
    pair = twins(cast)
    pair.absorbed.postings.update(unit=cast.units["VP"])
    rows = {label: held for label, held in everything().items() if label in KINDS}
    page = visitor("officer")

    page.goto("/admin/units/person/")
    page.get_by_role("link", name="Hồ sơ trùng").click()
    page.get_by_role("link", name="So sánh").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("CB-Tai-2")
    for row in page.locator("table tbody tr").all():
        row.locator("input[type=radio]").first.check()
    page.get_by_role("button", name="Gộp hai hồ sơ này").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Hồ sơ đã gộp")
    assert Person.objects.get(pk=pair.absorbed.pk).merged_into == pair.kept
    page.goto(f"/admin/units/person/{pair.absorbed.pk}/change/")
    expect(page.locator("input[name=full_name]")).to_have_value("Nguyễn Văn Tài")

    page.goto("/people/merges/")
    page.get_by_role("button", name="Hoàn tác").click()
    expect(page.get_by_text("là hai hồ sơ riêng")).to_be_visible()
    assert PersonMerge.objects.get().undone_by == cast.users["officer"]
    assert {label: held for label, held in everything().items() if label in KINDS} == rows


def test_the_pages_fit_a_phone(visitor: Visitor, cast: Cast) -> None:
    pair = twins(cast)
    page = visitor("officer", PHONE)
    for address in (
        "/people/duplicates/",
        f"/people/{pair.kept.pk}/merge/{pair.absorbed.pk}/",
        "/people/merges/",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= 360") is True


KINDS = {
    "units.Person",
    "units.Posting",
    "units.PersonalData",
    "units.AnnualRating",
    "units.InitiativeAuthor",
    "campaigns.Nomination",
    "campaigns.Award",
}
