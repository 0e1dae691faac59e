"""Nominations: who is proposed for what, where it stands and on whose desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.journey import BEFORE_COUNCIL, CLOSED, EDITABLE, ON_DESK, Level, State
from campaigns.nomination.models.candidates import CANDIDATES
from campaigns.nomination.models.merits import Merit
from campaigns.nomination.models.promises import PROMISES
from campaigns.nomination.models.round import Round
from campaigns.nomination.sameness import key_of
from units.accounts.models import User
from units.households.models import Household
from units.organisation.models import Unit
from units.people.models import Person
from units.people.names import words_of
from units.record.models import YEAR, Initiative

if TYPE_CHECKING:
    from collections.abc import Iterable


# At home, or withdrawn from there: nobody above ever had it.
NEVER_LEFT = Q(state=State.DRAFT) | Q(state=State.WITHDRAWN, submitted_at=None)


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
            | Q(nominating_unit__in=desk) & ~NEVER_LEFT
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
            "person", "unit", "household", "nominating_unit", "award_type", "round", "desk"
        )

    def named(self, text: str) -> NominationQuerySet:
        wanted = Q()
        for word in words_of(text):
            wanted &= (
                Q(person__folded__contains=word)
                | Q(unit__folded__contains=word)
                | Q(household__folded__contains=word)
            )
        return self.filter(wanted)


# A report of some forty typed pages.
MOST_REPORT = 60_000


class Nomination(models.Model):
    """Đề nghị khen thưởng: one candidate for one award of one year of achievement."""

    Merit = Merit

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
    household = models.ForeignKey(
        Household,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name=_("household"),
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
    report = models.TextField(
        _("achievement report"),
        max_length=MOST_REPORT,
        blank=True,
        help_text=_("The report as it goes into the dossier; it fills the printed form."),
    )
    co_authors = models.ManyToManyField(
        Person,
        blank=True,
        related_name="nominations_shared",
        verbose_name=_("co-authors of the achievement"),
        help_text=_("Who reached the same achievement together with the candidate."),
    )
    # What it says without case, marks and signs: the same achievement proposed twice is found.
    achievement_key = models.CharField(max_length=64, editable=False, blank=True, db_index=True)
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

    # What `derive` fills: writing in bulk has to take these along.
    DERIVED = ("achievement_key",)
    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["desk", "state"]),
            models.Index(fields=["nominating_unit", "state"]),
        ]
        constraints = PROMISES

    def __str__(self) -> str:
        return f"{self.candidate} – {self.award_type}"

    def save(self, *args: object, **kwargs: object) -> None:
        self.derive()
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came

    def get_absolute_url(self) -> str:
        return reverse("nomination", args=[self.pk])

    def derive(self) -> None:
        """Fill the form of the achievement by which the same one is found again."""
        self.achievement_key = key_of(self.achievement)

    def clean(self) -> None:
        super().clean()
        if not self.award_type_id:
            return
        for recipient, (name, sentence) in CANDIDATES.items():
            if self.award_type.recipient == recipient and not getattr(self, f"{name}_id"):
                raise ValidationError({name: sentence})

    @property
    def candidate(self) -> Person | Unit | Household | None:
        return self.person or self.unit or self.household

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

    @property
    def is_settled(self) -> bool:
        """Closed or decided: it keeps the rules that it was judged by."""
        return self.is_closed or self.state == State.DECIDED
