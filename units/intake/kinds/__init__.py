"""The kinds of lists."""

from units.intake.kinds import (  # noqa: F401 - importing registers them
    blocks,
    disciplines,
    initiatives,
    people,
    postings,
    ratings,
    units,
)
