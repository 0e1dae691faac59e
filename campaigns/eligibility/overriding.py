"""The verbs of an exception: one proposes to set a judgement aside, another confirms.

Neither can do it alone. The ledger keeps who and when, with reason and legal ground.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.eligibility.models import Check, Override
from campaigns.journey import EDITABLE, ON_DESK, State
from campaigns.nomination.actions import LONGEST_TEXT, ObstacleError
from campaigns.nomination.door import lock
from campaigns.nomination.models import Nomination
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.organisation.models import Unit

# Until the council has it: nobody changes the ground under an open vote.
WHILE = EDITABLE | ON_DESK | {State.SCREENED, State.POSTED}
LONGEST_GROUND = 255
Fact = tuple[str, int, str]


def desk_of(nomination: Nomination) -> Unit | None:
    """The desk that answers for the judgement: where it lies, or where it will be sent."""
    return nomination.desk or nomination.nominating_unit.desk()


def may_propose(nomination: Nomination, user: User) -> bool:
    """The clerk of the nominating unit, or an officer of the desk."""
    desk = desk_of(nomination)
    officer = desk is not None and user.holds_at(Role.OFFICER, desk)
    return officer or user.acts_as(Role.CLERK, nomination.nominating_unit)


def may_answer(override: Override, user: User) -> bool:
    """A second person: an officer at the desk or a leader above it, who did not propose."""
    desk = desk_of(override.nomination)
    if desk is None or user.pk == override.proposed_by_id:
        return False
    return user.holds_at(Role.OFFICER, desk) or user.acts_as(Role.LEADER, desk)


def _text(text: str, most: int, missing: str) -> str:
    text = text.strip()
    if not text:
        raise ObstacleError(missing)
    if len(text) > most:
        raise ObstacleError(_("The text is too long: at most %(most)d letters.") % {"most": most})
    return text


def _in_time(nomination: Nomination) -> None:
    if nomination.state not in WHILE:
        raise ObstacleError(
            _(
                "An exception is made before the council has the nomination, not when it is "
                "“%(state)s”."
            )
            % {"state": nomination.get_state_display()}
        )


@transaction.atomic
def propose(nomination: Nomination, *, reason: str, legal_ground: str, by: User) -> Override:
    """Đề xuất ngoại lệ: propose to set the newest judgement aside.

    Raises ``NotYoursError`` for the wrong person, ``ObstacleError`` where there is nothing to set
    aside, where one is proposed already, or without reason and legal ground.
    """
    if not may_propose(nomination, by):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": Role.CLERK.label, "unit": nomination.nominating_unit}
        )
    locked = Nomination.objects.select_for_update().get(pk=nomination.pk)
    _in_time(locked)
    found = locked.checks.order_by("-pk").first()
    if found is None or found.verdict == Check.Verdict.ELIGIBLE:
        raise ObstacleError(_("There is no judgement to set aside: the conditions are met."))
    if locked.overrides.filter(state__in=("proposed", "confirmed")).exists():
        raise ObstacleError(_("An exception is proposed or confirmed already."))
    override = Override.objects.create(
        nomination=locked,
        judgement=found,
        reason=_text(reason, LONGEST_TEXT, _("Say why the judgement is to be set aside.")),
        legal_ground=_text(legal_ground, LONGEST_GROUND, _("Name the legal ground.")),
        proposed_by=by,
    )
    append(
        "eligibility.override_propose",
        locked,
        by=by,
        judgement=found.pk,
        override=override.pk,
        reason=override.reason,
        legal_ground=override.legal_ground,
    )
    return override


def _answer(override: Override, state: Override.State, *, by: User, answer: str) -> Override:
    lock([override.nomination])
    locked = Override.objects.select_for_update().get(pk=override.pk)
    if locked.state != Override.State.PROPOSED:
        raise ObstacleError(
            _("The exception is “%(state)s” already.") % {"state": locked.get_state_display()}
        )
    _in_time(Nomination.objects.get(pk=locked.nomination_id))
    locked.state, locked.answer = state, answer
    locked.answered_by, locked.answered_at = by, timezone.now()
    locked.save()
    verb = f"eligibility.override_{state.value}"
    append(verb, locked.nomination, by=by, override=locked.pk)
    return locked


def _require_second(override: Override, by: User) -> None:
    if not may_answer(override, by):
        raise NotYoursError(
            _("A second person decides: an award officer or a leader at %(unit)s, not %(who)s.")
            % {"unit": desk_of(override.nomination) or "–", "who": override.proposed_by}
        )


@transaction.atomic
def confirm(override: Override, *, by: User) -> Override:
    """Xác nhận ngoại lệ: from now on the nomination passes where the law asks for "eligible"."""
    _require_second(override, by)
    return _answer(override, Override.State.CONFIRMED, by=by, answer="")


@transaction.atomic
def refuse(override: Override, *, by: User, reason: str) -> Override:
    """Không chấp nhận: the judgement stands."""
    _require_second(override, by)
    text = _text(reason, LONGEST_TEXT, _("Say why: the other side needs the reason."))
    return _answer(override, Override.State.REFUSED, by=by, answer=text)


@transaction.atomic
def withdraw(override: Override, *, by: User) -> Override:
    """Rút đề xuất: by whoever proposed it, while nobody has answered."""
    if by.pk != override.proposed_by_id:
        raise NotYoursError(_("Only %(who)s can withdraw it.") % {"who": override.proposed_by})
    return _answer(override, Override.State.WITHDRAWN, by=by, answer="")


def lapse(judged: Iterable[Check], *, by: User) -> None:
    """After new judgements: an exception goes on only where nothing new is missing.

    Two people looked at what was missing then; what came later they never saw.
    """
    found = {check.nomination_id: check for check in judged}
    alive = Override.objects.filter(nomination__in=found, state__in=("proposed", "confirmed"))
    for override in alive.select_related("judgement", "nomination"):
        check = found[override.nomination_id]
        if check.verdict != Check.Verdict.ELIGIBLE and _unmet(check) <= _unmet(override.judgement):
            continue
        override.state = Override.State.LAPSED
        override.save(update_fields=["state"])
        append("eligibility.override_lapsed", override.nomination, by=by, override=override.pk)


def _unmet(check: Check) -> set[Fact]:
    return {
        (finding["kind"], finding["path"], repr(sorted(map(str, finding["missing"]))))
        for finding in check.findings
        if finding["met"] is not True
    }


def mark(nominations: Iterable[Nomination]) -> None:
    """Set ``overridden`` on each: whether its judgement was set aside, one query for all."""
    rows = list(nominations)
    standing = Override.objects.standing().filter(nomination__in=[each.pk for each in rows])
    keys = set(standing.values_list("nomination_id", flat=True))
    for each in rows:
        each.overridden = each.pk in keys  # type: ignore[attr-defined] # for the page only


def hindered(nominations: Sequence[Nomination]) -> list[Nomination]:
    """Of ``nominations`` those that fail the law and were not excepted: the council's door asks.

    What nobody can tell yet is for the council to weigh; an award without rules likewise.
    """
    newest = Check.objects.filter(nomination=OuterRef("pk")).order_by("-pk").values("verdict")
    failing = Nomination.objects.filter(pk__in=[each.pk for each in nominations])
    failing = failing.annotate(newest=Subquery(newest[:1])).filter(
        newest=Check.Verdict.NOT_ELIGIBLE
    )
    excepted = Override.objects.standing().values("nomination_id")
    keys = set(failing.exclude(pk__in=excepted).values_list("pk", flat=True))
    return [each for each in nominations if each.pk in keys]
