"""Danh sách cán bộ, công chức, viên chức, người lao động: who they are and where they stand now."""

from units.intake.kinds.people.sheet import PeopleList

__all__ = ["PeopleList"]
