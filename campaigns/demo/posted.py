"""Two public postings at the ministry: one of this autumn that is closed, one that runs."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils import timezone

from campaigns.demo.walk import DESKS, Case, Walk
from campaigns.posting import actions as postings
from campaigns.posting import codes
from campaigns.posting.models import Opinion, PostedItem, PublicPosting

TITLE = "Danh sách đề nghị tặng Huân chương Lao động năm {year}"
NOTICE = (
    "Bộ lấy ý kiến Nhân dân về các trường hợp dưới đây trước khi Hội đồng Thi đua - Khen thưởng "
    "Bộ họp. Mọi ý kiến được xem xét và trả lời."
)
BASIS = "Luật 06/2022/QH15, Điều 84; Nghị định 152/2025/NĐ-CP, Điều 44"
DAYS = 10
ASKED = "Đề nghị làm rõ phần việc do cá nhân trực tiếp làm trong năm được khen."
AGREED = "Tôi công tác cùng địa bàn, thấy thành tích nêu trong danh sách là đúng."
ANSWER = "Cơ quan thường trực đã đối chiếu hồ sơ; trân trọng cảm ơn ý kiến của Ông/Bà."


def make_postings(walk: Walk, closed: Sequence[Case], running: Sequence[Case]) -> None:
    """Post both lists; of the running one, one opinion waits and one is settled."""
    officer = walk.user(DESKS["BTNMT"].officer)
    past = _opened(walk, closed, " (đợt 1)")
    # The working days of the law went by: the demo cannot wait for them.
    back = past.ends_on - walk.world.today + datetime.timedelta(days=1)
    past.starts_on, past.ends_on = past.starts_on - back, past.ends_on - back
    past.save()
    outcomes = {item.pk: (PostedItem.Outcome.UPHELD, "") for item in past.items.all()}
    postings.set_outcomes(past, outcomes, by=officer)
    postings.close(past, report="Hết thời hạn, không có ý kiến phản đối.", by=officer)
    walk.refresh(closed)
    now = _opened(walk, running, " (đợt 2)")
    _said(now, "Trần Văn Dân", "dan@example.vn", ASKED)
    settled = _said(now, "Lê Thị Làng", "lang@example.vn", AGREED)
    postings.handle(settled, text=ANSWER, is_answer=True, settles=True, by=officer)


def _opened(walk: Walk, cases: Sequence[Case], which: str) -> PublicPosting:
    officer = walk.user(DESKS["BTNMT"].officer)
    posting = postings.draft(
        walk.world.units["BTNMT"],
        [walk.made[case] for case in cases],
        title=TITLE.format(year=walk.world.year) + which,
        notice=NOTICE,
        legal_basis=BASIS,
        working_days=DAYS,
        by=officer,
    )
    return postings.open_posting(posting, by=officer)


def _said(posting: PublicPosting, name: str, email: str, text: str) -> Opinion:
    """An opinion of an invented person, whose code needs no mail server."""
    item = posting.items.first()
    opinion = postings.give(posting, item=item, name=name, email=email, text=text)
    code = codes.new_code()
    opinion.code_hash, opinion.code_sent_at = codes.hash_of(opinion.token, code), timezone.now()
    opinion.save()
    return postings.confirm(opinion, code)
