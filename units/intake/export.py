"""Lists that go out as the sheets that come in: what is exported can be imported again."""

from __future__ import annotations

from typing import Any

import tablib
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export import resources
from import_export.fields import Field

from awards_registry.policy import DESK
from awards_registry.sheets import ListExport
from units.accounts.access import signed_in
from units.accounts.models import User
from units.intake.kind import KINDS, Hand
from units.people.models import Person
from units.people.reading import note_reading


class KindSheet(resources.Resource):  # type: ignore[misc] # the library ships no types
    """The rows of a drawer in the columns of its kind, without personal data."""

    kind = ""
    guarded = False

    def __init__(self, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.user = user

    @classmethod
    def get_display_name(cls) -> str:
        return str(KINDS[cls.kind].title)

    def export(self, queryset: Any = None, **_kwargs: Any) -> tablib.Dataset:
        """The sheet as a dataset of texts, in the words of the reader's language."""
        kind = KINDS[self.kind]
        columns = [each for each in kind.columns if self.guarded or not each.guarded]
        sheet = tablib.Dataset(headers=[column.heading for column in columns])
        for row in kind.exported(self.rows(queryset)):
            sheet.append([column.show(row.get(column.key)) for column in columns])
        return sheet

    def rows(self, queryset: Any) -> Any:
        return queryset

    def get_user_visible_fields(self) -> list[Field]:
        """What the page of the export tells of the columns."""
        columns = KINDS[self.kind].columns
        return [
            Field(column_name=each.heading) for each in columns if self.guarded or not each.guarded
        ]


class PersonalSheet(KindSheet):
    """People with their personal data: of those only whose data the reader may read."""

    kind = "people"
    guarded = True

    @classmethod
    def get_display_name(cls) -> str:
        return str(_("People with personal data (the reading is recorded)"))

    def rows(self, queryset: Any) -> Any:
        viewers, _writers = DESK["units.personaldata"]
        if self.user is None:
            return queryset.none()
        mine = Person.objects.within(self.user.scope(*sorted(viewers)))
        people = queryset.filter(pk__in=mine.values("pk"))
        note_reading(people.order_by("pk").values_list("pk", flat=True), by=self.user)
        return people


def sheet_of(kind: str) -> type[KindSheet]:
    """The class of a kind's sheet, as the library wants it."""
    return type("Sheet", (KindSheet,), {"kind": kind})


class KindDrawer(ListExport):
    """A drawer whose list goes out in the columns in which it comes in, and the way to both."""

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, with the page that takes one in for those who may hand it in."""
        kind = KINDS[self.resource_classes[0].kind]
        reaches = Hand.of(signed_in(request), kind.label).scope.reaches
        address = reverse("import_kind", args=[kind.key]) if reaches else ""
        return super().changelist_view(request, (extra_context or {}) | {"import_address": address})  # type: ignore[no-any-return] # the library ships no types
