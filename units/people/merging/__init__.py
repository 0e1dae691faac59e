"""Two rows of one human being become one, with a choice for each conflict; and back again."""

from units.people.merging.actions import merge, undo
from units.people.merging.comparison import ABSORBED, KEPT, Comparison, compare
from units.people.merging.refusals import MergeError
from units.people.merging.traces import hindrances

__all__ = [
    "ABSORBED",
    "KEPT",
    "Comparison",
    "MergeError",
    "compare",
    "hindrances",
    "merge",
    "undo",
]
