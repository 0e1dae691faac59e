"""The list of people as a sheet: who works where, and nothing personal."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from import_export import resources
from import_export.fields import Field as Column

from units.people.models import Person


class PersonSheet(resources.ModelResource):  # type: ignore[misc] # the library ships no types
    code = Column(attribute="code", column_name=_("staff code"))
    full_name = Column(attribute="full_name", column_name=_("full name"))
    sex = Column(attribute="get_sex_display", column_name=_("sex"))
    unit = Column(column_name=_("unit"))
    position = Column(column_name=_("position"))

    class Meta:
        model = Person
        fields = ("code", "full_name", "sex", "unit", "position")

    def dehydrate_unit(self, person: Person) -> str:
        posting = person.posting_on(timezone.localdate())
        return str(posting.unit) if posting else ""

    def dehydrate_position(self, person: Person) -> str:
        posting = person.posting_on(timezone.localdate())
        return posting.position if posting else ""
