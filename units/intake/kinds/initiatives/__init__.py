"""Sáng kiến, đề tài khoa học: one row an author, the same title in each of them."""

from units.intake.kinds.initiatives.sheet import Initiatives

__all__ = ["Initiatives"]
