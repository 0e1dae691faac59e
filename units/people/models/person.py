"""People, and where they are posted."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import DESK
from units.organisation.models import Unit
from units.people.names import UnfitNameError, fold, sort_key, tidy, words_of

if TYPE_CHECKING:
    from units.accounts.models import User
    from units.accounts.scope import Scope


# Whose role brings along the records of people.
READERS = sorted(DESK["units.person"][0])


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(self, user: User) -> PersonQuerySet:
        """People who are or were posted to a unit the user acts for."""
        return self.within(user.scope(*READERS))

    def unmerged(self) -> PersonQuerySet:
        """Without the rows of people who turned out to be somebody else in the register."""
        return self.filter(merged_into=None)

    def within(self, scope: Scope) -> PersonQuerySet:
        if scope.everything:
            return self.unmerged()
        # A subquery, not a join: a person with three postings must stay one row.
        return self.unmerged().filter(
            pk__in=Posting.objects.filter(unit__in=scope.unit_ids).values("person_id")
        )

    def named(self, text: str) -> PersonQuerySet:
        """Every word of ``text`` in the name, with or without diacritics, or the exact code.

        The code of a row that was merged finds the person it was merged into. Codes are looked
        up first: a subquery beside the words would keep the database from its index of names.
        """
        wanted = Q()
        for word in words_of(text):
            wanted &= Q(folded__contains=word)
        coded = Person.objects.filter(code__iexact=text[:200].strip()).order_by()
        keys = {merged or pk for pk, merged in coded.values_list("pk", "merged_into")}
        if keys:
            wanted |= Q(pk__in=keys)
        return self.unmerged().filter(wanted) if wanted else self.none()

    def in_unit(self, unit: Unit, on: datetime.date) -> PersonQuerySet:
        return self.filter(pk__in=Posting.objects.on(on).filter(unit=unit).values("person_id"))

    def with_post(self) -> PersonQuerySet:
        return self.prefetch_related(
            models.Prefetch(
                "postings", Posting.objects.select_related("unit").order_by("-started_on")
            )
        )


class Person(models.Model):
    """Cá nhân: somebody who can be nominated, once in the register however often moved."""

    class Sex(models.TextChoices):
        FEMALE = "f", _("female")
        MALE = "m", _("male")

    code = models.CharField(_("staff code"), max_length=32, unique=True)
    full_name = models.CharField(_("full name"), max_length=120)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    joined_sector_on = models.DateField(_("in the sector since"), null=True, blank=True)
    party_member_since = models.DateField(_("party member since"), null=True, blank=True)
    union_member = models.BooleanField(_("union member"), null=True, blank=True)
    # Set on the row of somebody who turned out to be somebody else already in the register.
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="absorbed",
        verbose_name=_("the same person as"),
    )
    folded = models.CharField(max_length=120, editable=False, db_index=True)
    sort_key = models.CharField(max_length=400, editable=False, db_index=True)

    # What `derive` fills: writing in bulk has to take these along.
    DERIVED = ("folded", "sort_key")
    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive()
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came

    def derive(self) -> None:
        """Fill the forms of the name that are searched and sorted by."""
        self.full_name = tidy(self.full_name)
        self.folded = fold(self.full_name)
        self.sort_key = sort_key(self.full_name)

    def clean(self) -> None:
        super().clean()
        try:
            tidy(self.full_name)
        except UnfitNameError as error:
            raise ValidationError({"full_name": str(error)}) from error

    def posting_on(self, day: datetime.date) -> Posting | None:
        """Where the person stood that day; of two posts the one begun last."""
        standing = [posting for posting in self.postings.all() if posting.covers(day)]
        return max(standing, key=lambda posting: (posting.started_on, posting.pk), default=None)


class PostingQuerySet(models.QuerySet["Posting"]):
    def on(self, day: datetime.date) -> PostingQuerySet:
        return self.filter(Q(started_on__lte=day) & (Q(ended_on=None) | Q(ended_on__gte=day)))

    def reaching(self, day: datetime.date) -> PostingQuerySet:
        """Not over before ``day``."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day))

    def visible_to(self, user: User) -> PostingQuerySet:
        return self.within(user.scope_for("dashboard"))

    def within(self, scope: Scope) -> PostingQuerySet:
        return scope.limit(self, "unit_id")

    def named(self, text: str) -> PostingQuerySet:
        """Posts of the people whose name or code is meant."""
        return self.filter(person__in=Person.objects.named(text))


class Posting(models.Model):
    """Quá trình công tác: one post in one unit over one time."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="postings", verbose_name=_("person")
    )
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="postings", verbose_name=_("unit"))
    position = models.CharField(_("position"), max_length=120)
    is_leader = models.BooleanField(
        _("leader"), default=False, help_text=_("Deputy head of a division or higher.")
    )
    started_on = models.DateField(_("from"))
    ended_on = models.DateField(_("until"), null=True, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["-started_on", "-pk"]
        indexes = [models.Index(fields=["unit", "started_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on")),
                name="posting_ends_after_it_begins",
                violation_error_message=_("The posting ends before it begins."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}, {self.unit}"

    def covers(self, day: datetime.date) -> bool:
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)
