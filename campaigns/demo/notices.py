"""The outbox of the demo: one kind silenced, units reminded, one letter held back."""

from __future__ import annotations

from campaigns.demo.walk import DESKS
from campaigns.demo.world import World
from campaigns.notice.actions import hold, silence
from campaigns.notice.models import Kind, Message
from campaigns.rounds.actions import remind


def make_notices(world: World) -> None:
    """As an officer of the general department leaves it on an ordinary day."""
    officer = world.users[DESKS["TCMT"].officer]
    desk = world.units["TCMT"]
    silence(desk, Kind.SCREENED, by=officer)
    remind(world.rounds["TCMT"], by=officer)
    waiting = Message.objects.filter(
        unit=desk, state=Message.State.WAITING, kind=Kind.RETURNED
    ).order_by("pk")
    if first := waiting.first():
        hold([first], by=officer)
