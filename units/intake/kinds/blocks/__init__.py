"""Khối, cụm thi đua theo năm: one row a member; head and deputy by their part."""

from units.intake.kinds.blocks.sheet import Blocks

__all__ = ["Blocks"]
