"""Two rows of one human being that became one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from units.people.models.person import Person

if TYPE_CHECKING:
    from units.accounts.scope import Scope


class PersonMergeQuerySet(models.QuerySet["PersonMerge"]):
    def within(self, scope: Scope) -> PersonMergeQuerySet:
        """Merges into people of the scope, or into people who were merged into these."""
        people = Person.objects.within(scope).values("pk")
        return self.filter(Q(kept__in=people) | Q(kept__merged_into__in=people))


class PersonMerge(models.Model):
    """Gộp hồ sơ: two rows of one human being became one; what moved, so that it can go back."""

    kept = models.ForeignKey(
        Person, models.PROTECT, related_name="merges", verbose_name=_("person kept")
    )
    absorbed = models.ForeignKey(
        Person, models.PROTECT, related_name="+", verbose_name=_("person absorbed")
    )
    # field or clash: [of the kept row, of the absorbed row, chosen]; of guarded fields only
    # what was chosen, for both values stay in their own table
    choices = models.JSONField(_("choices"), default=dict)
    # model.field: {key of a row: [with whom it is now, seal of its values, seal of what cites it]}
    moved = models.JSONField(_("what moved"), default=dict)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("merged by")
    )
    merged_at = models.DateTimeField(_("merged at"), default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("undone by"),
    )
    undone_at = models.DateTimeField(_("undone at"), null=True, blank=True)

    objects = PersonMergeQuerySet.as_manager()

    class Meta:
        verbose_name = _("merge of two persons")
        verbose_name_plural = _("merges of persons")
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kept=F("absorbed")), name="nobody_is_merged_with_oneself"
            ),
            models.UniqueConstraint(
                fields=["absorbed"],
                condition=Q(undone_at=None),
                name="a_person_is_absorbed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed} → {self.kept}"
