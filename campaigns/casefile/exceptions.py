"""Acts upon a judgement that is to be set aside, and how the page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from campaigns.casefile.acts import Act
from campaigns.casefile.addresses import address
from campaigns.eligibility import overriding
from campaigns.eligibility.models import Check, Override
from campaigns.nomination.actions import ObstacleError
from campaigns.nomination.models import Nomination
from units.accounts.models import User


@dataclass(frozen=True)
class ExceptionCard:
    """What the page says of an exception, and the addresses of what the reader may do about it."""

    override: Override | None
    propose_url: str = ""
    confirm_url: str = ""
    refuse_url: str = ""
    withdraw_url: str = ""


def exception_card(nomination: Nomination, check: Check | None, user: User) -> ExceptionCard:
    """The newest exception of ``nomination`` as ``user`` sees it."""
    rows = nomination.overrides.select_related("proposed_by", "answered_by", "nomination__desk")
    override = rows.first()
    in_time = nomination.state in overriding.WHILE
    if override and override.state == Override.State.PROPOSED and in_time:
        second = overriding.may_answer(override, user)
        own = override.proposed_by_id == user.pk
        return ExceptionCard(
            override,
            confirm_url=_to(user, "confirm", nomination) if second else "",
            refuse_url=_to(user, "refuse", nomination) if second else "",
            withdraw_url=_to(user, "withdraw", nomination) if own else "",
        )
    failing = check is not None and check.verdict != Check.Verdict.ELIGIBLE
    stands = override is not None and override.state == Override.State.CONFIRMED
    if failing and in_time and not stands and overriding.may_propose(nomination, user):
        return ExceptionCard(
            override, propose_url=address(user, "nomination_override", nomination.pk)
        )
    return ExceptionCard(override)


def _to(user: User, verb: str, nomination: Nomination) -> str:
    return address(user, f"nomination_override_{verb}", nomination.pk)


class Propose(Act):
    """Propose to set the judgement aside, with reason and legal ground."""

    done: ClassVar[Promise] = _(
        "The exception is proposed. A second person confirms or refuses it."
    )
    ground = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        self.ground = request.POST.get("ground", "")
        return super().post(request, pk)

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        overriding.propose(nomination, reason=text, legal_ground=self.ground, by=by)


def _pending(nomination: Nomination) -> Override:
    found = nomination.overrides.pending().select_related("proposed_by", "nomination__desk").first()
    if found is None:
        raise ObstacleError(_t("No exception waits for an answer here."))
    return found


class Confirm(Act):
    done = _("The exception is confirmed: %(number)s goes on as if the conditions were met.")

    def act(self, nomination: Nomination, by: User, _text: str) -> None:
        overriding.confirm(_pending(nomination), by=by)


class Refuse(Act):
    done = _("The exception is refused: the judgement stands.")

    def act(self, nomination: Nomination, by: User, text: str) -> None:
        overriding.refuse(_pending(nomination), by=by, reason=text)


class Withdraw(Act):
    done = _("The proposal of an exception is withdrawn.")

    def act(self, nomination: Nomination, by: User, _text: str) -> None:
        overriding.withdraw(_pending(nomination), by=by)
