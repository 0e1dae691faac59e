"""What an award asks for, in words: one click away from wherever it is offered."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from campaigns.catalogue.citations import Ended
from campaigns.catalogue.models import AwardType, BaseSalary, RuleVersion
from campaigns.eligibility.bonus import bonus
from campaigns.eligibility.rulebook import rule_set
from campaigns.eligibility.spoken import rule_in_words
from campaigns.nomination.papers import asked_of_unit


class AwardCriteria(TemplateView):
    """Tiêu chuẩn: the rule in force today, its basis, papers, deadline, pass line and bonus."""

    template_name = "campaigns/rounds/criteria.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        award = get_object_or_404(AwardType, code=kwargs["award"])
        today = timezone.localdate()
        version = _version(award, today)
        context = super().get_context_data(**kwargs) | {"award": award, "version": version}
        if version is None:
            return context
        names = {each.code: each.local_name for each in AwardType.objects.all()}
        always, ways = rule_in_words(rule_set(version), names)
        return context | {
            "always": always,
            "ways": ways,
            "ended": Ended().cited(version.legal_basis, today),
            "papers": [
                {"title": str(each), "later": not asked_of_unit(str(each))}
                for each in version.dossier
            ],
            "vote": _vote(version),
            "bonus": _bonus(version, today),
        }


def _version(award: AwardType, today: datetime.date) -> RuleVersion | None:
    rows = RuleVersion.objects.on(today).filter(award_type=award).order_by("-valid_from")
    found = rows.select_related("award_type", "legal_text").prefetch_related("conditions").first()
    return found if isinstance(found, RuleVersion) else None


def _vote(version: RuleVersion) -> str:
    if version.vote_percent is None:
        return _("more than half of all members of the council")
    words = {"percent": version.vote_percent}
    return _("at least %(percent)d %% of all members of the council, absent ones too") % words


def _bonus(version: RuleVersion, today: datetime.date) -> str:
    """The rate, and the money by the base salary of today."""
    rate: Decimal | None = version.bonus_rate
    if not rate:
        return ""
    text = _("%(rate)s × base salary") % {"rate": number_format(rate.normalize(), use_l10n=True)}
    salary = BaseSalary.objects.filter(valid_from__lte=today).order_by("-valid_from").first()
    if version.bonus_is_cap:
        return _("at most %(bonus)s") % {"bonus": text}
    if salary is None:
        return text
    money = number_format(bonus(rate, salary.vnd), use_l10n=True, force_grouping=True)
    return _("%(bonus)s; by the base salary of today %(money)s đồng") % {
        "bonus": text,
        "money": money,
    }
