"""The register: decisions and the awards they grant. What rules look back on, and people read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.nomination.models import Nomination, Round
from units.accounts.models import User
from units.organisation.models import Unit, UnitSuccession
from units.people.models import Person
from units.people.names import fold, place_key, sort_key, words_of
from units.record.models import YEAR

if TYPE_CHECKING:
    import datetime


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: User) -> DecisionQuerySet:
        return user.scope_for("decision").limit(self, "unit_id")

    def published(self) -> DecisionQuerySet:
        return self.filter(state=Decision.State.PUBLISHED)


class Decision(models.Model):
    """Quyết định khen thưởng: drafted by one, signed by another, published by a third hand."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SIGNED = "signed", _("Signed")
        PUBLISHED = "published", _("Published")

    class Source(models.TextChoices):
        OWN = "own", _("of this house")
        OUTSIDE = "outside", _("of an outside authority")

    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        related_name="decisions",
        verbose_name=_("unit"),
        help_text=_("The unit that issues it; of an outside decision, the unit that proposed."),
    )
    source = models.CharField(_("source"), max_length=8, choices=Source, default=Source.OWN)
    issuer = models.CharField(_("issued by"), max_length=255)
    subject = models.CharField(_("subject"), max_length=400)
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    symbol = models.CharField(_("symbol"), max_length=32)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    signer_name = models.CharField(_("signer"), max_length=120, blank=True)
    signer_post = models.CharField(_("post of the signer"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("drafted by")
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed by"),
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "year", "symbol", "number"],
                condition=Q(source="own"),
                name="one_decision_per_number",
                violation_error_message=_("This number is already taken in this year."),
            ),
            models.UniqueConstraint(
                fields=["issuer", "signed_on", "symbol", "number"],
                condition=Q(source="outside"),
                name="an_outside_decision_is_recorded_once",
                violation_error_message=_("This decision is already in the register."),
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(number__isnull=False, signed_on__isnull=False) & ~Q(content_hash=""),
                name="a_signed_decision_has_number_date_and_hash",
            ),
            models.CheckConstraint(
                condition=Q(published_by=None)
                | Q(signed_by=None)
                | ~Q(published_by=F("signed_by")),
                name="who_signs_does_not_publish",
                violation_error_message=_("Who signed a decision cannot publish it."),
            ),
        ]

    def __str__(self) -> str:
        return self.full_number if self.number else self.subject

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.pk])

    @property
    def full_number(self) -> str:
        """``05/QĐ-TCMT``; numbers below ten carry a zero (Nghị định 30/2020, annex I)."""
        return f"{self.number:02d}/{self.symbol}" if self.number else ""


class AwardQuerySet(models.QuerySet["Award"]):
    def visible_to(self, user: User) -> AwardQuerySet:
        """Awards of the units one acts for, drafts of decisions among them for the desk."""
        return user.scope_for("register").limit(self, "recipient_unit_id")

    def in_register(self) -> AwardQuerySet:
        """Granted by a published decision; revoked ones stay, marked as such."""
        return self.filter(decision__state=Decision.State.PUBLISHED)

    def valid(self) -> AwardQuerySet:
        return self.in_register().exclude(state=Award.State.REVOKED)

    def decided_between(self, first: datetime.date, last: datetime.date) -> AwardQuerySet:
        return self.filter(decision__signed_on__gte=first, decision__signed_on__lte=last)

    def of_unit(self, unit: Unit) -> AwardQuerySet:
        """To the unit, to units below it and to people who stood in one of them on the day.

        What the units they succeeded were awarded is theirs as well.
        """
        below = set(unit.descendants(include_self=True).values_list("pk", flat=True))
        former = UnitSuccession.objects.forebears_of(below)
        return self.filter(recipient_unit__in=below | former)

    def named(self, text: str) -> AwardQuerySet:
        wanted = Q()
        for word in words_of(text):
            wanted &= Q(folded__contains=word)
        return self.filter(wanted)

    def full(self) -> AwardQuerySet:
        return self.select_related("decision", "award_type", "recipient_unit", "person", "unit")


class Award(models.Model):
    """One line of a decision and, once that is published, of the register.

    Name, post and unit are kept as they were on the day, whatever becomes of them later.
    """

    class State(models.TextChoices):
        IN_FORCE = "in_force", _("In force")
        CORRECTED = "corrected", _("Corrected")
        REVOKED = "revoked", _("Revoked")

    decision = models.ForeignKey(
        Decision, models.PROTECT, related_name="awards", verbose_name=_("decision")
    )
    line = models.PositiveIntegerField(_("no."))
    nomination = models.OneToOneField(
        Nomination,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="award",
        verbose_name=_("nomination"),
    )
    award_type = models.ForeignKey(
        AwardType, models.PROTECT, related_name="awards", verbose_name=_("award")
    )
    rule_version = models.ForeignKey(
        RuleVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("rule version"),
    )
    award_name = models.CharField(_("award as named"), max_length=255)
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name=_("person"),
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name=_("collective"),
    )
    recipient_name = models.CharField(_("recipient"), max_length=255)
    recipient_post = models.CharField(_("post on the day"), max_length=160, blank=True)
    recipient_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="awards_of_members", verbose_name=_("unit on the day")
    )
    recipient_unit_name = models.CharField(_("name of the unit on the day"), max_length=255)
    year_from = models.PositiveSmallIntegerField(_("achievement from"), validators=YEAR)
    year_to = models.PositiveSmallIntegerField(_("achievement to"), validators=YEAR)
    achievement = models.TextField(_("achievement"), max_length=600, blank=True)
    bonus_vnd = models.PositiveBigIntegerField(_("bonus in VND"), null=True, blank=True)
    occasion = models.CharField(
        _("kind of consideration"),
        max_length=16,
        choices=Round.Consideration,
        default=Round.Consideration.REGULAR,
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.IN_FORCE)
    folded = models.CharField(max_length=255, editable=False, db_index=True)
    sort_key = models.CharField(max_length=800, editable=False)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("register of awards")
        ordering = ["-decision__signed_on", "decision", "line"]
        indexes = [models.Index(fields=["recipient_unit", "award_type"])]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "line"], name="a_line_of_a_decision_stands_once"
            ),
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="award_of_a_person_or_a_unit",
            ),
            models.UniqueConstraint(
                fields=["decision", "award_type", "person", "year_to"],
                condition=Q(unit=None),
                name="one_line_per_person_award_and_year",
            ),
            models.CheckConstraint(
                condition=Q(year_to__gte=F("year_from")), name="achievement_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_name} – {self.award_name}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.folded = fold(self.recipient_name)[:255]
        order = sort_key if self.person_id else place_key
        self.sort_key = order(self.recipient_name)[:800]
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came

    @property
    def years(self) -> str:
        if self.year_from == self.year_to:
            return str(self.year_to)
        return f"{self.year_from}–{self.year_to}"
