"""The drawers of users and of the roles they hold for units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import Q
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from awards_registry.desk import DeskAdmin, DeskInline
from awards_registry.policy import Role
from awards_registry.reading import yes_or_no
from units.accounts.access import signed_in
from units.accounts.forms import NewPasswordForm, NewUserForm
from units.accounts.models import UnitRole, User


class RoleInline(DeskInline):
    model = UnitRole
    fields = ("role", "unit", "starts_on", "ends_on", "assigned_by")
    autocomplete_fields = ("unit",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Roles of their own: stand-ins have a page and verbs of their own."""
        return super().get_queryset(request).own()


class UserForm(forms.ModelForm[User]):
    user: User

    def clean_username(self) -> str:
        """Signing in does not tell capital letters from small ones, so neither may two names."""
        name: str = self.cleaned_data["username"]
        others = User.objects.exclude(pk=self.instance.pk)
        if others.filter(username__iexact=name).exists():
            raise forms.ValidationError(_t("Another user already signs in by this name."))
        return name

    def clean_is_active(self) -> bool:
        active: bool = self.cleaned_data["is_active"]
        if not active and self.instance.pk == self.user.pk:
            raise forms.ValidationError(_t("You cannot close your own account."))
        return active


@admin.register(User)
class UserDesk(DeskAdmin, UserAdmin):  # type: ignore[type-arg] # Django's own page for passwords
    form: Any = UserForm
    add_form: Any = NewUserForm
    change_password_form: Any = NewPasswordForm
    add_form_template = None
    list_display = ("full_name", "username", "roles_now", "is_active", "last_login")
    list_filter = ("is_active",)
    list_select_related = ()
    ordering = ("sort_key",)
    search_fields = ("folded",)
    search_help_text = _("Name with or without diacritics, or the sign-in name")
    filter_horizontal = ()
    autocomplete_fields = ("person",)
    readonly_fields = ("password_link", "last_login", "date_joined", "of_demo")
    fieldsets = (
        (None, {"fields": (("full_name", "username"), ("email", "person"))}),
        (_("Sign-in"), {"fields": ("is_active", "password_link", "last_login", "date_joined")}),
        (None, {"fields": ("of_demo",)}),
    )
    add_fieldsets = (
        (None, {"fields": ("full_name", "username", "email", "password1", "password2")}),
    )

    def get_queryset(self, request: HttpRequest) -> Any:
        return (
            super()
            .get_queryset(request)
            .prefetch_related("unit_roles__unit", "unit_roles__stands_in_for__user")
        )

    def get_inlines(self, _request: HttpRequest, obj: Any) -> Any:
        return (RoleInline,) if obj else ()

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(request, *args, **kwargs)
        return type(form.__name__, (form,), {"user": signed_in(request)})

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever acts for a unit of others as well is not given a new password from here."""
        allowed = super().has_change_permission(request, obj)
        if obj is None or not allowed:
            return allowed
        scope = signed_in(request).scope(Role.ADMINISTRATOR)
        # A password would open what a stand-in holds; when that is over it opens it no more.
        over = Q(stands_in_for__isnull=False) & ~Q(ended_at=None, ends_on__gte=timezone.localdate())
        held = obj.unit_roles.exclude(over).values_list("unit_id", flat=True)
        return scope.everything or all(scope.covers(pk) for pk in held)

    def get_urls(self) -> list[Any]:
        """Django names its page after its own user model; here it has a name that is declared."""
        rest = [
            entry
            for entry in super().get_urls()
            if getattr(entry, "name", "") != "auth_user_password_change"
        ]
        page = self.admin_site.admin_view(self.user_change_password)
        return [path("<id>/password/", page, name="units_user_password_change"), *rest]

    @admin.display(description=_("roles today"))
    def roles_now(self, row: User) -> str:
        today = timezone.localdate()
        return "; ".join(
            str(held)
            for held in row.unit_roles.all()
            if held.starts_on <= today
            and (held.ends_on is None or today <= held.ends_on)
            and held.ended_at is None
        )

    @admin.display(description=_("demo user"))
    def of_demo(self, row: User) -> str:
        return yes_or_no(row.is_demo)

    @admin.display(description=_("password"))
    def password_link(self, row: User) -> str:
        return format_html(
            '<a href="{}">{}</a>',
            reverse("admin:units_user_password_change", args=[row.pk]),
            _t("Set a new password"),
        )


class CurrentFilter(admin.SimpleListFilter):
    title = _("time")
    parameter_name = "time"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, Any]]:
        return [("now", _("held today")), ("ended", _("ended"))]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        today = timezone.localdate()
        if self.value() == "now":
            return queryset.on(today)
        over = Q(ends_on__lt=today) | Q(ended_at__isnull=False)
        return queryset.filter(over) if self.value() == "ended" else queryset


@admin.register(UnitRole)
class UnitRoleDesk(DeskAdmin):
    list_display = ("user", "role", "unit", "starts_on", "ends_on", "holder")
    list_filter = ("role", CurrentFilter)
    list_select_related = ("user", "unit", "stands_in_for__user")
    search_fields = ("user__folded",)
    search_help_text = _("Name of the user or unit, with or without diacritics")
    autocomplete_fields = ("user", "unit")
    fields = ("user", "role", "unit", "starts_on", "ends_on", "assigned_by")
    # Only read: named and ended by the verbs, on a page of their own.
    of_stand_in = ("holder", "absence", "ended_at")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_fields(request, obj)
        return (*fields, *self.of_stand_in) if obj and obj.stands_in_for_id else fields

    def get_readonly_fields(self, _request: HttpRequest, obj: Any = None) -> Any:
        return self.of_stand_in if obj and obj.stands_in_for_id else ()

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        stands_in = obj is not None and obj.stands_in_for_id is not None
        return not stands_in and super().has_change_permission(request, obj)

    @admin.display(description=_("stands in for"))
    def holder(self, row: UnitRole) -> str:
        return str(row.stands_in_for.user) if row.stands_in_for else "–"
