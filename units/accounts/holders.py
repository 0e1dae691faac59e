"""Who could act: the people who hold a role at a desk today, by name."""

from __future__ import annotations

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from units.accounts.models import UnitRole
from units.organisation.models import Unit, UnitSuccession

SHOWN = 4


def holders(role: Role, unit: Unit | None, *, or_above: bool = False) -> str:
    """Role, unit and names: “Award officer, Tổng cục Môi trường: Lê Văn Bình”.

    With ``or_above`` the nearest unit upwards that has somebody, where a unit has nobody itself.
    """
    if unit is None:
        return str(role.label)
    place, names = unit, _names(role, unit)
    if not names and or_above:
        for above in unit.ancestors().order_by("-tree_depth"):
            place, names = above, _names(role, above)
            if names:
                break
    if not names:
        return _("%(role)s, %(unit)s: nobody holds this role today; ask the administrator.") % {
            "role": role.label,
            "unit": unit,
        }
    return _("%(role)s, %(unit)s: %(names)s") % {
        "role": role.label,
        "unit": place,
        "names": get_text_list(names, _("or")),
    }


def _names(role: Role, unit: Unit) -> list[str]:
    places = {unit.pk}
    if unit.dissolved_on:
        places |= UnitSuccession.objects.heirs_of(places)
    rows = UnitRole.objects.on(timezone.localdate()).filter(
        role=role, unit__in=places, user__is_active=True
    )
    rows = rows.select_related("user", "stands_in_for__user")
    names = [held.holder_in_words for held in rows[: SHOWN + 1]]
    return names if len(names) <= SHOWN else [*names[:SHOWN], "…"]
