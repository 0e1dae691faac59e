"""A house with something in every state: what the attackers of this folder knock at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from awards_registry.ledger.models import Head
from campaigns.certificate import actions as certificates
from campaigns.certificate.models import Certificate
from campaigns.council import actions as council
from campaigns.council.models import Sitting
from campaigns.decision import actions as decisions
from campaigns.journey import Level, State
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Nomination
from campaigns.register.models import Decision
from tests.campaigns.sittings import opened, planned, recommended, screened, vote
from tests.cast import Cast, employ, nominate


@dataclass
class House:
    """The cast, and rows by the state they are in."""

    cast: Cast
    nominations: dict[str, Nomination]
    sittings: dict[str, Sitting]
    decisions: dict[str, Decision]
    certificate: Certificate

    def client(self, part: str) -> Client:
        client = Client()
        client.force_login(self.cast[part])
        return client


def _fresh(cast: Cast, name: str) -> Nomination:
    cast.people[name] = employ(name, "f", cast.units["VP"], code=f"S-{name}")
    return nominate(cast, name)


def build(cast: Cast) -> House:
    """Rows in every state of the journey, of a sitting and of a decision."""
    clerk, officer = cast["clerk"], cast["officer"]
    rows: dict[str, Nomination] = {}
    for state in ("draft", "submitted", "returned", "rejected", "withdrawn"):
        rows[state] = _fresh(cast, f"Lê Thị {state}")
    for state in ("submitted", "returned", "rejected"):
        nominations.submit(rows[state], by=clerk)
    nominations.return_for_correction(rows["returned"], by=officer, reason="Bổ sung")
    nominations.reject(rows["rejected"], by=officer, reason="Không đủ")
    nominations.withdraw(rows["withdrawn"], by=clerk, reason="Chuyển đợt sau")
    [rows["screened"]] = screened(cast, first=100)
    [rows["in_council"]] = screened(cast, first=110)
    [rows["not_recommended"]] = screened(cast, first=120)
    sittings = {
        "planned": planned(cast, screened(cast, first=130)),
        "open": opened(cast, [rows["in_council"]]),
        "closed": opened(cast, [rows["not_recommended"]]),
    }
    [item] = sittings["open"].items.all()
    for number in range(2, 6):  # the first member is still waited for
        council.cast(sittings["open"], {item.pk: "in_favour"}, by=cast[f"member_{number}"])
    vote(cast, sittings["closed"], yes=0)
    council.close(sittings["closed"], by=cast["secretary"])
    [rows["recommended"]] = recommended(cast, first=140)
    [rows["to_forward"]] = recommended(cast, award="BKB_CN", first=150)
    [rows["forwarded"]] = recommended(cast, award="BKB_CN", first=160)
    nominations.forward(rows["forwarded"], by=officer)
    [rows["outside"]] = screened(cast, first=165)
    Nomination.objects.filter(pk=rows["outside"].pk).update(
        state=State.FORWARDED, level=Level.OUTSIDE
    )
    made: dict[str, Decision] = {}
    for number, state in enumerate(("draft", "signed", "published")):
        lines = recommended(cast, 2, first=170 + 10 * number)
        unit = cast.units["TCMT"]
        made[state] = decisions.draft(unit, lines, subject="tặng Giấy khen", by=officer)
        rows[f"in_{state}"] = lines[0]
    for state in ("signed", "published"):
        decisions.sign(made[state], by=cast["signatory"])
    decisions.publish(made["published"], by=cast["second_officer"])
    certificate = certificates.issue(made["published"].awards.all()[0], by=officer)
    certificates.print_file(certificate)
    for row in rows.values():
        row.refresh_from_db()
    return House(cast, rows, sittings, made, certificate)


def head() -> tuple[int, str]:
    """Where the ledger ends: what changed nothing did not move it."""
    row = Head.objects.filter(pk=1).first()
    return (row.sequence, row.hash) if row else (0, "")


def said(answer: Any) -> list[str]:
    """The messages that the next page will show."""
    return [str(each) for each in get_messages(answer.wsgi_request)]


def kinds(answer: Any) -> list[str]:
    return [each.level_tag for each in get_messages(answer.wsgi_request)]


def drawers() -> Iterator[tuple[str, Any]]:
    """The name of each drawer's pages without the act, and its model."""
    for model in admin.site._registry:  # noqa: SLF001 - Django offers no other list of them
        yield f"admin:{model._meta.app_label}_{model._meta.model_name}", model


def own_pages(house: House) -> list[str]:
    """Addresses of pages that are read, of this house's own rows."""
    plain = (
        "home check honours sign_in password_change password_change_done search nomination_list "
        "sitting_list sitting_plan decision_list decision_draft dashboard register "
        "five_year_tally"
    )
    found = [reverse(name) for name in plain.split()]
    found += [reverse("nomination", args=[row.pk]) for row in house.nominations.values()]
    found.append(reverse("nomination_outside", args=[house.nominations["outside"].pk]))
    for row in house.sittings.values():
        found += [
            reverse(f"sitting{part}", args=[row.pk]) for part in ("", "_open", "_close", "_ballot")
        ]
    for made in house.decisions.values():
        found += [reverse(name, args=[made.pk]) for name in ("decision", "certificates_print")]
    found.append(reverse("check_code", args=[house.certificate.token]))
    return found
