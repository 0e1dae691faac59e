"""What is wrong with one cell, as a sentence that says what to do."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from units.roster.tables import NOT_CALCULATED


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell could not be read; the row and column are known to whoever asked."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


def broken_cell(sign: str) -> Problem:
    """A formula that failed, or was never calculated: there is no value to read."""
    if sign == NOT_CALCULATED:
        return Problem(
            _("The formula has no result. Open the file in Excel, let it calculate and save it.")
        )
    return Problem(_("The cell shows %(sign)s. Replace the formula by its value.") % {"sign": sign})
