"""The papers of a dossier: uploaded files, or the reason why one is not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.nomination.models.nomination import Nomination

if TYPE_CHECKING:
    from units.accounts.models import User


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: User) -> DocumentQuerySet:
        """Papers of the nominations that one sees."""
        return self.filter(nomination__in=Nomination.objects.visible_to(user))

    def current(self) -> DocumentQuerySet:
        """Neither taken out nor replaced; what was sealed with an earlier sending stays a row."""
        return self.filter(removed_at=None)


class Document(models.Model):
    """Giấy tờ trong hồ sơ: a file under a random name, or a stated reason that none is needed."""

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="documents", verbose_name=_("nomination")
    )
    # The code of the list of papers that the rule asks for, or ``other``.
    paper = models.CharField(_("paper"), max_length=64)
    title = models.CharField(_("title"), max_length=255)
    waiver = models.CharField(_("not needed because"), max_length=400, blank=True)
    # Where it lies, below the folder of files; never made of what the user called it.
    place = models.CharField(max_length=120, blank=True, editable=False)
    file_name = models.CharField(_("file"), max_length=180, blank=True)
    kind = models.CharField(_("type"), max_length=8, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    uploaded_at = models.DateTimeField(_("added at"), default=timezone.now)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken out by"),
    )
    removed_at = models.DateTimeField(_("taken out at"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("paper of a dossier")
        verbose_name_plural = _("papers of dossiers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(waiver="") & ~Q(place="") & ~Q(sha256="")
                | ~Q(waiver="") & Q(place="", sha256=""),
                name="a_paper_is_a_file_or_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(removed_at=None, removed_by=None)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="somebody_took_the_paper_out",
            ),
            models.UniqueConstraint(
                fields=["place"], condition=~Q(place=""), name="a_file_belongs_to_one_paper"
            ),
        ]

    def __str__(self) -> str:
        return self.title
