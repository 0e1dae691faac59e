"""Yearly facts that the rules of awards ask for: ratings, discipline, initiatives."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from units.organisation.models import Unit
from units.people.models import READERS, Person, Posting

if TYPE_CHECKING:
    from units.accounts.models import User
    from units.accounts.scope import Scope

YEAR = [MinValueValidator(1945), MaxValueValidator(2100)]


Row = TypeVar("Row", bound=models.Model)


class RecordQuerySet(models.QuerySet[Row]):
    """Rows that belong to a person or to a unit."""

    def visible_to(self, user: User) -> RecordQuerySet[Row]:
        return self.within(user.scope(*READERS))

    def within(self, scope: Scope) -> RecordQuerySet[Row]:
        # What lost against its like in a merge stays with the row that was merged, out of sight.
        rows = self.filter(person__merged_into=None)
        if scope.everything:
            return rows
        people = Posting.objects.filter(unit__in=scope.unit_ids).values("person_id")
        return rows.filter(Q(unit__in=scope.unit_ids) | Q(person__in=people))

    def named(self, text: str) -> RecordQuerySet[Row]:
        """Records of the people and units whose name holds ``text``."""
        return self.filter(
            Q(person__in=Person.objects.named(text)) | Q(unit__in=Unit.objects.named(text))
        )


class AnnualRating(models.Model):
    """Xếp loại mức độ hoàn thành nhiệm vụ hằng năm, of a person or a collective."""

    class Level(models.TextChoices):
        HTXSNV = "HTXSNV", _("Completed tasks excellently")
        HTTNV = "HTTNV", _("Completed tasks well")
        HTNV = "HTNV", _("Completed tasks")
        KHTNV = "KHTNV", _("Did not complete tasks")

    person = models.ForeignKey(
        Person,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="ratings",
        verbose_name=_("person"),
    )
    unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="ratings",
        verbose_name=_("unit"),
    )
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    level = models.CharField(_("rating"), max_length=8, choices=Level)
    decision_number = models.CharField(_("decision number"), max_length=64, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("annual rating")
        verbose_name_plural = _("annual ratings")
        ordering = ["-year"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="rating_of_a_person_or_a_unit",
                violation_error_message=_("A rating belongs to one person or to one unit."),
            ),
            models.UniqueConstraint(
                fields=["person", "year"],
                condition=Q(unit=None),
                name="one_rating_a_year_per_person",
            ),
            models.UniqueConstraint(
                fields=["unit", "year"], condition=Q(person=None), name="one_rating_a_year_per_unit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.get_level_display()}"


class Discipline(models.Model):
    """Kỷ luật: its form and the time for which it counts."""

    class Form(models.TextChoices):
        KHIEN_TRACH = "khien_trach", _("Reprimand")
        CANH_CAO = "canh_cao", _("Warning")
        HA_BAC_LUONG = "ha_bac_luong", _("Salary step reduced")
        GIANG_CHUC = "giang_chuc", _("Demotion")
        CACH_CHUC = "cach_chuc", _("Removal from post")
        BUOC_THOI_VIEC = "buoc_thoi_viec", _("Dismissal")

    person = models.ForeignKey(
        Person,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="disciplines",
        verbose_name=_("person"),
    )
    unit = models.ForeignKey(
        Unit,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="disciplines",
        verbose_name=_("unit"),
    )
    form = models.CharField(_("form of discipline"), max_length=16, choices=Form)
    decision_number = models.CharField(_("decision number"), max_length=64, blank=True)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("discipline")
        verbose_name_plural = _("disciplines")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="discipline_of_a_person_or_a_unit",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="discipline_ends_after_it_begins",
                violation_error_message=_("The discipline ends before it begins."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_form_display()


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def visible_to(self, user: User) -> InitiativeQuerySet:
        return self.within(user.scope(*READERS))

    def within(self, scope: Scope) -> InitiativeQuerySet:
        if scope.everything:
            return self
        people = Posting.objects.filter(unit__in=scope.unit_ids).values("person_id")
        return self.filter(
            pk__in=InitiativeAuthor.objects.filter(person__in=people).values("initiative_id")
        )


class Initiative(models.Model):
    """Sáng kiến hoặc đề tài khoa học: recognised once, with the breadth of its effect."""

    class Kind(models.TextChoices):
        INITIATIVE = "initiative", _("Initiative")
        TOPIC = "topic", _("Research topic")

    class Scope(models.TextChoices):
        BASE = "base", _("base")
        MINISTRY = "ministry", _("ministry")
        NATION = "nation", _("nation")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.INITIATIVE)
    title = models.CharField(_("title"), max_length=400)
    scope = models.CharField(_("scope of effect"), max_length=12, choices=Scope)
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    recognised_by = models.CharField(_("recognised by"), max_length=200)
    decision_number = models.CharField(_("decision number"), max_length=64, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    authors = models.ManyToManyField(
        Person, through="InitiativeAuthor", related_name="initiatives", verbose_name=_("authors")
    )

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative or topic")
        verbose_name_plural = _("initiatives and topics")
        ordering = ["-year", "pk"]

    def __str__(self) -> str:
        return self.title


class InitiativeAuthorQuerySet(models.QuerySet["InitiativeAuthor"]):
    def within(self, scope: Scope) -> InitiativeAuthorQuerySet:
        return self.filter(person__in=Person.objects.within(scope))


class InitiativeAuthor(models.Model):
    """Tác giả, đồng tác giả: with the share of the work."""

    initiative = models.ForeignKey(
        Initiative, models.CASCADE, related_name="authorships", verbose_name=_("initiative")
    )
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="authorships", verbose_name=_("person")
    )
    share = models.PositiveSmallIntegerField(
        _("share in per cent"),
        default=100,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )

    objects = InitiativeAuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"], name="an_author_stands_once_on_an_initiative"
            ),
            models.CheckConstraint(
                condition=Q(share__gte=1, share__lte=100), name="author_share_is_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.share} %)"
