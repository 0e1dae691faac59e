"""Each sees the work that waits for them, and only that."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from awards_registry.policy import Role
from campaigns.catalogue.models import Holiday
from campaigns.council import actions as council
from campaigns.council.models import Sitting
from campaigns.dashboard.tasks import parts_of
from campaigns.dashboard.tasks.task import Task
from campaigns.decision import actions as decisions
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination
from campaigns.rounds.board import row_of
from tests.campaigns.rows import people
from tests.campaigns.test_whole_way import recommended
from tests.cast import LONG_AGO, Cast, nominate
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit


def tasks(cast: Cast, part: str) -> dict[str, Task]:
    """The tasks on somebody's home page by their titles."""
    today = timezone.localdate()
    return {task.title: task for part in parts_of(cast[part], today) for task in part.tasks}


def counts(cast: Cast, part: str) -> dict[str, int | None]:
    return {title: task.count for title, task in tasks(cast, part).items()}


def screened(cast: Cast, nomination: Nomination) -> Nomination:
    nominations.submit(nomination, by=cast["clerk"])
    nominations.screen(nomination, by=cast["officer"])
    return nomination


def voting(cast: Cast, given: tuple[str, ...] = ("Tài", "Lan")) -> Sitting:
    """A sitting that is open to vote on people of the clerk's office."""
    sitting = council.plan(
        cast.council, name="Phiên họp", held_on=timezone.localdate(), by=cast["secretary"]
    )
    agenda = [screened(cast, nominate(cast, name)) for name in given]
    council.put_on_agenda(sitting, agenda, by=cast["secretary"])
    council.open_voting(sitting, by=cast["secretary"])
    return sitting


def test_the_clerk_sees_drafts_returned_dossiers_and_open_rounds(cast: Cast) -> None:
    back = nominate(cast, "Tài")
    nominations.submit(back, by=cast["clerk"])
    nominations.return_for_correction(back, by=cast["officer"], reason="Thiếu biên bản họp")
    nominate(cast, "Lan")

    found = tasks(cast, "clerk")

    assert counts(cast, "clerk") == {
        "Bị trả lại để bổ sung": 1,
        "Dự thảo cần hoàn thiện": 1,
        "Đợt xét đang mở": 1,
    }
    assert [line.note for line in found["Bị trả lại để bổ sung"].lines] == ["Thiếu biên bản họp"]
    assert found["Dự thảo cần hoàn thiện"].due == cast.round.closes_on
    assert found["Đợt xét đang mở"].lines[0].url.endswith(f"/add/?round={cast.round.pk}")


def test_the_clerk_sees_what_became_of_what_was_sent(cast: Cast) -> None:
    nominations.submit(nominate(cast, "Tài"), by=cast["clerk"])
    screened(cast, nominate(cast, "Lan"))

    [part] = parts_of(cast["clerk"], timezone.localdate())

    assert [(row["state"], row["count"]) for row in part.extra["sent"]] == [
        ("submitted", 1),
        ("screened", 1),
    ]


def test_the_officer_sees_each_desk_of_the_journey(cast: Cast) -> None:
    nominations.submit(nominate(cast, "Lan"), by=cast["clerk"])
    recommended(cast, nominate(cast, "Tài"))
    recommended(cast, nominate(cast, "Tài", award="BKB_CN", merits=["extraordinary"]))
    screened(cast, nominate(cast, "Lan", award="LDTT"))

    assert counts(cast, "officer") == {
        "Hồ sơ cần thẩm định": 1,
        "Đã thẩm định, chờ Hội đồng": 1,
        "Hội đồng đề nghị, chờ ra quyết định": 1,
        "Hội đồng đề nghị, cần trình cấp trên": 1,
    }
    assert counts(cast, "outside_officer") == {}


def test_the_ministry_sees_what_was_forwarded(cast: Cast) -> None:
    nomination = nominate(cast, "Tài", award="BKB_CN", merits=["extraordinary"])
    recommended(cast, nomination)
    nominations.forward(nomination, by=cast["officer"])

    assert counts(cast, "ministry_officer") == {"Cấp dưới trình, cần thẩm định": 1}


