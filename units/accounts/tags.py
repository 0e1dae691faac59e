"""``{% holders "officer" unit as who %}``: who could act, by role, unit and name."""

from __future__ import annotations

from django import template

from awards_registry.policy import Role
from units.accounts.holders import holders as holders_of
from units.organisation.models import Unit

register = template.Library()


@register.simple_tag
def holders(role: str, unit: Unit | None) -> str:
    """Those who hold ``role`` at ``unit`` today; who could help where nobody does."""
    return holders_of(Role(role), unit)
