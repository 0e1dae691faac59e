"""Personal data, apart and guarded, and who read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from units.people.models.person import Person

if TYPE_CHECKING:
    from units.accounts.scope import Scope


class PersonalDataQuerySet(models.QuerySet["PersonalData"]):
    def within(self, scope: Scope) -> PersonalDataQuerySet:
        return self.filter(person__in=Person.objects.within(scope))

    def named(self, text: str) -> PersonalDataQuerySet:
        """Found by whose they are, never by what they say."""
        return self.filter(person__in=Person.objects.named(text))


class PersonalData(models.Model):
    """Dữ liệu cá nhân: kept apart so that no list, filter or search of people can reach it."""

    person = models.OneToOneField(
        Person, models.CASCADE, related_name="personal_data", verbose_name=_("person")
    )
    national_id = models.CharField(
        _("national id"),
        max_length=12,
        blank=True,
        validators=[RegexValidator(r"^(\d{9}|\d{12})$", _("A national id has 9 or 12 digits."))],
    )
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=255, blank=True)

    objects = PersonalDataQuerySet.as_manager()

    class Meta:
        verbose_name = _("personal data")
        verbose_name_plural = _("personal data")
        constraints = [
            models.UniqueConstraint(
                fields=["national_id"],
                condition=~Q(national_id=""),
                name="one_person_per_national_id",
                violation_error_message=_("Another person already has this national id."),
            )
        ]

    def __str__(self) -> str:
        # Never the data: Django's log keeps this text for good.
        return str(_("Personal data"))


class PersonalDataReadQuerySet(models.QuerySet["PersonalDataRead"]):
    def within(self, scope: Scope) -> PersonalDataReadQuerySet:
        return self.filter(person__in=Person.objects.within(scope))

    def named(self, text: str) -> PersonalDataReadQuerySet:
        return self.filter(person__in=Person.objects.named(text))


class PersonalDataRead(models.Model):
    """Nhật ký đọc: who opened whose personal data, and when."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("read by")
    )
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="reads", verbose_name=_("whose data")
    )
    read_at = models.DateTimeField(_("at"), default=timezone.now, db_index=True)

    objects = PersonalDataReadQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of personal data")
        verbose_name_plural = _("readings of personal data")
        ordering = ["-read_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reader} – {self.person}"
