"""The law as dated rows: texts, awards with their rules, base salary, days off."""

from campaigns.catalogue.models.calendar import CalendarDate, WorkStep
from campaigns.catalogue.models.holiday import Holiday, HolidayQuerySet
from campaigns.catalogue.models.law import (
    AwardType,
    BaseSalary,
    Condition,
    DatedQuerySet,
    LegalText,
    RuleVersion,
    exact,
)

__all__ = [
    "AwardType",
    "BaseSalary",
    "CalendarDate",
    "Condition",
    "DatedQuerySet",
    "Holiday",
    "HolidayQuerySet",
    "LegalText",
    "RuleVersion",
    "WorkStep",
    "exact",
]
