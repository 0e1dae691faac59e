"""The ledger as a drawer: it is read, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import capfirst
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
    "person.merge": _("two persons merged"),
    "person.merge_undo": _("merge of persons undone"),
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
    "council.enter": _("council entered"),
    "council.edit": _("council edited"),
    "nomination.enter": _("nomination entered"),
    "nomination.edit": _("nomination edited"),
    "nomination.advance": _("nomination moved on"),
    "eligibility.check": _("conditions checked"),
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
    "certificate.issue": _("certificate issued"),
    "certificate.print": _("certificate printed"),
    "certificate.take_out": _("certificate taken out"),
}


@admin.register(Entry)
class EntryDesk(DeskAdmin):
    list_display = ("number", "at", "actor_name", "act", "about")
    search_fields = ("verb", "subject_type", "subject_id", "actor_name")
    search_help_text = _("Act, subject or name of the actor")
    date_hierarchy = "at"
    # Not the content: it would show votes while the ballot is still open.
    fields = ("number", "at", "actor_name", "act", "about", "previous_hash", "hash")

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
