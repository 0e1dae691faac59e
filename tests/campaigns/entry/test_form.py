"""The form of one nomination: what is typed is kept, judged at once, and gone once it is saved."""

from __future__ import annotations

import datetime
import unicodedata
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.nomination import actions
from campaigns.nomination.models import Nomination, Scribble
from tests.campaigns.admin.test_nomination import ADD, CHANGE, filled
from tests.campaigns.entry.sheets import DAY, at_grid
from tests.cast import Cast, nominate
from units.accounts.models import UnitRole
from units.households.models import Household


def typing(cast: Cast, place: str, part: str = "clerk", **fields: Any) -> Any:
    sent = {"place": place} | fields
    return at_grid(cast, part).post(reverse("entry_typing"), sent)


def shown(cast: Cast, address: str, part: str = "clerk") -> Any:
    return at_grid(cast, part).get(address).context["adminform"].form


def test_what_is_typed_stands_in_the_form_again_and_goes_with_saving(cast: Cast) -> None:
    person = cast.people["Tài"].pk
    answer = typing(
        cast, "nomination:new", achievement="Nửa câu", person=person, merits=["invention"]
    )
    assert answer.status_code == 200

    form = shown(cast, reverse(ADD))
    assert form["achievement"].value() == "Nửa câu"
    assert str(form["person"].value()) == str(person)
    assert form["merits"].value() == ["invention"]

    at_grid(cast).post(reverse(ADD), filled(cast))
    assert not Scribble.objects.exists()
    assert Nomination.objects.count() == 1


def test_an_address_that_asks_for_somebody_is_not_overwritten_but_offers_it(cast: Cast) -> None:
    typing(cast, "nomination:new", achievement="Nửa câu")
    address = f"{reverse(ADD)}?round={cast.round.pk}"

    assert shown(cast, address)["achievement"].value() in {None, ""}
    assert "?typed=1" in at_grid(cast).get(address).content.decode()


def test_what_was_typed_over_a_draft_is_discarded_by_a_button(cast: Cast) -> None:
    draft = nominate(cast)
    place = f"nomination:{draft.pk}"
    typing(cast, place, achievement="Bản mới", seen_version="1")
    address = reverse(CHANGE, args=[draft.pk])
    assert shown(cast, address)["achievement"].value() == "Bản mới"

    answer = at_grid(cast).post(reverse("entry_forget"), {"place": place})

    assert answer["Location"] == address
    assert shown(cast, address)["achievement"].value() == draft.achievement
    assert not Scribble.objects.exists()


@pytest.mark.parametrize(("part", "status"), [("outsider", 404), ("officer", 403)])
def test_nobody_types_on_a_form_of_others(cast: Cast, part: str, status: int) -> None:
    draft = nominate(cast)

    assert typing(cast, f"nomination:{draft.pk}", part, achievement="x").status_code == status
    assert typing(cast, "nomination:abc", achievement="x").status_code == 404
    assert not Scribble.objects.exists()


def test_more_than_a_form_holds_is_not_kept(cast: Cast) -> None:
    assert typing(cast, "nomination:new", report="x" * 700_000).status_code == 400


def test_the_verdict_stands_beside_the_form_before_it_is_saved(cast: Cast) -> None:
    words = "Số hóa 1.602 hồ sơ, rút thời gian tra cứu xuống một giờ"
    nominate(cast, award="CSTDCS", achievement=words)
    sent = filled(cast, achievement=words) | {"place": "nomination:new"}

    page = at_grid(cast).post(reverse("entry_verdict"), sent).content.decode()

    assert "Đủ điều kiện" in page
    assert "Điều 5" in page
    assert Nomination.objects.count() == 1


