"""The organisation: a tree of units, each with its dates of life."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from tree_queries.models import TreeNode
from tree_queries.query import TreeQuerySet

from units.organisation.lineage import Edge, forebears
from units.people.names import UnfitNameError, fold, place_key, tidy

if TYPE_CHECKING:
    from units.accounts.models import User
    from units.accounts.scope import Scope


class UnitQuerySet(TreeQuerySet):  # type: ignore[misc] # the library ships no types
    def visible_to(self, user: User) -> UnitQuerySet:
        """The units a person acts for, with everything below them."""
        return self.within(user.scope())

    def within(self, scope: Scope) -> UnitQuerySet:
        rows: UnitQuerySet = scope.limit(self, "pk")
        return rows

    def alive(self, on: datetime.date) -> UnitQuerySet:
        rows: UnitQuerySet = self.filter(Q(dissolved_on=None) | Q(dissolved_on__gt=on))
        return rows

    def lines(self) -> list[Edge]:
        """All of (superior, subordinate): cheaper to walk here than a recursive query each time."""
        rows = self.exclude(parent=None).order_by()
        return list(rows.values_list("parent_id", "pk"))

    def named(self, text: str) -> UnitQuerySet:
        """Units whose name, short name or code holds ``text``, with or without diacritics.

        A former name finds whoever bears the lineage on; the superior of a unit that was
        dissolved without an heir does not.
        """
        text = text[:200]
        former = UnitSuccession.objects.filter(folded__contains=fold(text)).exclude(
            predecessor__parent=F("successor")
        )
        every = Unit.objects.order_by()
        # As with people: each of the three through an index of its own.
        found = every.filter(folded__contains=fold(text)).values("pk")
        found = found.union(
            every.filter(code__iexact=text.strip()).values("pk"),
            former.order_by().values("successor_id"),
        )
        rows: UnitQuerySet = self.filter(pk__in=found)
        return rows


class Unit(TreeNode):  # type: ignore[misc] # the library ships no types
    """Đơn vị: an office, bureau, institute or the ministry itself."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        GENERAL_DEPARTMENT = "general_department", _("General department")
        BUREAU = "bureau", _("Bureau")  # cục
        DEPARTMENT = "department", _("Department")  # vụ
        OFFICE = "office", _("Office")  # văn phòng
        CENTRE = "centre", _("Centre")
        INSTITUTE = "institute", _("Institute")
        OTHER = "other", _("Other unit")

    class Authority(models.IntegerChoices):
        """The highest level of award that the unit's head may grant."""

        NONE = 0, _("none")
        BASE = 1, _("base level")
        MINISTRY = 2, _("ministry level")

    code = models.CharField(_("code"), max_length=32, unique=True)
    name = models.CharField(_("name"), max_length=255)
    short_name = models.CharField(_("short name"), max_length=64, blank=True)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind, default=Kind.OTHER)
    authority = models.PositiveSmallIntegerField(
        _("grants awards of"),
        choices=Authority,
        default=Authority.NONE,
        help_text=_("Law 06/2022, articles 79 and 80."),
    )
    has_legal_personality = models.BooleanField(
        _("legal personality"), default=False, help_text=_("Own seal and account.")
    )
    head_title = models.CharField(
        _("title of the head"), max_length=128, blank=True, help_text=_("As it stands in papers.")
    )
    place = models.CharField(_("place of its papers"), max_length=64, blank=True)
    established_on = models.DateField(_("established on"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    folded = models.CharField(max_length=400, editable=False, db_index=True)
    sort_key = models.CharField(max_length=800, editable=False)

    objects = UnitQuerySet.as_manager(with_tree_fields=False)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(dissolved_on=None)
                | Q(established_on=None)
                | Q(dissolved_on__gte=F("established_on")),
                name="unit_ends_after_it_begins",
                violation_error_message=_("A unit cannot be dissolved before it is established."),
            ),
            models.CheckConstraint(
                condition=Q(parent=None) | ~Q(parent=F("pk")), name="unit_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("unit", args=[self.pk])

    # What `derive` fills: writing in bulk has to take these along.
    DERIVED = ("folded", "sort_key")

    def derive(self) -> None:
        """Fill the forms of the name that are searched and sorted by."""
        self.name = tidy(self.name)
        self.short_name = tidy(self.short_name)
        self.folded = fold(f"{self.name} {self.short_name} {self.code}")[:400]
        self.sort_key = place_key(self.name)[:800]

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        try:
            tidy(self.name)
        except UnfitNameError as error:
            raise ValidationError({"name": str(error)}) from error

    def desk(self) -> Unit | None:
        """The nearest unit upwards, itself included, whose head may grant awards."""
        unit: Unit | None = self
        passed: set[int] = set()
        while unit and not unit.authority:
            passed.add(unit.pk)
            # A circle, which only a false entry could make, has no desk.
            unit = None if unit.parent_id in passed else unit.parent
        return unit

    def next_desk(self) -> Unit | None:
        """The desk above this one, or ``None`` where only an outside authority is left."""
        return self.parent.desk() if self.parent else None


class SuccessionQuerySet(models.QuerySet["UnitSuccession"]):
    def within(self, scope: Scope) -> SuccessionQuerySet:
        return scope.limit(self, "successor_id")

    def visible_to(self, user: User) -> SuccessionQuerySet:
        """Of the units one acts for."""
        return self.within(user.scope())

    def edges(self) -> list[Edge]:
        """All of (predecessor, successor), renamings left out: who was renamed is the same unit."""
        rows = self.exclude(kind=UnitSuccession.Kind.RENAMED).order_by()
        return list(rows.values_list("predecessor_id", "successor_id"))

    def forebears_of(self, units: Iterable[int]) -> frozenset[int]:
        """The keys of all units from whom one of ``units`` descends."""
        return forebears(self.edges(), units)

    def heirs_of(self, units: Iterable[int]) -> frozenset[int]:
        """The keys of all units that descend from one of ``units``."""
        return forebears([(after, before) for before, after in self.edges()], units)


class UnitSuccession(models.Model):
    """Kế thừa tổ chức: renamed, merged, split or dissolved, by which decision, from which day.

    A renamed unit succeeds itself and leaves its former name here, so that old papers and old
    spreadsheets still find it. Of a dissolved unit without an heir the successor is its superior.
    """

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("renamed")
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        DISSOLVED = "dissolved", _("dissolved")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    predecessor = models.ForeignKey(
        Unit, models.PROTECT, related_name="successions", verbose_name=_("former unit")
    )
    successor = models.ForeignKey(
        Unit, models.PROTECT, related_name="inheritances", verbose_name=_("succeeding unit")
    )
    former_name = models.CharField(_("former name"), max_length=255, blank=True)
    folded = models.CharField(max_length=400, editable=False, blank=True, db_index=True)
    decided_on = models.DateField(_("in force from"))
    decision_number = models.CharField(_("decision number"), max_length=64, blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("succession of units")
        verbose_name_plural = _("successions of units")
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="renamed", predecessor=F("successor"))
                | ~Q(kind="renamed") & ~Q(predecessor=F("successor")),
                name="only_a_renamed_unit_succeeds_itself",
            ),
            models.UniqueConstraint(
                fields=["predecessor", "successor", "kind", "decided_on"],
                name="a_succession_is_recorded_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.former_name or self.predecessor} → {self.successor}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.former_name = tidy(self.former_name or self.predecessor.name)
        self.folded = fold(self.former_name)[:400]
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came
