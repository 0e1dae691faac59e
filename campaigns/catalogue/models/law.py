"""The law as dated rows: texts, award types, rule versions with their conditions, base salary."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TypeVar

from django.db import models
from django.db.models import F, Q
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from campaigns.journey import Level

Row = TypeVar("Row", bound=models.Model)


class DatedQuerySet(models.QuerySet[Row]):
    """Rows of law with the dates of their force."""

    def on(self, day: datetime.date) -> DatedQuerySet[Row]:
        """The rows in force on ``day``."""
        return self.reaching(day, day)

    def reaching(self, first: datetime.date, last: datetime.date | None) -> DatedQuerySet[Row]:
        """The rows in force on some day from ``first`` to ``last``; None: without an end."""
        found = self.filter(Q(valid_to=None) | Q(valid_to__gte=first))
        return found if last is None else found.filter(valid_from__lte=last)


class LegalText(models.Model):
    """Văn bản: a law, decree or circular with the dates of its force."""

    code = models.CharField(_("code"), max_length=64, unique=True)
    title = models.CharField(_("title"), max_length=400)
    title_en = models.CharField(_("title in English"), max_length=400, blank=True)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force until"), null=True, blank=True)
    link = models.URLField(_("link"), max_length=500, blank=True)
    verified = models.BooleanField(
        _("verified"), default=False, help_text=_("Compared with the official text.")
    )

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("legal text")
        verbose_name_plural = _("legal texts")
        ordering = ["-valid_from", "code"]

    def __str__(self) -> str:
        return self.title


class AwardType(models.Model):
    """Danh hiệu thi đua hoặc hình thức khen thưởng, for one kind of recipient."""

    class Kind(models.TextChoices):
        EMULATION_TITLE = "emulation_title", _("Emulation title")
        COMMENDATION = "commendation", _("Form of commendation")

    class Recipient(models.TextChoices):
        INDIVIDUAL = "individual", _("individual")
        COLLECTIVE = "collective", _("collective")
        HOUSEHOLD = "household", _("household")

    class GrantLevel(models.TextChoices):
        BASE = "base", _("base level")
        MINISTRY = "ministry", _("ministry level")
        GOVERNMENT = "government", _("government level")
        STATE = "state", _("state level")

    code = models.CharField(_("code"), max_length=24, unique=True)
    group = models.CharField(_("group"), max_length=24)
    name = models.CharField(_("name"), max_length=255)
    name_en = models.CharField(_("name in English"), max_length=255, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    form = models.CharField(_("form"), max_length=32)
    recipient = models.CharField(_("recipient"), max_length=12, choices=Recipient)
    level = models.CharField(_("level"), max_length=12, choices=GrantLevel)
    granting_authority = models.CharField(_("granted by"), max_length=255, blank=True)
    precedence = models.PositiveSmallIntegerField(
        _("precedence"), default=500, help_text=_("The higher the honour, the lower the number.")
    )
    active = models.BooleanField(_("offered"), default=True)

    class Meta:
        verbose_name = _("award type")
        verbose_name_plural = _("award types")
        ordering = ["precedence", "code"]

    def __str__(self) -> str:
        return self.local_name

    @property
    def local_name(self) -> str:
        """The name in the language of the page."""
        english = (translation.get_language() or "").startswith("en")
        return self.name_en if english and self.name_en else self.name

    @property
    def granting_level(self) -> Level:
        """The desk that may grant it: Law 06/2022, articles 77 to 80."""
        if self.level == self.GrantLevel.BASE:
            return Level.GENERAL_DEPARTMENT
        if self.level == self.GrantLevel.MINISTRY:
            return Level.MINISTRY
        return Level.OUTSIDE

    @property
    def has_certificate(self) -> bool:
        """Whether this house prints the paper: Giấy khen, Bằng khen that it grants itself."""
        return self.form in {"giay_khen", "bang_khen"} and self.granting_level != Level.OUTSIDE


class RuleVersion(models.Model):
    """What the law asked for an award from one day to another, by date of decision."""

    award_type = models.ForeignKey(
        AwardType, models.PROTECT, related_name="versions", verbose_name=_("award type")
    )
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    name = models.CharField(
        _("name in that time"), max_length=255, blank=True, help_text=_("If it was another one.")
    )
    legal_text = models.ForeignKey(
        LegalText,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="versions",
        verbose_name=_("legal text"),
    )
    legal_basis = models.CharField(_("legal basis"), max_length=255)
    vote_percent = models.PositiveSmallIntegerField(
        _("pass line in per cent"),
        null=True,
        blank=True,
        help_text=_("Of all members of the council; empty: more than half."),
    )
    secret_ballot = models.BooleanField(_("secret ballot"), null=True, blank=True)
    posting_working_days = models.PositiveSmallIntegerField(
        _("public posting in working days"), null=True, blank=True
    )
    bonus_rate = models.DecimalField(
        _("bonus × base salary"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    bonus_is_cap = models.BooleanField(_("the bonus is a ceiling"), default=False)
    dossier = models.JSONField(_("dossier"), default=list, blank=True)
    deadline = models.CharField(_("deadline"), max_length=128, blank=True)
    consideration = models.CharField(_("kind of consideration"), max_length=64, blank=True)
    verified = models.BooleanField(
        _("verified"), default=False, help_text=_("Criteria seen in a source, not from memory.")
    )
    notes = models.TextField(_("notes"), blank=True)
    sources = models.JSONField(_("sources"), default=list, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule version")
        verbose_name_plural = _("rule versions")
        ordering = ["award_type", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["award_type", "valid_from"], name="one_rule_version_begins_a_day"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="rule_version_ends_after_it_begins",
                violation_error_message=_("The version ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(vote_percent=None) | Q(vote_percent__gte=1, vote_percent__lte=100),
                name="pass_line_is_a_percentage",
                violation_error_message=_("A pass line lies between 1 and 100 per cent."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.award_type} · {self.valid_from:%d/%m/%Y}"


class Condition(models.Model):
    """One checkable condition of a rule version; path 0 always, paths 1, 2, … alternatives."""

    rule_version = models.ForeignKey(
        RuleVersion, models.CASCADE, related_name="conditions", verbose_name=_("rule version")
    )
    path = models.PositiveSmallIntegerField(
        _("path"), default=0, help_text=_("0: must hold. 1, 2, …: one of these ways must hold.")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    kind = models.CharField(_("kind of condition"), max_length=32)
    params = models.JSONField(_("particulars"), default=dict, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering = ["path", "order", "pk"]

    def __str__(self) -> str:
        return f"{self.path}.{self.order}"


class BaseSalary(models.Model):
    """Mức lương cơ sở, from its day on until the next."""

    valid_from = models.DateField(_("from"), unique=True)
    vnd = models.PositiveIntegerField(_("VND a month"))
    legal_basis = models.CharField(_("legal basis"), max_length=255)
    verified = models.BooleanField(_("verified"), default=False)

    class Meta:
        verbose_name = _("base salary")
        verbose_name_plural = _("base salaries")
        ordering = ["-valid_from"]

    def __str__(self) -> str:
        return f"{self.valid_from:%d/%m/%Y}: {self.vnd}"


def exact(number: Decimal | None) -> str | None:
    """A rate as text without needless zeros, for snapshots and hashes."""
    return None if number is None else format(number.normalize(), "f")
