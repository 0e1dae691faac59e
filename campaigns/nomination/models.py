"""Rounds, nominations and the trail that each nomination leaves."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.journey import BEFORE_COUNCIL, CLOSED, EDITABLE, ON_DESK, Level, State
from campaigns.movement.models import Campaign
from units.accounts.models import User
from units.organisation.models import Unit
from units.people.models import Person
from units.people.names import words_of
from units.record.models import YEAR, Initiative

if TYPE_CHECKING:
    from collections.abc import Iterable


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, user: User) -> RoundQuerySet:
        """Rounds of the units one acts for and of those they belong to."""
        scope = user.scope()
        return self if scope.everything else self.filter(unit__in=scope.with_above)

    def open_on(self, day: datetime.date) -> RoundQuerySet:
        return self.filter(opens_on__lte=day, closes_on__gte=day)


class Round(models.Model):
    """Đợt xét khen thưởng: what is offered, by whom, until when."""

    class Consideration(models.TextChoices):
        REGULAR = "regular", _("regular work")  # thường xuyên
        CAMPAIGN = "campaign", _("movement")  # chuyên đề
        EXTRAORDINARY = "extraordinary", _("extraordinary achievement")  # đột xuất
        CONTRIBUTION = "contribution", _("long contribution")  # cống hiến
        FOREIGN = "foreign", _("foreign relations")  # đối ngoại

    name = models.CharField(_("name"), max_length=255)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="rounds", verbose_name=_("held by"))
    year = models.PositiveSmallIntegerField(_("year of achievement"), validators=YEAR)
    consideration = models.CharField(
        _("kind of consideration"),
        max_length=16,
        choices=Consideration,
        default=Consideration.REGULAR,
    )
    campaign = models.ForeignKey(
        Campaign,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds",
        verbose_name=_("emulation movement"),
    )
    award_types = models.ManyToManyField(
        AwardType, related_name="rounds", verbose_name=_("awards offered")
    )
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        ordering = ["-year", "-opens_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")),
                name="round_closes_after_it_opens",
                violation_error_message=_("The round closes before it opens."),
            ),
            models.UniqueConstraint(
                fields=["unit", "year", "name"], name="one_round_of_a_name_per_unit_and_year"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NominationQuerySet(models.QuerySet["Nomination"]):
    def visible_to(self, user: User) -> NominationQuerySet:
        """Whom a nomination concerns.

        The clerk sees those of the own units in every state; whoever works at a desk above
        sees them from their submission on; a council member, what has come to the council.
        """
        if user.is_superuser:
            return self
        own = user.scope(Role.CLERK).unit_ids
        desk_roles = (Role.OFFICER, Role.SECRETARY, Role.SIGNATORY, Role.LEADER)
        desk = user.scope(*desk_roles).unit_ids
        council = user.scope(Role.MEMBER).unit_ids
        return self.filter(
            Q(nominating_unit__in=own)
            | Q(nominating_unit__in=desk) & ~Q(state=State.DRAFT)
            | Q(nominating_unit__in=council, state__in=BEFORE_COUNCIL)
        )

    def open(self) -> NominationQuerySet:
        return self.exclude(state__in=CLOSED)

    def editable(self) -> NominationQuerySet:
        return self.filter(state__in=EDITABLE)

    def on_desk(self, desks: Iterable[int]) -> NominationQuerySet:
        """Waiting to be screened at one of the given desks."""
        return self.filter(state__in=ON_DESK, desk__in=desks).exclude(level=Level.OUTSIDE)

    def at(self, desks: Iterable[int], state: State) -> NominationQuerySet:
        return self.filter(state=state, desk__in=desks)

    def with_candidate(self) -> NominationQuerySet:
        return self.select_related(
            "person", "unit", "nominating_unit", "award_type", "round", "desk"
        )

    def named(self, text: str) -> NominationQuerySet:
        wanted = Q()
        for word in words_of(text):
            wanted &= Q(person__folded__contains=word) | Q(unit__folded__contains=word)
        return self.filter(wanted)


class Nomination(models.Model):
    """Đề nghị khen thưởng: one candidate for one award of one year of achievement."""

    # Grounds that no record proves by itself: stated by the nominating unit, judged by people.
    class Merit(models.TextChoices):
        CAMPAIGN_OUTSTANDING = "campaign_outstanding", _("outstanding in an emulation movement")
        CAMPAIGN_LEADER = "campaign_leader", _("leader of an emulation movement")
        EXTRAORDINARY = "extraordinary", _("extraordinary achievement")
        CONTRIBUTION = "contribution", _("great contribution")
        OUTSIDE_CONTRIBUTION = "outside_contribution", _("contribution from outside the sector")
        LONG_SERVICE = "long_service", _("long service in leading posts")
        INVENTION = "invention", _("invention or prize")
        EXCEEDS_TARGETS = "exceeds_targets", _("exceeded its targets")
        BLOCK_LEADER = "block_leader", _("leads its emulation block")
        BEST_OF_BLOCK_LEADERS = "best_of_block_leaders", _("best of the block leaders")
        CENTRAL_CLUSTER_LEADER = (
            "central_cluster_leader",
            _("leads a cluster of the Central council"),
        )
        CONTINUOUS_EXCELLENCE = "continuous_excellence", _("excellent over all the years asked for")
        NATION_WIDE_ACHIEVEMENT = "nation_wide_achievement", _("achievement of national effect")
        LEADING_NATIONWIDE = "leading_nationwide", _("leads its field in the whole country")
        AUTHORITY_CRITERIA = "authority_criteria", _("meets what the granting authority asks for")

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="nominations", verbose_name=_("round")
    )
    award_type = models.ForeignKey(
        AwardType, models.PROTECT, related_name="nominations", verbose_name=_("award")
    )
    person = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name=_("person"),
    )
    unit = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name=_("collective"),
    )
    nominating_unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="nominations_made", verbose_name=_("nominating unit")
    )
    achievement_year = models.PositiveSmallIntegerField(_("year of achievement"), validators=YEAR)
    achievement = models.TextField(
        _("achievement"),
        max_length=600,
        help_text=_("As it will stand on the certificate; short, with figures."),
    )
    merits = models.JSONField(_("grounds stated"), default=list, blank=True)
    confirmed_clean = models.BooleanField(
        _("free of proceedings"),
        null=True,
        blank=True,
        help_text=_(
            "The unit confirms: not under disciplinary review, inspection or investigation, no "
            "open denunciation (Decree 152/2025, article 4)."
        ),
    )
    initiatives = models.ManyToManyField(
        Initiative, blank=True, related_name="nominations", verbose_name=_("initiatives cited")
    )

    state = models.CharField(_("state"), max_length=16, choices=State, default=State.DRAFT)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level, default=Level.UNIT)
    desk = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations_on_desk",
        verbose_name=_("at the desk of"),
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    snapshot = models.JSONField(default=dict, blank=True, editable=False)
    snapshot_hash = models.CharField(max_length=64, blank=True, editable=False)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="nominations_entered",
        verbose_name=_("entered by"),
    )
    created_at = models.DateTimeField(_("entered at"), default=timezone.now, editable=False)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["desk", "state"]),
            models.Index(fields=["nominating_unit", "state"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(person=None, unit__isnull=False) | Q(person__isnull=False, unit=None),
                name="nomination_of_a_person_or_a_unit",
                violation_error_message=_("Nominate either one person or one collective."),
            ),
            models.UniqueConstraint(
                fields=["award_type", "person", "achievement_year"],
                condition=Q(unit=None) & ~Q(state__in=["withdrawn", "rejected", "not_recommended"]),
                name="one_nomination_per_person_award_and_year",
                violation_error_message=_(
                    "This person is already nominated for this award and year."
                ),
            ),
            models.UniqueConstraint(
                fields=["award_type", "unit", "achievement_year"],
                condition=Q(person=None)
                & ~Q(state__in=["withdrawn", "rejected", "not_recommended"]),
                name="one_nomination_per_unit_award_and_year",
                violation_error_message=_(
                    "This collective is already nominated for this award and year."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | ~Q(snapshot_hash=""),
                name="what_left_the_unit_is_frozen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate} – {self.award_type}"

    def get_absolute_url(self) -> str:
        return reverse("nomination", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        if not self.award_type_id:
            return
        wants_person = self.award_type.recipient == AwardType.Recipient.INDIVIDUAL
        if wants_person and not self.person_id:
            raise ValidationError({"person": _("This award is given to a person: choose one.")})
        if not wants_person and not self.unit_id:
            raise ValidationError({"unit": _("This award is given to a collective: choose one.")})

    @property
    def candidate(self) -> Person | Unit | None:
        return self.person or self.unit

    @property
    def number(self) -> str:
        """How people refer to it: ĐN-2026-00042."""
        return f"ĐN-{self.achievement_year}-{self.pk:05d}" if self.pk else ""

    @property
    def is_editable(self) -> bool:
        return self.state in EDITABLE

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED


class Step(models.Model):
    """One step of the journey: never changed, shown as the timeline."""

    nomination = models.ForeignKey(
        Nomination, models.PROTECT, related_name="steps", verbose_name=_("nomination")
    )
    came_from = models.CharField(_("from"), max_length=16, choices=State)
    went_to = models.CharField(_("to"), max_length=16, choices=State)
    level = models.PositiveSmallIntegerField(_("level"), choices=Level)
    desk = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("desk")
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    taken_at = models.DateTimeField(_("at"), default=timezone.now)
    reason = models.TextField(_("reason or opinion"), blank=True)

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return str(State(self.went_to).label)