def test_a_decision_goes_from_the_signatory_to_the_officers_and_to_the_printer(cast: Cast) -> None:
    nomination = nominate(cast, "Tài")
    recommended(cast, nomination)
    decision = decisions.draft(
        cast.units["TCMT"], [nomination], subject="tặng Giấy khen", by=cast["officer"]
    )
    to_sign = tasks(cast, "signatory")["Quyết định chờ ký"]
    decisions.sign(decision, by=cast["signatory"])
    to_publish = counts(cast, "officer")
    decisions.publish(decision, by=cast["second_officer"])

    assert to_sign.count == 1
    assert to_sign.lines[0].note == "Số được khen thưởng: 1; người soạn: Lê Văn Bình"
    assert counts(cast, "signatory") == {}
    assert to_publish == {"Quyết định đã ký, chờ công bố": 1}
    assert counts(cast, "officer") == {"Quyết định đã công bố, chưa in đủ bằng, giấy khen": 1}


def test_an_old_dossier_is_late(cast: Cast) -> None:
    nomination = nominate(cast, "Tài")
    nominations.submit(nomination, by=cast["clerk"])
    today = timezone.localtime()
    monday = today - datetime.timedelta(days=21 + today.weekday())
    nomination.steps.update(taken_at=monday)
    Holiday.objects.all().delete()

    task = tasks(cast, "officer")["Hồ sơ cần thẩm định"]

    assert task.late
    # Ten working days.
    assert task.due == monday.date() + datetime.timedelta(days=14)


def test_the_board_counts_each_unit_with_everything_below_it(cast: Cast) -> None:
    deeper = Unit.objects.create(
        code="TCMT-VP-1", name="Phòng Một", parent=cast.units["VP"], established_on=LONG_AGO
    )
    nominations.submit(nominate(cast, "Tài"), by=cast["clerk"])
    nominate(cast, "Lan", nominating_unit=deeper)

    [board] = parts_of(cast["officer"], timezone.localdate())[0].extra["boards"]

    cells = {row.unit.short_name: [cell["count"] for cell in row.cells] for row in board.rows}
    assert cells == {"TT": [0, 0, 0, 0, 0], "VP": [1, 1, 0, 0, 0]}
    assert [row.unit.short_name for row in board.not_begun] == ["TT"]
    # a draft belongs to its unit: its count opens nothing for the officer
    assert [bool(cell["url"]) for cell in board.rows[1].cells] == [
        False,
        True,
        False,
        False,
        False,
    ]


def test_a_figure_of_the_board_opens_the_dossiers_it_counts(client: Client, cast: Cast) -> None:
    deeper = Unit.objects.create(
        code="TCMT-VP-1", name="Phòng Một", parent=cast.units["VP"], established_on=LONG_AGO
    )
    counted = nominate(cast, "Tài", nominating_unit=deeper)
    nominations.submit(counted, by=cast["clerk"])
    nominations.submit(
        nominate(cast, "Đạt", nominating_unit=cast.units["TCMT"]), by=cast_tcmt(cast)
    )
    [board] = parts_of(cast["officer"], timezone.localdate())[0].extra["boards"]
    row = next(row for row in board.rows if row.unit == cast.units["VP"])
    client.force_login(cast["officer"])

    opened = client.get(str(row.cells[1]["url"]))

    assert list(opened.context["object_list"]) == [counted]


def cast_tcmt(cast: Cast) -> User:
    """The clerk, acting for the whole general department too."""
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["TCMT"], role=Role.CLERK, starts_on=LONG_AGO
    )
    return cast["clerk"]


def test_a_unit_of_another_tree_stands_on_no_row(cast: Cast) -> None:
    units = {unit.pk: unit for unit in Unit.objects.all()}
    vp, tcmt, other = (cast.units[short].pk for short in ("VP", "TCMT", "TCQLĐĐ"))

    assert row_of(vp, tcmt, units) == vp
    assert row_of(tcmt, tcmt, units) == tcmt
    assert row_of(other, tcmt, units) is None


def test_the_secretary_sees_what_keeps_a_sitting_from_opening(cast: Cast) -> None:
    screened(cast, nominate(cast, "Tài"))
    day = timezone.localdate()
    council.plan(cast.council, name="Phiên họp", held_on=day, by=cast["secretary"])

    found = tasks(cast, "secretary")

    assert found["Đã thẩm định, chưa đưa vào chương trình phiên họp"].count == 1
    [line] = found["Phiên họp sắp tới"].lines
    assert line.note.startswith(f"{day:%d/%m/%Y}. ")
    assert "chưa có nội dung xét" in line.note


