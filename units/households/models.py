"""Households: nominated by the unit that knows them, named after their head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from units.organisation.models import Unit
from units.people.names import UnfitNameError, fold, sort_key, tidy, words_of

if TYPE_CHECKING:
    from units.accounts.models import User
    from units.accounts.scope import Scope


class HouseholdQuerySet(models.QuerySet["Household"]):
    def visible_to(self, user: User) -> HouseholdQuerySet:
        """Households that the units one acts for look after."""
        return self.within(user.scope())

    def within(self, scope: Scope) -> HouseholdQuerySet:
        return scope.limit(self, "unit_id")

    def named(self, text: str) -> HouseholdQuerySet:
        """Every word of ``text`` in the name of the head or of the place."""
        wanted = models.Q()
        for word in words_of(text):
            wanted &= models.Q(folded__contains=word)
        return self.filter(wanted)


class Household(models.Model):
    """Hộ gia đình (Luật 06/2022/QH15, Điều 73 đến 75): a recipient outside the staff.

    Only commune and province stand here: a certificate needs no more, and a street address is
    nobody's business in this register.
    """

    code = models.CharField(
        _("code"), max_length=32, unique=True, help_text=_("For example: HGD-001.")
    )
    head_name = models.CharField(_("head of the household"), max_length=120)
    place = models.CharField(
        _("commune, province"), max_length=200, help_text=_("Without house number or street.")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="households", verbose_name=_("looked after by")
    )
    folded = models.CharField(max_length=330, editable=False, db_index=True)
    sort_key = models.CharField(max_length=400, editable=False)

    # What `derive` fills: writing in bulk has to take these along.
    DERIVED = ("folded", "sort_key")
    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = _("household")
        verbose_name_plural = _("households")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["folded", "unit"],
                name="a_household_stands_once_in_a_unit",
                violation_error_message=_("This household is in the register already."),
            )
        ]

    def __str__(self) -> str:
        return str(_("Household of %(name)s")) % {"name": self.head_name}

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive()
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came

    def derive(self) -> None:
        """Fill the forms of the name that are searched and sorted by."""
        self.head_name, self.place = tidy(self.head_name), tidy(self.place)
        self.folded = fold(f"{self.head_name} {self.place}")
        self.sort_key = sort_key(self.head_name)

    def clean(self) -> None:
        super().clean()
        for name in ("head_name", "place"):
            try:
                tidy(getattr(self, name))
            except UnfitNameError as error:
                raise ValidationError({name: str(error)}) from error
