"""What the database itself holds of nominations, whoever writes to it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

# Ended without an award: the candidate may be nominated anew.
ENDED_WITHOUT = Q(state__in=["withdrawn", "rejected", "not_recommended"])

PROMISES: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=Q(person__isnull=False, unit=None, household=None)
        | Q(person=None, unit__isnull=False, household=None)
        | Q(person=None, unit=None, household__isnull=False),
        name="nomination_of_one_candidate",
        violation_error_message=_("Nominate either one person, one collective or one household."),
    ),
    models.UniqueConstraint(
        fields=["award_type", "person", "achievement_year"],
        condition=Q(person__isnull=False) & ~ENDED_WITHOUT,
        name="one_nomination_per_person_award_and_year",
        violation_error_message=_("This person is already nominated for this award and year."),
    ),
    models.UniqueConstraint(
        fields=["award_type", "unit", "achievement_year"],
        condition=Q(unit__isnull=False) & ~ENDED_WITHOUT,
        name="one_nomination_per_unit_award_and_year",
        violation_error_message=_("This collective is already nominated for this award and year."),
    ),
    models.UniqueConstraint(
        fields=["award_type", "household", "achievement_year"],
        condition=Q(household__isnull=False) & ~ENDED_WITHOUT,
        name="one_nomination_per_household_award_and_year",
        violation_error_message=_("This household is already nominated for this award and year."),
    ),
    models.CheckConstraint(
        condition=Q(state__in=["draft", "withdrawn"]) | ~Q(snapshot_hash=""),
        name="what_left_the_unit_is_frozen",
    ),
]
