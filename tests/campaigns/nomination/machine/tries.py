"""Everything somebody can try, as one function each: who, with what, and the verb."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from hypothesis import strategies as st

from campaigns.catalogue.models import AwardType
from campaigns.council import actions as council
from campaigns.council.models import Sitting
from campaigns.decision import actions as decisions
from campaigns.eligibility import overriding
from campaigns.eligibility.models import Override
from campaigns.eligibility.simplified import recommend_simply
from campaigns.nomination import actions
from campaigns.nomination.entry import edit
from campaigns.nomination.models import Nomination, Remark, Submission
from campaigns.posting import actions as posting
from campaigns.posting.models import PublicPosting
from campaigns.register.models import Decision
from campaigns.submission import actions as lists
from tests.campaigns.nomination.machine.stage import POSTING_DAYS, Stage
from units.accounts.models import User
from units.organisation.models import Unit

Draw = Callable[[Any], Any]
TEXTS = st.sampled_from(["", "  ", "Bổ sung số liệu", "Đúng đối tượng", "x" * 2001])
REASON = "Theo hồ sơ"


@dataclass
class Hand:
    """One try: the stage, who acts, and how the machine chooses."""

    stage: Stage
    by: User
    draw: Draw
    rows: list[Nomination]
    place: Unit | None = None  # the unit or desk that acts; ``None``: any

    def one(self) -> Nomination:
        row: Nomination = self.draw(st.sampled_from(self.rows))
        return row

    def some(self) -> list[Nomination]:
        found: list[Nomination] = self.draw(
            st.lists(st.sampled_from(self.rows), min_size=1, max_size=4, unique=True)
        )
        return found

    def reason(self) -> str:
        text: str = self.draw(TEXTS)
        return text

    def unit(self) -> Unit:
        if self.place is not None:
            return self.place
        short = self.draw(st.sampled_from(["VP", "TT", "TCMT", "BTNMT"]))
        return self.stage.cast.units[short]

    def newest(self, rows: Any) -> Any:
        """One of the newest few; ``None`` where there is none, and then nothing is tried."""
        found = list(rows.order_by("-pk")[:4])
        return self.draw(st.sampled_from(found)) if found else None


def submit(hand: Hand) -> object:
    return actions.submit(hand.one(), by=hand.by)


def recall(hand: Hand) -> object:
    return actions.recall(hand.one(), by=hand.by)


def withdraw(hand: Hand) -> object:
    return actions.withdraw(hand.one(), by=hand.by, reason=hand.reason())


def write(hand: Hand) -> object:
    """The unit writes in what it may write in, as the form does."""
    row = Nomination.objects.get(pk=hand.one().pk)
    if row.is_editable:
        row.achievement = f"Thành tích viết lại, phiên bản {row.version}"
        row.save()
    return edit(row, fields=["achievement"], by=hand.by)


def screen(hand: Hand) -> object:
    code = hand.draw(st.sampled_from(["", "", "BKB_CN", "GK_TT"]))
    other = AwardType.objects.filter(code=code).first()
    return actions.screen(hand.one(), by=hand.by, opinion=hand.reason(), proposed_award=other)


def screen_many(hand: Hand) -> object:
    return actions.screen_many(hand.some(), by=hand.by)


def send_back(hand: Hand) -> object:
    items = hand.draw(
        st.sampled_from([{}, {"achievement": "Nêu số liệu"}, {"report": " "}, {"password": "x"}])
    )
    return actions.return_for_correction(hand.one(), by=hand.by, reason=hand.reason(), items=items)


def send_many_back(hand: Hand) -> object:
    return actions.return_many(hand.some(), by=hand.by, reason=hand.reason())


def answer(hand: Hand) -> object:
    remark = hand.newest(Remark.objects.select_related("step__nomination"))
    return remark and actions.answer(remark, by=hand.by, text=hand.reason())


def reject(hand: Hand) -> object:
    return actions.reject(hand.one(), by=hand.by, reason=hand.reason())


def simply(hand: Hand) -> object:
    return recommend_simply(hand.one(), by=hand.by, reason=hand.reason())


def forward(hand: Hand) -> object:
    return actions.forward(hand.one(), by=hand.by)


def call_back(hand: Hand) -> object:
    return actions.call_back(hand.one(), by=hand.by, reason=hand.reason())


# --- submissions


def gather(hand: Hand) -> object:
    of = hand.draw(st.sampled_from(hand.stage.rounds))
    return lists.gather(hand.unit(), of, hand.some(), subject="", by=hand.by)


def add(hand: Hand) -> object:
    row = hand.newest(Submission.objects.select_related("from_unit"))
    return row and lists.add(row, hand.some(), by=hand.by)


def take_out(hand: Hand) -> object:
    row = hand.newest(Submission.objects.select_related("from_unit"))
    return row and lists.take_out(row, row.lines.all()[:1], by=hand.by)


def split(hand: Hand) -> object:
    row = hand.newest(Submission.objects.select_related("from_unit"))
    return row and lists.split(row, row.lines.all()[:1], subject="", by=hand.by)


def merge(hand: Hand) -> object:
    row = hand.newest(Submission.objects.select_related("from_unit"))
    other = hand.newest(Submission.objects.select_related("from_unit"))
    return row and lists.merge(row, other, by=hand.by)


def drop(hand: Hand) -> object:
    row = hand.newest(Submission.objects.select_related("from_unit"))
    return row and lists.drop(row, by=hand.by)


def send(hand: Hand) -> object:
    row = hand.newest(Submission.objects.select_related("from_unit"))
    return row and lists.send(row, by=hand.by)


# --- public postings


def post(hand: Hand) -> object:
    days = hand.draw(st.sampled_from([POSTING_DAYS, POSTING_DAYS, 1]))
    return posting.draft(hand.unit(), hand.some(), title="Công khai", working_days=days, by=hand.by)


def postings() -> Any:
    return PublicPosting.objects.select_related("desk")


def open_posting(hand: Hand) -> object:
    row = hand.newest(postings())
    return row and posting.open_posting(row, by=hand.by)


def conclude(hand: Hand) -> object:
    """An outcome for every name; time has passed, or it has not."""
    row = hand.newest(postings())
    if row is None:
        return None
    if hand.draw(st.booleans()):
        past = timezone.localdate() - datetime.timedelta(days=30)
        PublicPosting.objects.filter(pk=row.pk).update(
            starts_on=past, ends_on=past + datetime.timedelta(days=7)
        )
    outcome: str = hand.draw(st.sampled_from(["upheld", "upheld", "upheld", "withheld"]))
    return posting.set_outcomes(
        row, {item.pk: (outcome, REASON) for item in row.items.all()}, by=hand.by
    )


def close_posting(hand: Hand) -> object:
    row = hand.newest(postings())
    return row and posting.close(row, report=hand.reason(), by=hand.by)


def call_off_posting(hand: Hand) -> object:
    row = hand.newest(postings())
    return row and posting.call_off(row, reason=hand.reason(), by=hand.by)


# --- the council


def put_on_agenda(hand: Hand) -> object:
    board = hand.draw(st.sampled_from(list(hand.stage.councils.values())))
    sitting = board.sittings.filter(state=Sitting.State.PLANNED).last()
    sitting = sitting or council.plan(
        board, name="Phiên họp", held_on=timezone.localdate(), by=hand.by
    )
    return council.put_on_agenda(sitting, hand.some()[:2], by=hand.by)


def put_on_own_agenda(hand: Hand) -> object:
    """On the agenda of the council of the desk itself."""
    board = hand.stage.councils[hand.unit().pk]
    sitting = board.sittings.filter(state=Sitting.State.PLANNED).last()
    sitting = sitting or council.plan(
        board, name="Phiên họp", held_on=timezone.localdate(), by=hand.by
    )
    return council.put_on_agenda(sitting, hand.rows, by=hand.by)


def take_off(hand: Hand) -> object:
    row = hand.newest(Sitting.objects.select_related("council__unit"))
    item = row and row.items.first()
    return item and council.take_off_agenda(item, by=hand.by, reason=REASON)


def open_voting(hand: Hand) -> object:
    row = hand.newest(Sitting.objects.select_related("council__unit"))
    return row and council.open_voting(row, by=hand.by)


def vote(hand: Hand) -> object:
    """All members vote, each with the own hand; or somebody who is none tries to."""
    row = hand.newest(Sitting.objects.select_related("council__unit"))
    if row is None:
        return None
    items = list(row.items.values_list("pk", flat=True))
    choice: str = hand.draw(st.sampled_from(["in_favour", "in_favour", "in_favour", "against"]))
    if hand.draw(st.booleans()):
        return council.cast(row, dict.fromkeys(items, choice), by=hand.by)
    for member in row.council.members.select_related("user"):
        council.cast(row, dict.fromkeys(items, choice), by=member.user)
    return True


def close(hand: Hand) -> object:
    row = hand.newest(Sitting.objects.select_related("council__unit"))
    return row and council.close(row, by=hand.by)


# --- decisions


def draft(hand: Hand) -> object:
    return decisions.draft(hand.unit(), hand.some()[:2], subject="tặng", by=hand.by)


def own_decisions() -> Any:
    return Decision.objects.filter(source=Decision.Source.OWN).select_related("unit")


def sign(hand: Hand) -> object:
    row = hand.newest(own_decisions())
    on = timezone.localdate() + datetime.timedelta(
        days=hand.draw(st.sampled_from([0, 0, 0, 1, -1]))
    )
    return row and decisions.sign(row, by=hand.by, on=on)


def publish(hand: Hand) -> object:
    row = hand.newest(own_decisions())
    return row and decisions.publish(row, by=hand.by)


def drop_line(hand: Hand) -> object:
    row = hand.newest(own_decisions())
    award = row and row.awards.first()
    return award and decisions.drop_line(award, by=hand.by)


def record(hand: Hand) -> object:
    row = hand.one()
    line = decisions.Line(
        award_type=row.award_type,
        year_from=row.achievement_year,
        year_to=row.achievement_year,
        person=row.person,
        unit=row.nominating_unit,
        nomination=row,
    )
    return decisions.record(
        row.desk or hand.unit(),
        [line],
        issuer="Thủ tướng Chính phủ",
        number=hand.draw(st.integers(1, 50)),
        symbol="QĐ-TTg",
        signed_on=timezone.localdate(),
        signer_name="Người Ký",
        signer_post="Thủ tướng",
        subject="tặng",
        by=hand.by,
    )


# --- exceptions


def propose(hand: Hand) -> object:
    return overriding.propose(hand.one(), reason=REASON, legal_ground="Điều 1", by=hand.by)


def confirm(hand: Hand) -> object:
    row = hand.newest(
        Override.objects.select_related("nomination__desk", "nomination__nominating_unit")
    )
    return row and overriding.confirm(row, by=hand.by)


UNIT = [submit, recall, withdraw, write, answer]
DESK = [screen, screen_many, send_back, send_many_back, reject, simply, forward, call_back]
LISTS = [gather, add, take_out, split, merge, drop, send]
COUNCIL = [put_on_agenda, take_off, open_voting, vote, close]
DECISIONS = [draft, sign, publish, drop_line, record]
POSTING = [post, open_posting, conclude, close_posting, call_off_posting]
EXCEPTIONS = [propose, confirm]
