"""A house with something in every state: what the attackers of this folder knock at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import admin
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from awards_registry.ledger.models import Head
from awards_registry.policy import PAGES
from campaigns.certificate import actions as certificates
from campaigns.certificate.models import Certificate
from campaigns.council import actions as council
from campaigns.council.models import Sitting
from campaigns.decision import actions as decisions
from campaigns.dossier.actions import waive
from campaigns.journey import Level, State
from campaigns.nomination import actions as nominations
from campaigns.nomination.models import Document, Nomination, Submission
from campaigns.notice.models import Kind, Message
from campaigns.posting import actions as posts
from campaigns.posting.models import Opinion, PublicPosting
from campaigns.register.models import Decision
from campaigns.submission.actions import gather, send
from tests.campaigns.posting.scene import confirmed, let_time_pass
from tests.campaigns.sittings import opened, planned, recommended, screened, vote
from tests.cast import Cast, employ, nominate
from tests.units.intake.lists import looked_at, table
from units.blocks.models import BlockMembership, BlockYear, EmulationBlock
from units.intake.models import Batch


@dataclass
class House:
    """The cast, and rows by the state they are in."""

    cast: Cast
    nominations: dict[str, Nomination]
    sittings: dict[str, Sitting]
    decisions: dict[str, Decision]
    certificate: Certificate
    block: BlockYear
    batch: Batch
    submissions: dict[str, Submission]
    paper: Document
    submission: Submission
    messages: dict[str, Message]
    postings: dict[str, PublicPosting]
    opinion: Opinion

    def client(self, part: str) -> Client:
        client = Client()
        client.force_login(self.cast[part])
        return client


def _sent_list(cast: Cast) -> Submission:
    """A list that the office has sent."""
    row = _fresh(cast, "Lê Thị chung")
    made = gather(cast.units["VP"], cast.round, [row], subject="", by=cast["clerk"])
    return send(made, by=cast["clerk"])


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
    paper = waive(rows["draft"], "bao-cao-thanh-tich", "Nộp bản giấy", by=clerk)
    listed = gather(
        cast.units["VP"], cast.round, [rows["draft"]], subject="Đề nghị khen thưởng", by=clerk
    )
    lists = _postings(cast)
    return House(
        cast=cast,
        nominations=rows,
        sittings=sittings,
        decisions=made,
        certificate=certificate,
        block=_block(cast),
        batch=_batch(cast),
        paper=paper,
        submission=listed,
        submissions={"draft": listed, "sent": _sent_list(cast)},
        messages=_messages(cast),
        postings=lists,
        opinion=confirmed(lists["open"]),
    )


def _messages(cast: Cast) -> dict[str, Message]:
    """One message of the general department's outbox in each state that one may act upon."""
    states = ("waiting", "held", "failed", "sent")
    return {
        state: Message.objects.create(
            kind=Kind.RETURNED,
            unit=cast.units["TCMT"],
            recipient=cast.users["clerk"],
            email="clerk@registry.example",
            subject=f"Thư {state}",
            state=state,
        )
        for state in states
    }


def _postings(cast: Cast) -> dict[str, PublicPosting]:
    """Postings of the general department: a draft, one that runs, one to be closed, one closed."""
    officer, made = cast["officer"], {}
    for number, state in enumerate(("draft", "open", "over", "closed")):
        made[state] = posts.draft(
            cast.units["TCMT"],
            screened(cast, first=300 + number),
            title=f"Đợt công khai {state}",
            working_days=3,
            by=officer,
        )
    for state in ("open", "over", "closed"):
        posts.open_posting(made[state], by=officer)
    for state in ("over", "closed"):
        let_time_pass(made[state])
        outcomes = {item.pk: ("upheld", "") for item in made[state].items.all()}
        posts.set_outcomes(made[state], outcomes, by=officer)
    posts.close(made["closed"], report="Không có ý kiến.", by=officer)
    return made


