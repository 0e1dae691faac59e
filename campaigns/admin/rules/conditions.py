"""Conditions of a rule version as rows of a table, for those who only read the law."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskInline
from campaigns.casefile.findings import award_names
from campaigns.catalogue.models import Condition
from campaigns.eligibility.criteria.kinds import validate_conditions
from campaigns.eligibility.wording import condition_sentence, problem_sentence


class ConditionInline(DeskInline):
    model = Condition
    fields = readonly_fields = ("path", "sentence", "legal_basis")

    def has_add_permission(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        obj: Any = None,  # noqa: ARG002 - Django's signature
    ) -> bool:
        return False

    @cached_property
    def names(self) -> dict[str, str]:
        return award_names()

    @admin.display(description=_("in words"))
    def sentence(self, row: Condition) -> str:
        """What the engine will read; a row that it cannot read says so."""
        if not row.pk:
            return ""
        alone = {"path": 0, "kind": row.kind, "params": row.params}
        problems = validate_conditions([alone])
        if problems:
            return problem_sentence(problems[0])
        return condition_sentence(row.kind, row.params, self.names)
