"""The ledger as a drawer: it is read, and nothing else."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin
from campaigns.ledger.models import Entry


@admin.register(Entry)
class EntryDesk(DeskAdmin):
    list_display = ("number", "at", "actor_name", "verb", "subject")
    search_fields = ("verb", "subject_type", "subject_id", "actor_name")
    search_help_text = _("Act, subject or name of the actor")
    date_hierarchy = "at"
    # Not the content: it would show votes while the ballot is still open.
    fields = ("number", "at", "actor_name", "verb", "subject", "previous_hash", "hash")

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

    @admin.display(description=_("subject"))
    def subject(self, row: Entry) -> str:
        return f"{row.subject_type} {row.subject_id}"
