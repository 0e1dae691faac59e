"""The drawer of councils: who sits, by which decision."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin, DeskInline
from awards_registry.ledger.actions import append
from awards_registry.policy import Role
from campaigns.council.models import Council, Member
from units.accounts.access import signed_in
from units.accounts.models import UnitRole, User
from units.organisation.models import Unit


def _own_councils(user: User) -> Q:
    """Units whose council the user keeps: at exactly that unit, as for every act of a council."""
    if user.is_superuser:
        return Q()
    held = [held.unit_id for held in user.current_roles if held.role == Role.SECRETARY]
    return Q(pk__in=held)


class MemberInline(DeskInline):
    model = Member
    fields = ("order", "user", "seat", "position", "starts_on", "ends_on")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Users of the secretary's units and of those above: leaders sit in councils below."""
        if db_field.name != "user":
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        scope = signed_in(request).scope(Role.SECRETARY)
        near = UnitRole.objects.own()
        if not scope.everything:
            near = near.filter(unit__in=scope.with_above)
        kwargs["queryset"] = User.objects.filter(
            is_active=True, is_superuser=False, pk__in=near.values("user_id")
        )
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        # Asked once, not once for every row of the table.
        field.choices = list(field.choices)
        for button in ("add", "change", "delete", "view"):
            setattr(field.widget, f"can_{button}_related", False)
        return field


@admin.register(Council)
class CouncilDesk(DeskAdmin):
    list_display = ("name", "unit", "decision_number", "established_on", "seats", "dissolved_on")
    list_select_related = ("unit",)
    search_fields = ("name", "decision_number")
    fieldsets = (
        (None, {"fields": ("unit", "name")}),
        (None, {"fields": ("decision_number", ("established_on", "dissolved_on"))}),
    )
    inlines = (MemberInline,)

    def get_queryset(self, request: HttpRequest) -> Any:
        today = timezone.localdate()
        sitting = Q(members__starts_on__lte=today) & (
            Q(members__ends_on=None) | Q(members__ends_on__gte=today)
        )
        return super().get_queryset(request).annotate(size=Count("members", filter=sitting))

    @admin.display(description=_("members"), ordering="size")
    def seats(self, row: Any) -> str:
        return str(row.size)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        user = signed_in(request)
        return user.is_superuser or user.holds_at(Role.SECRETARY, obj.unit)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "unit":
            kwargs["queryset"] = Unit.objects.filter(_own_councils(signed_in(request)))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: Any) -> None:
        """Whoever gets a seat may also open the ballot: the role comes with the seat."""
        super().save_related(request, form, formsets, change)
        council, by = form.instance, signed_in(request)
        for seat in council.members.sitting_on(timezone.localdate()):
            held = UnitRole.objects.on(timezone.localdate())
            if not held.filter(user=seat.user_id, unit=council.unit_id, role=Role.MEMBER).exists():
                UnitRole.objects.create(
                    user_id=seat.user_id,
                    unit_id=council.unit_id,
                    role=Role.MEMBER,
                    assigned_by=council.decision_number,
                )
        members = sorted(council.members.values_list("user_id", flat=True))
        verb = "council.edit" if change else "council.enter"
        append(verb, council, by=by, fields=sorted(form.changed_data), members=members)
