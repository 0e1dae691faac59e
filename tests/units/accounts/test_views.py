"""The page of stand-ins: for everybody their own, for administrators their units'."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from awards_registry.policy import Role
from tests.cast import PARTS, Cast
from tests.units.accounts.stand_ins import DAY, PAPER, days, role_of, stand_in
from units.accounts.models import UnitRole

pytestmark = pytest.mark.django_db
LIST = reverse("stand_ins")


def as_(cast: Cast, part: str) -> Client:
    client = Client()
    client.force_login(cast[part])
    return client


def name_page(cast: Cast, part: str) -> str:
    return reverse("stand_in_name", args=[role_of(cast, part).pk])


def filled(cast: Cast, to: str) -> dict[str, Any]:
    first, last = days().values()
    return {
        "to": cast.users[to].pk,
        "starts_on": f"{first:%d/%m/%Y}",
        "ends_on": f"{last:%d/%m/%Y}",
        "absence": "leave",
        "paper": PAPER,
    }


def said(answer: Any) -> list[str]:
    return [str(each) for each in get_messages(answer.wsgi_request)]


@pytest.mark.parametrize("part", PARTS)
def test_everybody_opens_the_page_with_the_own_roles(cast: Cast, part: str) -> None:
    answer = as_(cast, part).get(LIST)
    assert [held for held, _may in answer.context["own"]] == [role_of(cast, part)]
    assert [may for _held, may in answer.context["own"]] == [PARTS[part][1] != Role.MEMBER]
    assert reverse("stand_ins") in answer.content.decode()


def test_a_stand_in_is_named_and_ended_through_the_page(cast: Cast) -> None:
    client = as_(cast, "officer")
    assert client.get(name_page(cast, "officer")).status_code == 200

    answer = client.post(name_page(cast, "officer"), filled(cast, "secretary"))
    assert answer["Location"] == LIST
    first, last = (f"{day:%d/%m/%Y}" for day in days().values())
    assert said(answer) == [f"Trần Minh Thư được ủy quyền từ {first} đến {last}."]
    assert Role.OFFICER in cast["secretary"].roles

    [line] = client.get(LIST).context["lines"]
    assert (str(line.word), line.may_end) == ("đang hiệu lực", True)
    answer = client.post(reverse("stand_in_end", args=[line.stand_in.pk]))
    assert said(answer) == ["Trần Minh Thư không còn được ủy quyền."]
    [line] = client.get(LIST).context["lines"]
    assert (str(line.word), line.may_end) == ("chấm dứt sớm", False)
    assert cast["secretary"].roles == {Role.SECRETARY}


def test_the_stand_in_sees_it_and_cannot_end_it(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    client = as_(cast, "secretary")
    [line] = client.get(LIST).context["lines"]
    assert (line.stand_in, line.may_end) == (made, False)
    answer = client.post(reverse("stand_in_end", args=[made.pk]))
    assert said(answer) == ["Việc này của Lê Văn Bình hoặc quản trị viên của: Tổng cục Môi trường."]
    assert Role.OFFICER in cast["secretary"].roles
    assert "thay Lê Văn Bình theo ủy quyền" in client.get(LIST).content.decode()


def test_who_has_nothing_to_do_with_it_finds_nothing(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    for part in ("second_officer", "outsider", "ministry_officer"):
        client = as_(cast, part)
        assert client.get(LIST).context["lines"] == []
        assert client.post(reverse("stand_in_end", args=[made.pk])).status_code == 404
        for address in (name_page(cast, "officer"), reverse("stand_in_name", args=[made.pk])):
            assert client.get(address).status_code == 404
            assert client.post(address, filled(cast, "clerk")).status_code == 404
    assert Role.OFFICER in cast["secretary"].roles


def test_the_administrator_sees_and_names_for_the_own_units(cast: Cast) -> None:
    client = as_(cast, "administrator")
    client.post(name_page(cast, "officer"), filled(cast, "secretary"))
    [line] = client.get(LIST).context["lines"]
    assert (line.stand_in.user, line.may_end) == (cast.users["secretary"], True)
    drawer = reverse("admin:units_unitrole_change", args=[role_of(cast, "officer").pk])
    assert name_page(cast, "officer") in client.get(drawer).content.decode()


def test_colleagues_alone_are_offered(cast: Cast) -> None:
    form = as_(cast, "officer").get(name_page(cast, "officer")).context["form"]
    offered = {user.username for user in form.fields["to"].queryset}
    body = {part for part, (_name, _role, unit) in PARTS.items() if unit in {"TCMT", "VP", "TT"}}
    assert offered == body - {"officer"}


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("to", "", "Vui lòng"),
        ("to", "987654321", "Hãy chọn"),
        ("starts_on", "31/12/2001", "Ngày bắt đầu đã qua."),
        ("ends_on", "01/01/2002", "Ngày kết thúc trước ngày bắt đầu."),
        ("ends_on", "hôm nay", ""),
        ("absence", "sick", ""),
        ("paper", "   ", ""),
        ("paper", "12\u202eGUQ", ""),
    ],
)
def test_a_wrong_entry_is_told_at_its_field_and_nothing_is_written(
    cast: Cast, field: str, typed: str, told: str
) -> None:
    answer = as_(cast, "officer").post(
        name_page(cast, "officer"), filled(cast, "secretary") | {field: typed}
    )
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    if told.endswith("."):
        assert answer.context["form"].errors[field] == [told]
    assert not UnitRole.objects.exclude(stands_in_for=None).exists()


def test_a_member_is_told_that_a_vote_is_personal(cast: Cast) -> None:
    answer = as_(cast, "member_1").get(name_page(cast, "member_1"))
    assert answer["Location"] == LIST
    assert said(answer) == [
        "Phiếu trong Hội đồng là của riêng từng thành viên: không ai bỏ phiếu thay được."
    ]


def test_states_are_told_in_words(cast: Cast) -> None:
    stand_in(cast, "officer", "secretary", 8, 9)
    over = stand_in(cast, "officer", "leader", 0, 1)
    today = timezone.localdate()
    UnitRole.objects.filter(pk=over.pk).update(starts_on=today - 9 * DAY, ends_on=today - DAY)
    lame = stand_in(cast, "officer", "clerk", 0, 1)
    UnitRole.objects.filter(pk=lame.pk).update(unit=cast.units["VP"])
    lines = as_(cast, "officer").get(LIST).context["lines"]
    assert [(str(line.word), line.may_end) for line in lines] == [
        ("chưa đến ngày", True),
        ("không có hiệu lực", True),
        ("đã hết hạn", False),
    ]


@pytest.mark.parametrize("count", [1, 9])
def test_any_number_of_stand_ins_takes_the_same_queries(cast: Cast, count: int) -> None:
    for number in range(count):
        stand_in(cast, "officer", "secretary", 2 * number, 2 * number + 1)
    client = as_(cast, "officer")
    with CaptureQueriesContext(connection) as caught:
        client.get(LIST)
    assert len(caught) == 8, [query["sql"][:100] for query in caught]


# --- At the desk


def test_the_drawers_show_stand_ins_and_write_none(cast: Cast) -> None:
    made = stand_in(cast, "officer", "secretary")
    client = as_(cast, "administrator")
    drawer = reverse("admin:units_unitrole_change", args=[made.pk])
    page = client.get(drawer).content.decode()
    assert ("Lê Văn Bình" in page, 'name="ends_on"' in page) == (True, False)
    assert client.post(drawer, {"ends_on": "01/01/2090"}).status_code == 403
    users = client.get(reverse("admin:units_user_changelist")).content.decode()
    assert "thay Lê Văn Bình theo ủy quyền" in users
    of_user = reverse("admin:units_user_change", args=[cast.users["secretary"].pk])
    forms = client.get(of_user).context["inline_admin_formsets"][0].formset.forms
    assert [form.instance for form in forms if form.instance.pk] == [role_of(cast, "secretary")]


def test_no_password_is_set_from_below_for_who_stands_in_above(cast: Cast) -> None:
    """A password would open what the stand-in holds; once that is over it is set again."""
    UnitRole.objects.create(
        user=cast.users["leader"], unit=cast.units["TCMT"], role=Role.ADMINISTRATOR
    )
    made = stand_in(cast, "ministry_officer", "secretary")
    page = reverse("admin:units_user_password_change", args=[cast.users["secretary"].pk])
    assert as_(cast, "leader").get(page).status_code == 403
    UnitRole.objects.filter(pk=made.pk).update(ended_at=timezone.now())
    assert as_(cast, "leader").get(page).status_code == 200


def test_who_merely_stands_in_is_not_offered_as_a_member_of_the_council(cast: Cast) -> None:
    role = role_of(cast, "officer")
    UnitRole.objects.create(
        user=cast.users["outsider"], unit=role.unit, role=role.role, stands_in_for=role, **days()
    )
    page = reverse("admin:campaigns_council_change", args=[cast.council.pk])
    text = as_(cast, "secretary").get(page).content.decode()
    assert ("Lê Văn Bình" in text, "Đặng Ngoài Cuộc" in text) == (True, False)
