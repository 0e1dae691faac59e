"""The wrong person, the wrong moment, the second click: nothing changes, and it is said why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import override

from awards_registry import policy
from awards_registry.policy import Role
from campaigns.council.models import Sitting
from campaigns.journey import State
from campaigns.register.models import Decision
from tests.cast import LONG_AGO, PARTS
from tests.siege.house import UNKNOWN, House, address, drawers, head, rows_of, said
from units.accounts.models import UnitRole, User

# Two roles are tried in every run, the others in the full one.
QUICK = {Role.CLERK, Role.OFFICER}
ROLES = [
    pytest.param(role, marks=() if role in QUICK else pytest.mark.full, id=role.value)
    for role in Role
]


def _named(resolver: URLResolver) -> Iterator[str]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern) and {"pk", "kept"} & set(entry.pattern.converters):
            yield str(entry.name)
        elif isinstance(entry, URLResolver) and not entry.namespace:
            yield from _named(entry)


# Every page of ours that names a row by its number.
PAGES = [name for name in _named(get_resolver()) if name not in {"job", "job_state"}]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is done inside is taken back: each attempt finds the same house."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _form(house: House, page: str, key: int) -> dict[str, Any]:
    """What an honest page would send."""
    if page == "sitting_agenda":
        return {"nominations": [house.nominations["screened"].pk]}
    if page in {"sitting_cast", "sitting_ballot"}:
        items = Sitting.objects.get(pk=key).items.all() if key != UNKNOWN else []
        return {f"choice_{item.pk}": "in_favour" for item in items}
    if page == "decision_sign":
        return {"signed_on": f"{house.decisions['signed'].signed_on:%d/%m/%Y}"}
    if page == "decision_drop_line" and key != UNKNOWN:
        return {"line": Decision.objects.get(pk=key).awards.all()[0].pk}
    return {"text": "Vì lý do thử", "sure": "on", "reason": "Vì lý do thử", "report": "Báo cáo"}


def _try(house: House, client: Client, page: str, key: int) -> tuple[int, bytes]:
    answer = client.post(address(house, page, key), _form(house, page, key))
    content = b"" if answer.streaming else answer.content
    return answer.status_code, content.replace(f"/{key}/".encode(), b"/N/")


@pytest.mark.parametrize("role", ROLES)
def test_a_row_of_another_house_and_a_row_that_never_was_are_answered_alike(
    role: Role, house: House
) -> None:
    stranger = User.objects.create_user("la", "x", full_name="Người Lạ")
    UnitRole.objects.create(
        user=stranger, unit=house.cast.units["TCQLĐĐ"], role=role, starts_on=LONG_AGO
    )
    client, before, count = Client(), head(), 0
    client.force_login(stranger)
    for page in PAGES:
        who = policy.who_may(page) or frozenset()
        for key in rows_of(house, page).values():
            theirs, never = (_try(house, client, page, each) for each in (key, UNKNOWN))
            assert theirs[0] == (404 if role in who and theirs[0] != 405 else theirs[0]), page
            assert theirs[0] in {403, 404, 405}, (page, key)
            assert theirs == never, (page, key)
            count += 1
    assert (head(), count > 100) == (before, True)


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_answers_alike_for_rows_of_others_and_rows_that_never_were(
    role: Role, house: House
) -> None:
    stranger = User.objects.create_user("la", "x", full_name="Người Lạ")
    office = house.cast.units["TCQLĐĐ"]
    UnitRole.objects.create(user=stranger, unit=office, role=role, starts_on=LONG_AGO)
    client = Client()
    client.force_login(stranger)
    for name, model in drawers():
        rows = model._default_manager.all()
        near = rows.within(stranger.scope()) if hasattr(rows, "within") else rows
        far = rows.exclude(pk__in=near.values("pk")).first()
        if far is None or model._meta.model_name in {"round", "entry"}:
            continue
        for act in ("change", "history", "delete"):
            answers = []
            for key in (far.pk, UNKNOWN):
                answer = client.post(reverse(f"{name}_{act}", args=[key]), {"post": "yes"})
                answers.append(
                    (answer.status_code, answer.content.replace(f"/{key}/".encode(), b"/N/"))
                )
            assert answers[0] == answers[1], (name, act)
            assert answers[0][0] in {403, 404}, (name, act)


# Who may do each act on the rows of the house.
ACTORS = {
    "nomination_submit": "clerk",
    "nomination_recall": "clerk",
    "nomination_withdraw": "clerk",
    "nomination_screen": "officer",
    "nomination_return": "officer",
    "nomination_reject": "officer",
    "nomination_forward": "officer",
    "nomination_call_back": "officer",
    "submission_send": "clerk",
    "submission_drop": "clerk",
    "sitting_agenda": "secretary",
    "sitting_open": "secretary",
    "sitting_close": "secretary",
    "sitting_cast": "member_1",
    "decision_sign": "signatory",
    "decision_publish": "officer",
    "decision_drop_line": "officer",
    "posting_open": "officer",
    "posting_call_off": "officer",
    "posting_close": "officer",
}
# The states in which the act is possible; everywhere else it is refused.
MOMENTS = {
    "nomination_submit": {"draft", "returned"},
    "nomination_recall": {"submitted"},
    "nomination_withdraw": {"draft", "submitted", "returned", "forwarded", "outside"},
    "nomination_screen": {"submitted"},
    "nomination_return": {"submitted", "screened", "outside"},
    "nomination_reject": {"submitted", "screened", "outside"},
    "nomination_forward": {"to_forward"},
    "nomination_call_back": {"forwarded"},
    "submission_send": {"draft"},
    "submission_drop": {"draft"},
    "sitting_agenda": {"planned"},
    "sitting_open": {"planned"},
    "sitting_close": {"open"},
    "sitting_cast": {"open"},
    "decision_sign": {"draft"},
    "decision_publish": {"signed"},
    "decision_drop_line": {"draft"},
    "posting_open": {"draft"},
    "posting_call_off": {"draft", "open", "over"},
    "posting_close": {"over"},
}


def test_who_lacks_the_role_changes_nothing(house: House) -> None:
    for part in PARTS:
        _changes_nothing(house, part)


def _changes_nothing(house: House, part: str) -> None:
    client, before = house.client(part), head()
    for page, actor in ACTORS.items():
        if PARTS[part][1] == PARTS[actor][1] and PARTS[part][2] == PARTS[actor][2]:
            continue
        for state, key in rows_of(house, page).items():
            if (part, state) == ("ministry_officer", "forwarded"):  # it lies on that very desk
                continue
            status, _content = _try(house, client, page, key)
            assert status in {302, 403, 404}, (page, key)
            assert head() == before, (page, key)


def test_an_act_in_the_wrong_moment_is_refused_with_the_state_and_who_can_act(
    house: House,
) -> None:
    for act in ACTORS:
        _only_in_its_moment(house, act)


def _only_in_its_moment(house: House, act: str) -> None:
    client, before = house.client(ACTORS[act]), head()
    done = set()
    for state, key in rows_of(house, act).items():
        with undone():
            answer = client.post(reverse(act, args=[key]), _form(house, act, key))
            if head() != before:
                done.add(state)
                continue
            assert answer.status_code in {200, 302, 404}, state
            if answer.status_code == 404:  # a draft is not the officer's to see
                continue
            if answer.status_code == 200:  # the ballot says itself that it is shut
                assert act == "sitting_cast"
                continue
            text = said(answer)[-1]
            assert not text.isascii(), text
            if act.startswith("nomination") and "outside" not in state:
                _names_the_state(house, state, text)
    assert done == MOMENTS[act]


def _names_the_state(house: House, state: str, text: str) -> None:
    with override("vi"):
        label = str(State(house.nominations[state].state).label)
    at_the_ministry = house.nominations[state].desk == house.cast.units["BTNMT"]
    granted_here = "Đơn vị này" in text or "quyền" in text or "thẩm quyền" in text
    assert label in text or at_the_ministry or granted_here, text


def test_the_second_of_two_clicks_changes_nothing_and_is_told_kindly(house: House) -> None:
    for act in ACTORS:
        _clicked_twice(house, act)


def _clicked_twice(house: House, act: str) -> None:
    client = house.client(ACTORS[act])
    for state in MOMENTS[act] - {"outside"}:
        key = rows_of(house, act)[state]
        with undone():
            form = _form(house, act, key)
            client.post(reverse(act, args=[key]), form, follow=True)
            between = head()
            answer = client.post(reverse(act, args=[key]), form)
            tags = [each.level_tag for each in get_messages(answer.wsgi_request)][-1:]
            assert head() == between, (act, state)
            assert answer.status_code in {302, 404}
            if act not in {"sitting_agenda", "decision_drop_line", "nomination_forward"}:
                assert set(tags) <= {"info", "success"}, (act, state, said(answer))


def test_the_same_sitting_is_not_planned_twice_nor_the_same_decision_drafted(house: House) -> None:
    secretary, officer = house.client("secretary"), house.client("officer")
    sitting = {
        "council": house.cast.council.pk,
        "name": "Phiên họp cuối năm",
        "held_on": "22/11/2026",
        "place": "",
    }
    secretary.post(reverse("sitting_plan"), sitting)
    answer = secretary.post(reverse("sitting_plan"), sitting)
    assert (answer.status_code, Sitting.objects.filter(name=sitting["name"]).count()) == (200, 1)
    decision = {"subject": "tặng", "nominations": [house.nominations["recommended"].pk]}
    officer.post(reverse("decision_draft"), decision)
    answer = officer.post(reverse("decision_draft"), decision)
    assert (answer.status_code, Decision.objects.filter(subject="tặng").count()) == (200, 1)


def test_printing_is_asked_for_once_however_often_it_is_clicked(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    client = house.client("officer")
    address = reverse("certificates_print", args=[house.decisions["published"].pk])
    first, second = client.post(address), client.post(address)
    assert first["Location"] == second["Location"]


def test_the_address_of_an_act_opened_in_the_browser_leads_to_its_page(house: House) -> None:
    for act, part in ACTORS.items():
        client = house.client(part)
        for key in rows_of(house, act).values():
            answer = client.get(reverse(act, args=[key]))
            assert answer.status_code in {200, 302, 404}, (act, key)
