"""The calendar of the year, deadlines of its rounds, who is asked, what they should know."""

from __future__ import annotations

import datetime

from campaigns.catalogue.models import CalendarDate, WorkStep
from campaigns.catalogue.working_days import DAY, calendar_around
from campaigns.demo.world import World
from campaigns.nomination.models import Asked, Deadline

LETTER = "Công văn hướng dẫn công tác thi đua, khen thưởng cuối năm"
# So many days after the round closes each step is due.
AFTER: dict[WorkStep, int] = {
    WorkStep.NOMINATE: 0,
    WorkStep.SCREEN: 10,
    WorkStep.COUNCIL: 25,
    WorkStep.DECIDE: 40,
    WorkStep.HAND_OVER: 60,
}
GUIDANCE = (
    "1. Bình xét công khai tại đơn vị, có biên bản; ưu tiên người lao động trực tiếp.\n"
    "2. Xếp loại năm phải xong trước khi đề nghị.\n"
    "3. Mỗi sáng kiến chỉ dùng một lần; gửi kèm bản công nhận.\n"
    "4. Đơn vị không có đề nghị thì trả lời ngay tại trang này."
)


def _working(day: datetime.date) -> datetime.date:
    calendar = calendar_around(day)
    while not calendar.works(day):
        day += DAY
    return day


def make_schedule(world: World) -> None:
    """Deadlines and units asked of the yearly round; the same days as calendar of the year."""
    yearly = world.rounds["TCMT"]
    yearly.guidance = GUIDANCE
    yearly.save(update_fields=["guidance"])
    for step, days in AFTER.items():
        day = yearly.closes_on + days * DAY
        due = day if step == WorkStep.NOMINATE else _working(day)
        Deadline.objects.create(round=yearly, step=step, due_on=due, legal_basis=LETTER)
        CalendarDate.objects.create(
            year=yearly.year, step=step, due_on=due, legal_basis=LETTER, verified=True
        )
    below = [unit for unit in world.units.values() if unit.parent_id == yearly.unit_id]
    Asked.objects.bulk_create(Asked(round=yearly, unit=unit) for unit in below)
