"""The office that stands above all members of a block."""

from __future__ import annotations

from collections.abc import Sequence

from units.organisation.models import Unit


def office_above(members: Sequence[Unit]) -> Unit | None:
    """The nearest unit above all members; ``None`` where they have nothing in common."""
    rows = Unit.objects.with_tree_fields().filter(pk__in=[unit.pk for unit in members])
    # From the root down; the last step of a path is the member itself.
    paths = [row.tree_path[:-1] for row in rows]
    common = [key for key in paths[0] if all(key in path for path in paths)] if paths else []
    nearest: Unit | None = Unit.objects.filter(pk=common[-1]).first() if common else None
    return nearest