def _block(cast: Cast) -> BlockYear:
    """An emulation block of two offices, in its first year."""
    block = EmulationBlock.objects.create(code="K9", name="Khối thi đua số 9")
    offices = [cast.units["VP"], cast.units["TT"]]
    made = BlockYear.objects.create(
        block=block, year=timezone.localdate().year, head=offices[0], deputy=offices[1]
    )
    for order, office in enumerate(offices):
        BlockMembership.objects.create(block_year=made, unit=office, order=order)
    return made


def _batch(cast: Cast) -> Batch:
    """A list that the clerk handed in and that nobody applied yet."""
    rows = [{"code": "CB-Tài", "year": 2011, "level": "Hoàn thành nhiệm vụ"}]
    return looked_at("ratings", table("ratings", rows), cast["clerk"])


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


# Read elsewhere: files that are counted, papers that take long, what is only posted to.
LEFT_OUT = {
    *("certificate_file", "decision_paper", "paper_file", "nomination_form", "submission_form"),
    *("sign_out", "set_language", "job", "job_state"),
}
UNKNOWN = 987_654_321
BY_UUID = {f"import_{act}" for act in ("apply", "batch", "drop", "returned", "undo")}


def rows_of(house: House, page: str) -> dict[str, Any]:
    """State → key of the rows that ``page`` is about; a page that is not known here fails."""
    kind = page.partition("_")[0]
    known: dict[str, dict[str, Any]] = {
        "nomination": {state: row.pk for state, row in house.nominations.items()},
        "sitting": {state: row.pk for state, row in house.sittings.items()},
        "decision": {state: row.pk for state, row in house.decisions.items()},
        "certificates": {state: row.pk for state, row in house.decisions.items()},
        "posting": {state: row.pk for state, row in house.postings.items()},
        "posting_report": {"closed": house.postings["closed"].pk},
        "posting_opinion": {"received": house.opinion.pk},
        "posting_public": {"open": house.postings["open"].token},
        "posting_speak": {"open": house.postings["open"].token},
        "opinion": {"received": house.opinion.token},
        "certificate": {"printed": house.certificate.pk},
        "submission": {state: row.pk for state, row in house.submissions.items()},
        "unit": {"office": house.cast.units["VP"].pk},
        "block": {"stands": house.block.block_id},
        "paper": {"draft": house.paper.pk},
        "person": {"own": house.cast.people["Lan"].pk},
        "stand": {"own": house.cast.users["clerk"].unit_roles.get().pk},
        "import": {"previewed": house.batch.pk},
        "import_kind": {"ratings": "ratings"},
        "import_template": {"ratings": "ratings"},
        "radar_person": {"own": house.cast.people["Lan"].pk},
        "radar_unit": {"office": house.cast.units["VP"].pk},
        "grid": {"open": house.cast.round.pk},
        "limit": {"office": house.cast.units["VP"].pk},
        "round": {"open": house.cast.round.pk},
        "outbox": {state: row.pk for state, row in house.messages.items()},
        "award": {"CSTĐCS": "CSTDCS"},
    }
    return known[page] if page in known else known[kind]


def address(house: House, page: str, key: int | str) -> str:
    """The address of ``page`` about the row ``key``, whatever else it asks for."""
    names = set(get_resolver().reverse_dict.getlist(page)[0][0][0][1])
    more: dict[str, Any] = {
        "year": house.block.year,
        "absorbed": house.cast.people["Tài"].pk,
        "award": "CSTDCS",
        "form": "list",
    }
    rest = names & set(more)
    [name] = names - rest
    if page in BY_UUID and isinstance(key, int):
        key = str(UUID(int=key))
    return reverse(page, kwargs={name: key} | {other: more[other] for other in rest})


def own_pages(house: House) -> list[str]:
    """Addresses of all pages of ours, of this house's own rows; a new page joins by itself."""
    found = []
    for page in sorted(set(PAGES) - LEFT_OUT):
        if page.startswith("admin:"):
            continue
        if not get_resolver().reverse_dict.getlist(page)[0][0][0][1]:
            found.append(reverse(page))
        elif page == "check_code":
            found.append(reverse(page, args=[house.certificate.token]))
        else:
            states = rows_of(house, page)
            few = (
                states
                if page in {"nomination", "sitting", "decision", "submission"}
                else list(states)[:3]
            )
            found += [address(house, page, states[state]) for state in few]
    return found
