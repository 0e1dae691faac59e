"""Danh mục đơn vị: the tree of units, superiors before or after those below them."""

from units.intake.kinds.units.sheet import Units

__all__ = ["Units"]