def test_a_household_is_nominated_and_what_stands_in_other_fields_does_not_count(
    cast: Cast,
) -> None:
    award = AwardType.objects.filter(recipient="household")[0]
    cast.round.award_types.add(award)
    kept = Household.objects.create(
        code="HGD-1", head_name="Lò Văn Mừng", place="Mường Lát", unit=cast.units["VP"]
    )
    client = at_grid(cast)

    missing = client.post(reverse(ADD), filled(cast, award_type=award.pk))
    assert "household" in missing.context["adminform"].form.errors
    client.post(reverse(ADD), filled(cast, award_type=award.pk, household=kept.pk))

    made = Nomination.objects.get()
    assert (made.household, made.person) == (kept, None)
    again = client.post(reverse(ADD), filled(cast, award_type=award.pk, household=kept.pk))
    assert "household" in again.context["adminform"].form.errors
    assert client.get(made.get_absolute_url()).status_code == 200


def test_report_and_co_authors_are_kept_but_nobody_is_a_co_author_of_their_own(cast: Cast) -> None:
    client = at_grid(cast)
    lan, tai = cast.people["Lan"].pk, cast.people["Tài"].pk

    wrong = client.post(reverse(ADD), filled(cast, co_authors=[tai], report="Báo cáo"))
    assert "co_authors" in wrong.context["adminform"].form.errors
    client.post(reverse(ADD), filled(cast, co_authors=[lan], report="Báo cáo"))

    made = Nomination.objects.get()
    assert made.report == "Báo cáo"
    assert list(made.co_authors.values_list("pk", flat=True)) == [lan]


def test_saving_one_window_keeps_what_is_typed_about_somebody_else_in_another(cast: Cast) -> None:
    typing(cast, "nomination:new", achievement="Nửa câu về Lan", person=cast.people["Lan"].pk)

    at_grid(cast).post(reverse(ADD), filled(cast))

    assert Nomination.objects.get().person == cast.people["Tài"]
    assert shown(cast, reverse(ADD))["achievement"].value() == "Nửa câu về Lan"


def test_a_round_that_closed_while_one_typed_is_told_by_its_day(cast: Cast) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    type(cast.round).objects.filter(pk=cast.round.pk).update(closes_on=yesterday)

    page = at_grid(cast).post(reverse(ADD), filled(cast))

    errors = page.context["adminform"].form.errors
    assert list(errors) == ["round"]
    assert f"{yesterday:%d/%m/%Y}" in errors["round"][0]
    assert not Nomination.objects.exists()


def test_what_was_typed_over_a_dossier_that_a_colleague_sent_is_there_once_it_is_back(
    cast: Cast,
) -> None:
    row = nominate(cast)
    address = reverse(CHANGE, args=[row.pk])
    actions.submit(row, by=cast["clerk"])

    said = at_grid(cast).post(address, filled(cast, achievement="Viết rất lâu"), follow=True)

    assert "đã được giữ" in said.content.decode()
    actions.return_for_correction(row, by=cast["officer"], reason="Bổ sung")
    assert shown(cast, address)["achievement"].value() == "Viết rất lâu"
    row.refresh_from_db()
    assert row.achievement != "Viết rất lâu"


def test_marks_that_stand_apart_are_put_together_and_turned_lines_refused(cast: Cast) -> None:
    apart = unicodedata.normalize("NFD", "Hoàn thành xuất sắc")
    at_grid(cast).post(reverse(ADD), filled(cast, achievement=apart, report=apart))

    kept = Nomination.objects.get()
    assert kept.achievement == kept.report == "Hoàn thành xuất sắc"
    page = at_grid(cast).post(reverse(ADD), filled(cast, achievement="Hoàn\u202e thành"))
    assert "U+202E" in str(page.context["adminform"].form.errors["achievement"])


def test_who_reads_of_more_people_as_an_officer_nominates_only_the_own(cast: Cast) -> None:
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["TCQLĐĐ"], role=Role.OFFICER, starts_on=DAY
    )

    page = at_grid(cast).post(reverse(ADD), filled(cast, person=cast.people["Xa"].pk))

    assert "person" in page.context["adminform"].form.errors
    assert not Nomination.objects.exists()
