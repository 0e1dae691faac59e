"""The list of annual ratings as a sheet."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from import_export import resources
from import_export.fields import Field as Column

from units.record.models import AnnualRating


class RatingSheet(resources.ModelResource):  # type: ignore[misc] # the library ships no types
    code = Column(column_name=_("code"))
    name = Column(column_name=_("person or unit"))
    year = Column(attribute="year", column_name=_("year"))
    level = Column(attribute="get_level_display", column_name=_("rating"))
    decision_number = Column(attribute="decision_number", column_name=_("decision number"))

    class Meta:
        model = AnnualRating
        fields = ("code", "name", "year", "level", "decision_number")

    def dehydrate_code(self, rating: AnnualRating) -> str:
        owner = rating.person or rating.unit
        return owner.code if owner else ""

    def dehydrate_name(self, rating: AnnualRating) -> str:
        return str(rating.person or rating.unit)
