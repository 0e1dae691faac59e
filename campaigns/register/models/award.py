"""Awards: the lines of decisions, with everything as it was on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.nomination.models import Nomination, Round
from campaigns.register.models.decision import Decision
from units.accounts.models import User
from units.households.models import Household
from units.organisation.models import Unit, UnitSuccession
from units.people.models import Person
from units.people.names import fold, place_key, sort_key, words_of
from units.record.models import YEAR

if TYPE_CHECKING:
    import datetime

    from units.accounts.scope import Scope


class AwardQuerySet(models.QuerySet["Award"]):
    def visible_to(self, user: User) -> AwardQuerySet:
        """Awards of the units one acts for, drafts of decisions among them for the desk."""
        return user.scope_for("register").limit(self, "recipient_unit_id")

    def within(self, scope: Scope) -> AwardQuerySet:
        return scope.limit(self, "recipient_unit_id")

    def in_register(self) -> AwardQuerySet:
        """Granted by a published decision; revoked ones stay, marked as such."""
        return self.filter(decision__state=Decision.State.PUBLISHED)

    def valid(self) -> AwardQuerySet:
        return self.in_register().exclude(state=Award.State.REVOKED)

    def unverified(self) -> AwardQuerySet:
        """Khen thưởng cũ chưa xác nhận: they count, with that mark."""
        return self.in_register().filter(unverified=True)

    def attested(self) -> AwardQuerySet:
        """What may be told to the public: in force, and seen in a decision."""
        return self.valid().filter(unverified=False)

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
    household = models.ForeignKey(
        Household,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name=_("household"),
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
    # An award from an older list, until an officer has seen the decision it comes from.
    unverified = models.BooleanField(_("not verified"), default=False, editable=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("verified by"),
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True, editable=False)
    folded = models.CharField(max_length=255, editable=False, db_index=True)
    sort_key = models.CharField(max_length=800, editable=False)

    # What `derive` fills: writing in bulk has to take these along.
    DERIVED = ("folded", "sort_key")
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
                condition=Q(person__isnull=False, unit=None, household=None)
                | Q(person=None, unit__isnull=False, household=None)
                | Q(person=None, unit=None, household__isnull=False),
                name="award_of_one_recipient",
            ),
            models.UniqueConstraint(
                fields=["decision", "award_type", "person", "year_to"],
                condition=Q(person__isnull=False),
                name="one_line_per_person_award_and_year",
            ),
            models.CheckConstraint(
                condition=Q(unverified=False) | Q(nomination=None),
                name="an_award_of_a_nomination_is_verified",
            ),
            models.CheckConstraint(
                condition=Q(year_to__gte=F("year_from")), name="achievement_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_name} – {self.award_name}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive()
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came

    def derive(self) -> None:
        """Fill the forms of the name that are searched and sorted by."""
        self.folded = fold(self.recipient_name)[:255]
        order = place_key if self.unit_id else sort_key
        self.sort_key = order(self.recipient_name)[:800]

    @property
    def years(self) -> str:
        if self.year_from == self.year_to:
            return str(self.year_to)
        return f"{self.year_from}–{self.year_to}"
