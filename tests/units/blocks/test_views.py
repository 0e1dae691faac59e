"""The pages of emulation blocks: who sees which, and what is answered where."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast
from tests.units.blocks.blocks import NUMBER, Blocks, stand
from units.blocks.actions import hand_over, members_of
from units.blocks.models import BlockYear, EmulationBlock

pytestmark = pytest.mark.django_db
SEES = ["officer", "leader", "secretary", "clerk", "administrator", "outsider"]


def as_(client: Client, cast: Cast, part: str) -> Client:
    client.force_login(cast[part])
    return client


def page(name: str, blocks: Blocks, *more: int) -> str:
    return reverse(name, args=[blocks.block.pk, *more])


@pytest.mark.parametrize("part", SEES)
def test_whoever_belongs_to_a_member_sees_the_block_and_no_other(
    client: Client, cast: Cast, blocks: Blocks, part: str
) -> None:
    client = as_(client, cast, part)

    assert list(client.get(reverse("block_list")).context["object_list"]) == [blocks.block]
    assert client.get(page("block", blocks)).status_code == 200
    assert client.get(reverse("block", args=[blocks.foreign.pk])).status_code == 404


@pytest.mark.parametrize("part", ["member_1", "signatory"])
def test_others_are_turned_away(client: Client, cast: Cast, blocks: Blocks, part: str) -> None:
    client = as_(client, cast, part)

    assert client.get(reverse("block_list")).status_code == 403
    assert client.get(page("block", blocks)).status_code == 403


def test_acts_on_a_foreign_block_find_nothing(client: Client, cast: Cast, blocks: Blocks) -> None:
    client = as_(client, cast, "ministry_officer")
    last = blocks.last.year
    for name in ("appoint", "members", "hand_over"):
        address = reverse(f"block_{name}", args=[blocks.foreign.pk, last])
        assert client.get(address).status_code == 404, name
        assert client.post(address).status_code == 404, name
        assert client.get(page(f"block_{name}", blocks, 1999)).status_code == 404, name
    address = reverse("block_open_year", args=[blocks.foreign.pk])
    assert client.post(address, {"year": blocks.year}).status_code == 404


@pytest.mark.parametrize(("part", "status"), [("clerk", 403), ("leader", 403), ("officer", 302)])
def test_acts_of_others_change_nothing(
    client: Client, cast: Cast, blocks: Blocks, part: str, status: int
) -> None:
    stood = blocks.appointed(cast["ministry_officer"])
    client = as_(client, cast, part)
    for name in ("appoint", "members", "hand_over"):
        answer = client.post(page(f"block_{name}", blocks, stood.year), {"decision_number": "9"})
        assert answer.status_code == status, name
    client.post(page("block_open_year", blocks), {"year": blocks.year + 1})
    assert BlockYear.objects.filter(block=blocks.block).count() == 2
    stood.refresh_from_db()
    assert stood.decision_number == NUMBER


def test_the_steps_of_a_year_follow_each_other(client: Client, cast: Cast, blocks: Blocks) -> None:
    client, steps = as_(client, cast, "ministry_officer"), []

    def look() -> None:
        steps.append(client.get(page("block", blocks)).context["step"])

    look()
    client.post(page("block_open_year", blocks), {"year": blocks.year})
    look()
    _first, second, third = blocks.members
    data: dict[str, Any] = {"head": second.pk, "deputy": third.pk, "decision_number": NUMBER}
    client.post(page("block_appoint", blocks, blocks.year), data)
    look()
    day = {"handed_over_on": f"{timezone.localdate():%d/%m/%Y}"}
    client.post(page("block_hand_over", blocks, blocks.year), day)
    look()
    client.post(page("block_open_year", blocks), {"year": blocks.year + 1})
    look()
    data = {"head": third.pk, "decision_number": "2"}
    client.post(page("block_appoint", blocks, blocks.year + 1), data)
    client.post(page("block_hand_over", blocks, blocks.year + 1), day)
    look()

    assert steps == ["open", "appoint", "hand_over", "open", "appoint", "done"]
    assert client.get(page("block", blocks)).context["office"] == cast.units["BTNMT"]


@pytest.mark.parametrize("year", ["", "x", "9" * 5000, "-1", "20261"])
def test_a_year_that_is_none_opens_nothing(
    client: Client, cast: Cast, blocks: Blocks, year: str
) -> None:
    answer = as_(client, cast, "ministry_officer").post(
        page("block_open_year", blocks), {"year": year}, follow=True
    )
    assert answer.status_code == 200
    assert [each.level_tag for each in answer.context["messages"]] == ["error"]


def test_wrong_input_is_answered_at_its_field_and_kept(
    client: Client, cast: Cast, blocks: Blocks
) -> None:
    stood = blocks.opened(cast["ministry_officer"])
    head = blocks.members[0].pk
    client = as_(client, cast, "ministry_officer")
    answer = client.post(
        page("block_appoint", blocks, stood.year),
        {"head": head, "deputy": head, "decision_number": "7/QĐ"},
    )
    assert list(answer.context["form"].errors) == ["deputy"]
    assert answer.context["form"]["decision_number"].value() == "7/QĐ"
    stranger = {"head": cast.units["VP"].pk, "decision_number": ""}
    answer = client.post(page("block_appoint", blocks, stood.year), stranger)
    assert sorted(answer.context["form"].errors) == ["decision_number", "head"]


def test_the_proposal_is_filled_in(client: Client, cast: Cast, blocks: Blocks) -> None:
    stood = blocks.opened(cast["ministry_officer"])
    answer = as_(client, cast, "ministry_officer").get(page("block_appoint", blocks, stood.year))
    form = answer.context["form"]
    assert [form[name].value() for name in ("head", "deputy")] == [
        unit.pk for unit in blocks.members[1:]
    ]
    assert list(form.fields["head"].queryset) == blocks.members


def test_members_are_put_in_order_by_their_places(
    client: Client, cast: Cast, blocks: Blocks
) -> None:
    stood = blocks.opened(cast["ministry_officer"])
    first, second, third = blocks.members
    client = as_(client, cast, "ministry_officer")
    address = page("block_members", blocks, stood.year)
    places = {f"place_{first.pk}": "", f"place_{second.pk}": "2", f"place_{third.pk}": "1"}
    client.post(address, places | {"joins": cast.units["TT"].pk})
    assert members_of(stood) == [third, second, cast.units["TT"]]

    answer = client.post(address, {f"place_{third.pk}": "nhất"})
    assert list(answer.context["form"].errors) == [f"place_{third.pk}"]
    answer = client.post(address, {})
    assert len(answer.context["form"].non_field_errors()) == 1
    assert members_of(stood) == [third, second, cast.units["TT"]]


def test_a_unit_of_others_cannot_be_brought_in(client: Client, cast: Cast, blocks: Blocks) -> None:
    stood = blocks.opened(cast["ministry_officer"])
    foreign = blocks.foreign.years.get().memberships.get().unit_id
    answer = as_(client, cast, "ministry_officer").post(
        page("block_members", blocks, stood.year), {"joins": foreign}
    )
    assert list(answer.context["form"].errors) == ["joins"]


def test_the_page_says_why_nothing_is_handed_over(
    client: Client, cast: Cast, blocks: Blocks
) -> None:
    by = cast["ministry_officer"]
    stood = hand_over(blocks.appointed(by), on=timezone.localdate(), by=by)
    address = page("block_hand_over", blocks, stood.year)
    client = as_(client, cast, "ministry_officer")
    assert client.get(address).context["obstacle"] != ""
    answer = client.post(address, {"handed_over_on": "01/01/2020"})
    assert len(answer.context["form"].non_field_errors()) == 1


def test_the_list_shows_one_year_and_offers_the_others(
    client: Client, cast: Cast, blocks: Blocks
) -> None:
    client = as_(client, cast, "ministry_officer")
    answer = client.get(reverse("block_list"))
    assert answer.context["years"] == [blocks.year, blocks.year - 1]
    assert [each.stood for each in answer.context["object_list"]] == [[]]
    answer = client.get(reverse("block_list"), {"year": blocks.last.year})
    [row] = answer.context["object_list"]
    assert (row.stood, row.stood[0].size) == ([blocks.last], 3)
    assert client.get(reverse("block_list"), {"year": "x"}).context["year"] == blocks.year


def test_a_block_without_members_is_found_by_those_who_enter_it(
    client: Client, cast: Cast, blocks: Blocks
) -> None:
    bare = EmulationBlock.objects.create(code="KHOI-IX", name="Khối thi đua IX")
    answer = as_(client, cast, "ministry_officer").get(reverse("block", args=[bare.pk]))
    assert (answer.status_code, answer.context["step"]) == (200, "")


def test_list_and_page_ask_as_often_for_many_as_for_few(
    client: Client, cast: Cast, blocks: Blocks, django_assert_max_num_queries: Any
) -> None:
    client = as_(client, cast, "ministry_officer")
    pages, counts = [reverse("block_list"), page("block", blocks)], []
    for first in (1, 3):
        for number in range(first, first * 7):
            block = EmulationBlock.objects.create(code=f"K{first}-{number}", name=f"Khối {number}")
            stand(block, blocks.year, blocks.members, head=blocks.members[0])
            stand(blocks.block, blocks.year - 10 * first - number, blocks.members[:first])
        for address in pages:
            client.get(address)
            with django_assert_max_num_queries(40) as seen:
                client.get(address)
            counts.append(len(seen))
    assert counts[:2] == counts[2:]
