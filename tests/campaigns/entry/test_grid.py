"""The grid: whole rows become drafts, the rest is kept as typed, faults stay in their cell."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from awards_registry.ledger.actions import first_fault
from awards_registry.ledger.models import Entry
from campaigns.catalogue.models import AwardType
from campaigns.entry.rows import UnreadableError, rows_of, rows_of_form
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination, Round, Scribble
from tests.campaigns.entry.sheets import at_grid, row, send, staffed
from tests.cast import Cast, employ, nominate
from units.households.models import Household


def grid_of(cast: Cast) -> str:
    return reverse("grid", args=[cast.round.pk])


def test_a_whole_row_becomes_a_judged_draft_with_its_lines_in_the_ledger(cast: Cast) -> None:
    told = send(at_grid(cast), cast, [row("nguyen van tai", "giấy khen")])

    made = Nomination.objects.get()
    assert (made.person, made.award_type.code) == (cast.people["Tài"], "GK_CN")
    assert (made.nominating_unit, made.round) == (cast.units["VP"], cast.round)
    assert (made.achievement_year, made.confirmed_clean) == (cast.round.year, True)
    assert made.created_by == cast.users["clerk"]
    assert made.achievement_key
    assert made.checks.get().verdict == "eligible"
    assert Entry.objects.get(verb="nomination.enter").actor == cast.users["clerk"]
    assert first_fault() is None
    [answer] = told["rows"]
    assert (answer["state"], answer["nomination"], answer["version"]) == ("saved", made.pk, 1)
    assert answer["who"] == "Nguyễn Văn Tài (CB-Tài)"
    assert "Đủ điều kiện" in answer["told"]


def test_a_row_is_judged_while_it_is_typed_and_nothing_is_kept_but_the_typing(cast: Cast) -> None:
    told = send(at_grid(cast), cast, [row("CB-Tài", achievement="")], save=False)

    assert told["rows"][0]["state"] == "open"
    assert "Đủ điều kiện" in told["rows"][0]["told"]
    assert not Nomination.objects.exists()
    assert Scribble.objects.get().content["rows"][0]["who"] == "CB-Tài"


def test_what_was_begun_stands_in_the_grid_again_and_goes_once_it_is_saved(cast: Cast) -> None:
    client = at_grid(cast)
    begun = row("Lý Thị Lan", achievement="", key="r9")
    send(client, cast, [row("CB-Tài")], others=[begun])

    page = client.get(grid_of(cast))
    shown = [each.typed.who for each in page.context["rows"]]
    assert shown == ["Nguyễn Văn Tài (CB-Tài)", "Lý Thị Lan (CB-Lan)"]

    send(client, cast, [begun | {"achievement": "Trực 60 đêm, xử lý 12 sự cố"}])
    assert Nomination.objects.count() == 2
    assert not Scribble.objects.exists()


def test_collectives_and_households_come_by_the_recipient_of_the_award(cast: Cast) -> None:
    home = AwardType.objects.filter(recipient="household")[0]
    cast.round.award_types.add(home)
    kept = Household.objects.create(
        code="HGD-1", head_name="Lò Văn Mừng", place="Mường Lát", unit=cast.units["VP"]
    )

    send(at_grid(cast), cast, [row("Văn phòng Tổng cục", "TTLDXS"), row("lo van mung", home.code)])

    office, household = Nomination.objects.order_by("pk")
    assert (office.unit, office.person) == (cast.units["VP"], None)
    assert household.household == kept


def test_namesakes_are_offered_and_one_is_chosen(cast: Cast) -> None:
    twin = employ("Nguyễn Văn Tài", "m", cast.units["VP"], code="CB-Tài-2")
    client = at_grid(cast)
    told = send(client, cast, [row("Nguyen Van Tai")])

    [answer] = told["rows"]
    assert answer["state"] == "choose"
    assert {each["value"] for each in answer["choices"]} == {
        f"person:{cast.people['Tài'].pk}",
        f"person:{twin.pk}",
    }
    chosen = {"who": "Nguyễn Văn Tài (CB-Tài-2)", "chosen": f"person:{twin.pk}"}
    send(client, cast, [row("x") | chosen])
    assert Nomination.objects.get().person == twin


@pytest.mark.parametrize(
    ("more", "cell", "part"),
    [
        ({"who": "Phan Ở Xa"}, "who", "Phan Ở Xa"),
        ({"who": "CB-Xa"}, "who", "CB-Xa"),
        ({"who": "Nguyễn Văn Tài (CB-Lan)"}, "who", "CB-Lan"),
        ({"award": "TTLDXS"}, "who", ""),
        ({"award": "Huân chương Sao Kim"}, "award", "Sao Kim"),
        ({"clean": "có lẽ"}, "clean", "có lẽ"),
        ({"achievement": "x" * 601}, "achievement", "601"),
        ({"achievement": "lật \u202e ngược"}, "achievement", "U+202E"),
        ({"nomination": 987_654}, "", ""),
    ],
)
def test_a_fault_stays_in_its_cell_and_its_row_is_not_saved(
    cast: Cast, more: dict[str, Any], cell: str, part: str
) -> None:
    told = send(at_grid(cast), cast, [row("CB-Tài") | more, row("CB-Lan")])

    wrong, right = told["rows"]
    assert part in wrong["errors"][cell]
    assert right["state"] == "saved"
    assert Nomination.objects.get().person == cast.people["Lan"]
    assert len(Scribble.objects.get().content["rows"]) == 1


def test_a_dissolved_collective_and_a_unit_of_others_are_no_candidates(cast: Cast) -> None:
    gone = cast.units["TT"]
    gone.dissolved_on = timezone.localdate() - datetime.timedelta(days=1)
    gone.save()
    client = at_grid(cast)

    told = send(client, cast, [row("TCMT-TT", "TTLDXS"), row("TCQLDD", "GK_TT")])
    assert [each["state"] for each in told["rows"]] == ["wrong", "wrong"]

    told = send(client, cast, [row("CB-Tài")], unit=str(cast.units["TCQLĐĐ"].pk))
    assert told["rows"][0]["state"] == "wrong"
    assert not Nomination.objects.exists()


def test_a_closed_round_keeps_what_is_typed_and_saves_nothing_new(cast: Cast) -> None:
    draft = nominate(cast, "Lan")
    cast.round.closes_on = timezone.localdate() - datetime.timedelta(days=1)
    cast.round.save()
    edited = row("CB-Lan", nomination=draft.pk, version=1)

    told = send(at_grid(cast), cast, [row("CB-Tài"), edited])

    assert [each["state"] for each in told["rows"]] == ["wrong", "saved"]
    assert Nomination.objects.count() == 1
    assert Scribble.objects.exists()


def test_the_second_of_two_clicks_writes_nothing(cast: Cast) -> None:
    client = at_grid(cast)
    first = send(client, cast, [row("CB-Tài")])
    second = send(client, cast, [row("CB-Tài")])

    assert first["rows"][0]["nomination"] == second["rows"][0]["nomination"]
    assert second["rows"][0]["state"] == "saved"
    assert (Nomination.objects.count(), Nomination.objects.get().version) == (1, 1)
    assert Entry.objects.filter(verb="nomination.enter").count() == 1


def test_two_on_one_row_see_the_difference_and_lose_nothing(cast: Cast) -> None:
    draft = nominate(cast)
    client = at_grid(cast)
    mine = row("CB-Tài", nomination=draft.pk, version=1, achievement="Bản của tôi, 12 việc")
    send(client, cast, [mine | {"achievement": "Bản của người kia, 11 việc", "key": "b"}])

    told = send(client, cast, [mine])

    [answer] = told["rows"]
    assert (answer["state"], answer["version"]) == ("conflict", 2)
    assert answer["achievement"] == "Bản của tôi, 12 việc"
    assert answer["stored"]["achievement"] == "Bản của người kia, 11 việc"
    assert Scribble.objects.get().content["rows"][0]["achievement"] == "Bản của tôi, 12 việc"
    again = send(client, cast, [mine | {"version": 2}])
    assert again["rows"][0]["state"] == "saved"
    draft.refresh_from_db()
    assert (draft.achievement, draft.version) == ("Bản của tôi, 12 việc", 3)


def test_what_has_left_the_unit_is_not_written_on(cast: Cast) -> None:
    sent = nominate(cast)
    actions.submit(sent, by=cast["clerk"])
    version = Nomination.objects.get().version

    told = send(at_grid(cast), cast, [row("CB-Tài", nomination=sent.pk, version=version)])
    assert told["rows"][0]["state"] == "conflict"
    fresh = send(at_grid(cast), cast, [row("CB-Tài")])
    assert fresh["rows"][0]["errors"]["who"]
    assert Nomination.objects.get().version == version


def test_the_same_words_for_somebody_else_are_told_and_saved_all_the_same(cast: Cast) -> None:
    words = "Vận hành đường dây nóng suốt 24 giờ, xử lý 243 vụ việc"
    told = send(
        at_grid(cast),
        cast,
        [row("CB-Tài", achievement=words), row("CB-Lan", achievement=words.upper())],
    )

    assert [each["state"] for each in told["rows"]] == ["saved", "saved"]
    first = Nomination.objects.get(person=cast.people["Tài"])
    assert first.number in told["by_key"]["r-CB-Lan-GK_CN"]["told"]


def test_only_clerks_of_the_round_open_it_and_garbage_is_refused(cast: Cast) -> None:
    other = Round.objects.create(
        name="Đợt của nơi khác",
        unit=cast.units["TCQLĐĐ"],
        year=cast.round.year,
        opens_on=cast.round.opens_on,
        closes_on=cast.round.closes_on,
    )
    client = at_grid(cast)
    assert client.get(reverse("grid", args=[other.pk])).status_code == 404
    assert at_grid(cast, "officer").get(grid_of(cast)).status_code == 403
    address = reverse("grid_row", args=[cast.round.pk])
    for body in (
        "",
        "[]",
        '{"rows": 1}',
        '{"rows": [{"who": 3}]}',
        '{"rows": [{"who": "\\ud800"}]}',
    ):
        answer = client.post(address, body, content_type="application/json")
        assert answer.status_code == 400
    with pytest.raises(UnreadableError):
        rows_of([{}] * 501)


def test_without_scripts_the_table_is_a_plain_form(cast: Cast) -> None:
    client = at_grid(cast)
    sent = {
        "unit": str(cast.units["VP"].pk),
        "row-0-who": "CB-Tài",
        "row-0-award": "GK_CN",
        "row-0-achievement": "Xử lý 1.602 hồ sơ đúng hạn",
        "row-0-clean": "có",
        "row-1-who": "Không Ai Cả",
        "row-1-award": "GK_CN",
        "row-2-who": "",
    }
    assert [each.who for each in rows_of_form(sent)] == ["CB-Tài", "Không Ai Cả", ""]

    page = client.post(grid_of(cast), sent)

    assert page.status_code == 200
    assert [each.state for each in page.context["rows"]] == ["saved", "wrong"]
    assert client.post(grid_of(cast), {**sent, "row-1-who": ""}).status_code == 302
    assert Nomination.objects.count() == 1


def test_the_type_ahead_offers_only_the_clerks_own(cast: Cast) -> None:
    client = at_grid(cast)

    def found(term: str, recipient: str = "") -> list[str]:
        query = {"term": term, "recipient": recipient}
        answer = client.get(reverse("grid_candidates"), query).json()
        return [each["text"] for each in answer["results"]]

    assert found("tai") == ["Nguyễn Văn Tài (CB-Tài)"]
    assert found("CB-Lan") == ["Lý Thị Lan (CB-Lan)"]
    assert found("xa") == []
    assert found("van phong", "collective") == ["Văn phòng Tổng cục (TCMT-VP)"]
    assert found("van phong", "individual") == []


def reads(client: Any, cast: Cast, rows: list[dict[str, Any]]) -> tuple[int, int]:
    """How often the saving of rows reads, and how often the page does after it."""
    with CaptureQueriesContext(connection) as saving:
        told = send(client, cast, rows)
    assert {each["state"] for each in told["rows"]} == {"saved"}
    with CaptureQueriesContext(connection) as opening:
        client.get(grid_of(cast))
    return tuple(  # type: ignore[return-value] # two counts
        sum(query["sql"].startswith("SELECT") for query in seen.captured_queries)
        for seen in (saving, opening)
    )


def test_three_rows_ask_as_often_as_three_hundred(cast: Cast) -> None:
    staffed(cast, 303)
    client = at_grid(cast)
    client.get(grid_of(cast))
    few = reads(client, cast, [row(f"P{n:03}") for n in range(3)])
    many = reads(client, cast, [row(f"P{n:03}") for n in range(3, 303)])

    assert few == many
    assert Nomination.objects.count() == 303
    assert first_fault() is None
