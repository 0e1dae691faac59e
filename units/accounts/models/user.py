"""Users: whoever signs in, and what their roles of today let them do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards_registry.policy import PAGES, STAFF, Role
from units.accounts.scope import Scope
from units.organisation.models import Unit, UnitSuccession
from units.people.models import Person
from units.people.names import fold, sort_key, tidy, words_of

if TYPE_CHECKING:
    from units.accounts.models.role import UnitRole


class UserQuerySet(models.QuerySet["User"]):
    def within(self, scope: Scope) -> UserQuerySet:
        """Users with a role in the scope, and those who have no role anywhere yet."""
        if scope.everything:
            return self
        users = User.objects.get_queryset()
        here = users.filter(unit_roles__unit__in=scope.unit_ids).values("pk")
        placed = users.filter(unit_roles__isnull=False).values("pk")
        return self.filter(Q(pk__in=here) | ~Q(pk__in=placed), is_superuser=False)

    def named(self, text: str) -> UserQuerySet:
        """Every word of ``text`` in the name, or a part of the sign-in name."""
        wanted = Q()
        for word in words_of(text):
            wanted &= Q(folded__contains=word)
        return self.filter(wanted | Q(username__icontains=text[:200].strip()))


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def create_user(self, username: str, password: str | None = None, **fields: object) -> User:
        user: User = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str, **fields: object) -> User:
        return self.create_user(username, password, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> User:
        # Nobody should be locked out by a capital letter at the start of the sign-in name.
        # Written exactly it wins: two names may differ by nothing else.
        wanted = self.filter(username__iexact=username or "").order_by("pk")
        exact = wanted.filter(username=username or "").first()
        found = list(wanted[:2])
        if exact is None and len(found) != 1:
            raise self.model.DoesNotExist
        return exact or found[0]


class User(AbstractBaseUser, PermissionsMixin):
    """Somebody who signs in. What they may do comes from their roles, not from this row."""

    username = models.CharField(
        _("sign-in name"), max_length=64, unique=True, validators=[UnicodeUsernameValidator()]
    )
    full_name = models.CharField(_("full name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    person = models.OneToOneField(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="user",
        verbose_name=_("person"),
        help_text=_("The same human being as somebody who can be nominated."),
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    is_demo = models.BooleanField(_("demo user"), default=False, editable=False)
    date_joined = models.DateTimeField(_("added on"), default=timezone.now, editable=False)
    folded = models.CharField(max_length=120, editable=False, default="")
    sort_key = models.CharField(max_length=400, editable=False, default="")

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args: object, **kwargs: object) -> None:
        self.full_name = tidy(self.full_name)
        self.folded = fold(self.full_name)
        self.sort_key = sort_key(self.full_name)
        super().save(*args, **kwargs)  # type: ignore[arg-type] # handed on as they came

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)

    @cached_property
    def current_roles(self) -> list[UnitRole]:
        """The roles held today, asked once a request."""
        if not self.is_active:
            return []
        held = self.unit_roles.on(timezone.localdate())
        return list(held.select_related("unit", "stands_in_for__user"))

    @property
    def standing_in(self) -> list[int]:
        """The keys of the roles of others in which this person stands in today."""
        return [each.stands_in_for_id for each in self.current_roles if each.stands_in_for_id]

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(Role(held.role) for held in self.current_roles)

    @property
    def is_staff(self) -> bool:
        """May open the desk; the name is Django's."""
        return self.is_active and (self.is_superuser or bool(self.roles & STAFF))

    def scope(self, *roles: Role) -> Scope:
        """The units this person acts for today, everything below them included.

        With ``roles`` only what those roles bring. A superuser sees everything: that is for
        the day when nothing else helps.
        """
        if self.is_superuser:
            return Scope(everything=True)
        cache = self.__dict__.setdefault("_scopes", {})
        if roles not in cache:
            units = [held.unit for held in self.current_roles if not roles or held.role in roles]
            cache[roles] = Scope.below(units)
        scope: Scope = cache[roles]
        return scope

    def scope_for(self, page: str) -> Scope:
        """The units this person acts for in one of the roles that may open ``page``.

        Who only votes at the ministry does not read there what is for officers to read.
        """
        return self.scope(*sorted(Role(role) for role in PAGES[page]))

    def acts_as(self, role: Role, unit: Unit) -> bool:
        """Whether this person holds ``role`` for ``unit`` itself or a unit above it, today."""
        return self.scope(role).covers(unit.pk)

    def holds_at(self, role: Role, unit: Unit) -> bool:
        """Whether this person holds ``role`` at exactly this unit or one that succeeded it."""
        return bool(self._held_at(role, unit))

    def in_place_of(self, role: Role, unit: Unit) -> User | None:
        """For whom this person holds ``role`` at exactly this unit; ``None`` in their own right."""
        originals = [each.stands_in_for for each in self._held_at(role, unit)]
        if not originals or originals[0] is None or None in originals:
            return None
        return originals[0].user

    def _held_at(self, role: Role, unit: Unit) -> list[UnitRole]:
        held = [each for each in self.current_roles if each.role == role]
        here = [each for each in held if each.unit_id == unit.pk]
        if here or unit.dissolved_on is None:
            return here
        heirs = UnitSuccession.objects.heirs_of([unit.pk])
        return [each for each in held if each.unit_id in heirs]