def test_the_secretary_sees_whom_a_sitting_waits_for(cast: Cast) -> None:
    sitting = voting(cast)
    before = tasks(cast, "secretary")["Phiên họp đang bỏ phiếu"].lines[0].note
    choices = dict.fromkeys(sitting.items.values_list("pk", flat=True), "in_favour")
    council.cast(sitting, choices, by=cast["member_1"])
    after = tasks(cast, "secretary")["Phiên họp đang bỏ phiếu"].lines[0].note

    assert before == "Thành viên chưa bỏ phiếu xong: 5/5"
    assert after == "Thành viên chưa bỏ phiếu xong: 4/5"


def test_a_member_sees_how_many_votes_are_still_to_cast(cast: Cast) -> None:
    sitting = voting(cast)
    first = sitting.items.first()
    assert first
    council.cast(sitting, {first.pk: "in_favour"}, by=cast["member_1"])

    [task] = tasks(cast, "member_1").values()

    assert (task.title, task.count) == ("Phiếu cần bỏ", 1)
    assert [line.note for line in task.lines] == ["Đã bỏ phiếu 1/2"]
    assert counts(cast, "member_2") == {"Phiếu cần bỏ": 2}


def test_nobody_is_asked_to_vote_on_the_own_nomination(cast: Cast) -> None:
    member = cast.users["member_1"]
    member.person = cast.people["Tài"]
    member.save()
    voting(cast)

    assert counts(cast, "member_1") == {"Phiếu cần bỏ": 1}


def test_a_member_sees_the_next_sitting(cast: Cast) -> None:
    day = timezone.localdate() + datetime.timedelta(days=3)
    council.plan(cast.council, name="Phiên họp quý", held_on=day, by=cast["secretary"])

    task = tasks(cast, "member_3")["Phiên họp sắp tới"]

    assert (task.due, task.lines[0].label) == (day, "Phiên họp quý")


def test_the_administrator_sees_access_catalogue_and_ledger(cast: Cast) -> None:
    found = counts(cast, "administrator")

    assert list(found) == [
        "Người dùng được đăng nhập",
        "Vai trò đang có hiệu lực",
        "Danh hiệu, hình thức đang áp dụng",
        "Tiêu chuẩn chưa kiểm chứng",
        "Số dòng trong nhật ký",
    ]
    assert found["Người dùng được đăng nhập"] == len(cast.users)
    assert found["Vai trò đang có hiệu lực"] == len(cast.users)


def test_who_has_two_roles_sees_the_work_of_both(client: Client, cast: Cast) -> None:
    UnitRole.objects.create(
        user=cast.users["clerk"], unit=cast.units["TCMT"], role=Role.SIGNATORY, starts_on=LONG_AGO
    )
    client.force_login(cast["clerk"])

    page = client.get(reverse("home"))

    assert [part.role for part in page.context["parts"]] == ["signatory", "clerk"]


PARTS = [
    "clerk",
    "officer",
    "secretary",
    "member_1",
    "signatory",
    "leader",
    "administrator",
    "ministry_officer",
]


@pytest.mark.parametrize("part", PARTS)
def test_every_role_has_a_home_page_with_and_without_work(
    client: Client, cast: Cast, part: str
) -> None:
    client.force_login(cast[part])
    quiet = client.get(reverse("home"))
    voting(cast)
    busy = client.get(reverse("home"))

    assert (quiet.status_code, busy.status_code) == (200, 200)
    assert "Việc của tôi" in quiet.content.decode()


def test_more_work_costs_no_more_questions(
    client: Client,
    cast: Cast,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    def asked() -> dict[str, int]:
        counts = {}
        for part in ("clerk", "officer", "secretary", "signatory", "leader"):
            client.force_login(cast[part])
            with django_assert_max_num_queries(60) as seen:
                client.get(reverse("home"))
            counts[part] = len(seen)
        return counts

    for person in people(cast.units["VP"], 3):
        nominations.submit(nominate(cast, person=person), by=cast["clerk"])
    few = asked()
    for person in people(cast.units["VP"], 30):
        nominations.submit(nominate(cast, person=person), by=cast["clerk"])
        nominate(cast, person=person, award="LDTT")

    assert asked() == few


def test_a_visitor_finds_the_public_entrance(client: Client, cast: Cast) -> None:
    page = client.get(reverse("home")).content.decode()

    assert reverse("sign_in") in page
    assert reverse("check") in page
    assert reverse("honours") in page
    assert "Chưa có quyết định nào được công bố" in page
