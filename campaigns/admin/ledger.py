"""The ledger as a drawer: it is read, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin
from awards_registry.ledger.models import Entry
from awards_registry.policy import DESK
from units.accounts.access import signed_in
from units.accounts.models import UnitRole
from units.organisation.models import Unit

# The acts in words; one that is not here stands as it was written.
VERBS: Mapping[str, Promise] = {
    "unit.rename": _("unit renamed"),
    "unit.merge": _("units merged"),
    "unit.split": _("unit split"),
    "unit.dissolve": _("unit dissolved"),
    "role.delegate": _("stand-in named"),
    "role.end_delegation": _("stand-in ended"),
    "person.merge": _("two persons merged"),
    "person.merge_undo": _("merge of persons undone"),
    "import.apply": _("list taken in"),
    "import.undo": _("list taken back"),
    "list.export": _("list taken along"),
    "block.open_year": _("block opened for a year"),
    "block.change_members": _("members of a block changed"),
    "block.appoint": _("head of a block appointed"),
    "block.hand_over": _("block handed over"),
    "demo.make": _("demo made"),
    "catalogue.load": _("rule pack loaded"),
    "catalogue.enter": _("law entered"),
    "catalogue.edit": _("law edited"),
    "round.enter": _("round entered"),
    "round.edit": _("round edited"),
    "round.remind": _("units reminded"),
    "round.nothing": _("answered: nobody to nominate"),
    "round.nothing_recall": _("answer taken back"),
    "round.open_next_year": _("round of the next year opened"),
    "calendar.copy": _("calendar of a year copied"),
    "notice.edit": _("message changed"),
    "notice.hold": _("messages held back"),
    "notice.release": _("messages let go"),
    "notice.drop": _("messages dropped"),
    "notice.send": _("messages sent at once"),
    "notice.settle": _("messages marked as sent"),
    "notice.silence": _("kind of mail silenced"),
    "notice.unsilence": _("kind of mail heard again"),
    "council.enter": _("council entered"),
    "council.edit": _("council edited"),
    "nomination.enter": _("nomination entered"),
    "nomination.edit": _("nomination edited"),
    "nomination.advance": _("nomination moved on"),
    "nomination.answer": _("remark on a returned dossier answered"),
    "submission.gather": _("submission made"),
    "submission.add": _("nominations added to a submission"),
    "submission.take_out": _("nomination taken off a submission"),
    "submission.split": _("submission split"),
    "submission.merge": _("submissions merged"),
    "submission.describe": _("particulars of a submission written down"),
    "submission.send": _("submission sent"),
    "submission.drop": _("submission dropped"),
    "paper.attach": _("paper added to a dossier"),
    "paper.waive": _("paper stated as not needed"),
    "paper.take_out": _("paper taken out of a dossier"),
    "eligibility.check": _("conditions checked"),
    "eligibility.override_propose": _("exception proposed"),
    "eligibility.override_confirmed": _("exception confirmed"),
    "eligibility.override_refused": _("exception refused"),
    "eligibility.override_withdrawn": _("exception withdrawn"),
    "eligibility.override_lapsed": _("exception lapsed"),
    "posting.draft": _("posting drafted"),
    "posting.revise": _("draft of a posting changed"),
    "posting.open": _("posting opened"),
    "posting.outcome": _("outcomes of a posting written down"),
    "posting.lengthen": _("posting lengthened by days off"),
    "posting.close": _("posting closed"),
    "posting.call_off": _("posting called off"),
    "opinion.confirm": _("opinion confirmed"),
    "opinion.handle": _("opinion handled"),
    "sitting.plan": _("sitting planned"),
    "sitting.take_off": _("taken off the agenda"),
    "sitting.open": _("voting opened"),
    "sitting.cast": _("votes cast"),
    "sitting.close": _("votes counted"),
    "decision.draft": _("decision drafted"),
    "decision.drop_line": _("line taken out of a decision"),
    "decision.sign": _("decision signed"),
    "decision.publish": _("decision published"),
    "decision.record": _("decision recorded"),
    "award.verify": _("earlier award confirmed"),
    "certificate.issue": _("certificate issued"),
    "certificate.print": _("certificate printed"),
    "certificate.take_out": _("certificate taken out"),
}


@admin.register(Entry)
class EntryDesk(DeskAdmin):
    list_display = ("number", "at", "who", "act", "about")
    search_fields = ("verb", "subject_type", "subject_id", "actor_name")
    search_help_text = _("Act, subject or name of the actor")
    date_hierarchy = "at"
    # Not the content: it would show votes while the ballot is still open.
    fields = ("number", "at", "who", "act", "about", "previous_hash", "hash")

    def rows_of(self, request: HttpRequest, rows: Any, *, writing: bool = False) -> Any:
        """Acts of people with a role in the own units; a top unit's readers see all."""
        if rows.model is not Entry:
            return super().rows_of(request, rows, writing=writing)
        viewers, _writers = DESK["ledger.entry"]
        scope = signed_in(request).scope(*sorted(viewers))
        if scope.everything or Unit.objects.within(scope).filter(parent=None).exists():
            return rows
        return rows.filter(actor__in=UnitRole.objects.within(scope).values("user_id"))

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002 - Django's signature
        return False

    def has_change_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        obj: Any = None,  # noqa: ARG002 - Django's signature
    ) -> bool:
        return False

    @admin.display(description=_("no."), ordering="sequence")
    def number(self, row: Entry) -> str:
        return str(row.sequence)

    @admin.display(description=_("name of the actor"), ordering="actor_name")
    def who(self, row: Entry) -> str:
        """The name, marked where the actor stood in for somebody at that time."""
        if not row.content.get("standing_in"):
            return row.actor_name
        return _t("%(name)s (stand-in)") % {"name": row.actor_name}

    @admin.display(description=_("act"), ordering="verb")
    def act(self, row: Entry) -> str:
        return capfirst(str(VERBS.get(row.verb, row.verb)))

    @admin.display(description=_("about"))
    def about(self, row: Entry) -> str:
        """The kind of thing in words and its number."""
        try:
            kind = str(apps.get_model(row.subject_type)._meta.verbose_name)
        except (LookupError, ValueError):
            kind = row.subject_type
        return f"{capfirst(kind)} {row.subject_id}"
