"""Why a file was not taken, in the reader's language: what, where, and what to do about it."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.roster.faults import Fault, Reason

_SENTENCES: dict[Reason, Promise] = {
    Reason.EMPTY: gettext_lazy("The file is empty. Save it again and choose it anew."),
    Reason.TOO_BIG: gettext_lazy(
        "The file has %(size)s MB, more than %(most)s MB are not taken. Remove pictures and"
        " other sheets, or divide the list."
    ),
    Reason.UNKNOWN_KIND: gettext_lazy(
        "This is not a table that can be read. Open it in Excel or LibreOffice and save it as"
        " xlsx; xls, ods and csv are taken too."
    ),
    Reason.WEB_PAGE: gettext_lazy(
        "This is a web page or a text with a table's name. Open it in Excel and save it as xlsx."
    ),
    Reason.OLD_EXCEL: gettext_lazy(
        "The file comes from an Excel before 1997. Open it in Excel and save it as xlsx."
    ),
    Reason.ENCRYPTED: gettext_lazy(
        "The file is locked with a password. Open it, remove the password and save it again."
    ),
    Reason.MACROS: gettext_lazy(
        "The file carries macros, which are not taken. Save it as xlsx without macros."
    ),
    Reason.DAMAGED: gettext_lazy(
        "The file is damaged. Open it in Excel, save it under a new name as xlsx and try again."
    ),
    Reason.MANY_MEMBERS: gettext_lazy(
        "The file consists of more than %(most)s parts. Copy the table alone into a new file."
    ),
    Reason.UNPACKS_TOO_BIG: gettext_lazy(
        "Unpacked, the file would be much too large (at most %(most)s MB). Copy the table alone"
        " into a new file."
    ),
    Reason.OVERLAP: gettext_lazy(
        "Parts of the file lie over one another, as no office program writes them. Copy the"
        " table into a new file."
    ),
    Reason.LYING_SIZES: gettext_lazy(
        "The part %(member)s of the file is not what the file says about it. Copy the table into"
        " a new file."
    ),
    Reason.ENTITIES: gettext_lazy(
        "The part %(member)s of the file defines its own entities, which are not taken. Copy the"
        " table into a new file."
    ),
    Reason.MANY_ROWS: gettext_lazy(
        "The table reaches to row %(row)s, more than %(most)s rows are not taken. Divide the list"
        " or delete the rows below it, then save."
    ),
    Reason.MANY_COLUMNS: gettext_lazy(
        "The table reaches to column %(column)s, more than %(most)s columns are not taken. Delete"
        " the columns to the right of the list, then save."
    ),
    Reason.LONG_CELL: gettext_lazy(
        "A cell holds more than %(most)s signs. Shorten it; in a csv file look for a quotation"
        " mark that is never closed."
    ),
    Reason.BAD_CSV: gettext_lazy(
        "The text cannot be divided into cells. Open it in Excel and save it as xlsx."
    ),
    Reason.NO_SHEET: gettext_lazy("The file has no sheet with cells. Choose another file."),
    Reason.NO_SUCH_SHEET: gettext_lazy(
        "There is no sheet of this name. The file has: %(sheets)s. Choose one of them."
    ),
    Reason.NO_HEADER: gettext_lazy(
        "No header was found in the first %(rows)s rows of: %(sheets)s. Give the columns their"
        " names: %(columns)s."
    ),
    Reason.NO_HEADER_IN_TEXT: gettext_lazy(
        "No header was found in the first %(rows)s rows. Give the columns their names: %(columns)s."
    ),
    Reason.MISSING_COLUMNS: gettext_lazy(
        "The header lacks: %(columns)s. Add the columns or correct their names."
    ),
    Reason.COLUMN_TWICE: gettext_lazy(
        "“%(label)s” stands over several columns (%(columns)s). Delete or rename all but one."
    ),
    Reason.SEVERAL_SHEETS: gettext_lazy(
        "Several sheets fit: %(sheets)s. Write the name of one in the box “Sheet” or delete the"
        " others."
    ),
    Reason.NO_ROWS: gettext_lazy("No row follows the header. Fill in the list and save it."),
    Reason.TOO_SLOW: gettext_lazy(
        "Reading the file took too long and was stopped. Copy the table alone into a new file."
    ),
    Reason.TOO_HEAVY: gettext_lazy(
        "Reading the file took too much memory and was stopped. Copy the table alone into a new"
        " file."
    ),
    Reason.DIED: gettext_lazy(
        "Reading the file broke off. Copy the table alone into a new file and try again."
    ),
}


class Refused(ValueError):  # noqa: N818 - the file is refused, nothing of ours went wrong
    """A file that was not taken; `sheet`, `row` and `column` say where, as far as there is one.

    `reason` is for programs, `str()` for people: it is put together when it is read, in the
    language of whoever reads it.
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.reason)
        self.reason = fault.reason
        self.sheet, self.row, self.column = fault.sheet, fault.row, fault.column
        self._holes = fault.holes

    def __str__(self) -> str:
        return " ".join(filter(None, (place_of(self.sheet, self.row, self.column), self.sentence)))

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, without the place."""
        holes = {**self._holes, "row": self.row, "column": self.column}
        return str(_SENTENCES[self.reason]) % holes


def place_of(sheet: str, row: int | None = None, column: str = "") -> str:
    """Where in a file, as a beginning of a sentence; empty for nowhere."""
    parts = [
        _("sheet “%(sheet)s”") % {"sheet": sheet} if sheet else "",
        _("row %(row)s") % {"row": row} if row else "",
        _("column %(column)s") % {"column": column} if column else "",
    ]
    text = ", ".join(filter(None, parts))
    return f"{text[0].upper()}{text[1:]}:" if text else ""
