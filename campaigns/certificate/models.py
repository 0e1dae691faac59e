"""Certificates: the printed paper of an award, with serial, code and the hash of its file."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.register.models import Award
from units.accounts.models import User


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def visible_to(self, user: User) -> CertificateQuerySet:
        return user.scope_for("certificate_file").limit(self, "award__recipient_unit_id")


class Certificate(models.Model):
    """Giấy khen, Bằng khen: made once from a published award; each printing is counted."""

    award = models.OneToOneField(
        Award, models.PROTECT, related_name="certificate", verbose_name=_("award")
    )
    serial = models.CharField(_("serial"), max_length=48, unique=True)
    # 160 random bits: what the QR code carries, nothing that could be counted up.
    token = models.CharField(_("check code"), max_length=32, unique=True, editable=False)
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    file_hash = models.CharField(_("SHA-256 of the file"), max_length=64, blank=True)
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("issued by")
    )
    downloads = models.PositiveIntegerField(_("times taken out"), default=0)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["serial"]

    def __str__(self) -> str:
        return self.serial

    def get_absolute_url(self) -> str:
        return reverse("check_code", args=[self.token])
