"""What is typed in the grid: kept by unit and window, read as lists are, and never in the way."""

from __future__ import annotations

import unicodedata

from django.urls import reverse

from awards_registry.policy import Role
from campaigns.entry.rows import LONGEST
from campaigns.nomination.models import Nomination, Scribble
from tests.campaigns.entry.sheets import DAY, at_grid, row, send
from tests.cast import Cast
from units.accounts.models import UnitRole
from units.record.models import Initiative, InitiativeAuthor


def at(cast: Cast, unit: str) -> str:
    return f"{reverse('grid', args=[cast.round.pk])}?unit={cast.units[unit].pk}"


def typed_in(page: object) -> list[str]:
    return [each.typed.who for each in page.context["rows"]]  # type: ignore[attr-defined] # of the test client


def test_what_was_typed_for_one_unit_does_not_stand_in_the_grid_of_another(cast: Cast) -> None:
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["TT"], role=Role.CLERK, starts_on=DAY
    )
    client = at_grid(cast)
    send(client, cast, [row("CB-Tài", achievement="")])
    send(client, cast, [row("CB-Đạt", achievement="")], unit=str(cast.units["TT"].pk))

    assert typed_in(client.get(at(cast, "VP"))) == ["Nguyễn Văn Tài (CB-Tài)"]
    assert typed_in(client.get(at(cast, "TT"))) == ["Đinh Quốc Đạt (CB-Đạt)"]


def test_two_windows_on_one_grid_lose_nothing_of_each_other(cast: Cast) -> None:
    client = at_grid(cast)
    one, other = row("CB-Tài", achievement="", key="a1"), row("CB-Lan", achievement="", key="b1")
    send(client, cast, [one], known=["a1", "a2"])
    send(client, cast, [other], known=["b1", "b2"])
    assert len(typed_in(client.get(at(cast, "VP")))) == 2

    send(client, cast, [one | {"achievement": "Xử lý 1.602 hồ sơ"}], known=["a1", "a2"])

    assert [each["key"] for each in Scribble.objects.get().content["rows"]] == ["b1"]
    send(client, cast, [other | {"who": ""}], known=["b1", "b2"])
    assert not Scribble.objects.exists()


def test_letters_of_old_fonts_and_marks_that_stand_apart_are_put_right(cast: Cast) -> None:
    apart = unicodedata.normalize("NFD", "Hoàn thành xuất sắc\nnhiệm vụ năm")
    old = "Hoµn thµnh xuÊt s¾c nhiÖm vô ®\u00adîc giao"
    who = unicodedata.normalize("NFD", "Lý Thị Lan")

    told = send(at_grid(cast), cast, [row("CB-Tài", achievement=apart), row(who, achievement=old)])

    assert [each["state"] for each in told["rows"]] == ["saved", "saved"]
    assert list(Nomination.objects.order_by("pk").values_list("achievement", flat=True)) == [
        "Hoàn thành xuất sắc\nnhiệm vụ năm",
        "Hoàn thành xuất sắc nhiệm vụ được giao",
    ]
    assert told["rows"][1]["achievement"] == "Hoàn thành xuất sắc nhiệm vụ được giao"


def test_a_cell_that_is_far_too_long_keeps_no_other_row_from_being_saved(cast: Cast) -> None:
    told = send(at_grid(cast), cast, [row("CB-Tài"), row("CB-Lan", achievement="x " * 20_000)])

    saved, wrong = told["rows"]
    assert (saved["state"], wrong["state"]) == ("saved", "wrong")
    assert "600" in wrong["errors"]["achievement"]


def test_more_than_can_be_kept_while_typing_is_said_and_whole_rows_are_saved(cast: Cast) -> None:
    many = [row("CB-Lan", achievement="x" * LONGEST, key=f"k{n}") for n in range(15)]

    told = send(at_grid(cast), cast, [row("CB-Tài"), *many])

    assert told["rows"][0]["state"] == "saved"
    assert "lưu" in told["error"]
    plain = {"row-0-who": "CB-Lan", "row-0-achievement": "x"} | {
        f"row-{n}-{name}": text
        for n in range(1, 15)
        for name, text in (("who", "?"), ("achievement", "x" * LONGEST))
    }
    page = at_grid(cast).post(reverse("grid", args=[cast.round.pk]), plain)
    assert page.status_code == 200


def test_a_draft_that_goes_to_somebody_else_cites_nothing_of_the_first(cast: Cast) -> None:
    client, (tai, lan) = at_grid(cast), (cast.people["Tài"], cast.people["Lan"])
    [kept] = send(client, cast, [row("CB-Tài")])["rows"]
    draft = Nomination.objects.get()
    alone = Initiative.objects.create(
        title="Của riêng Tài", year=cast.round.year, scope="base", recognised_by="x"
    )
    shared = Initiative.objects.create(title="Chung", year=cast.round.year, scope="base")
    for made, person in ((alone, tai), (shared, tai), (shared, lan)):
        InitiativeAuthor.objects.create(initiative=made, person=person)
    draft.initiatives.set([alone, shared])
    draft.co_authors.set([lan, cast.people["Đạt"]])

    send(client, cast, [kept | {"who": "CB-Lan", "chosen": ""}])

    draft.refresh_from_db()
    assert draft.person == lan
    assert list(draft.initiatives.all()) == [shared]
    assert list(draft.co_authors.all()) == [cast.people["Đạt"]]
