"""Why a file is not taken, in a sentence for the one who sent it."""

from __future__ import annotations

from django.utils.translation import gettext as _


class UnfitFileError(Exception):
    """Raised for a file that is not taken; its text says why and what to do instead."""


def damaged() -> UnfitFileError:
    return UnfitFileError(
        _("The file is damaged or was not sent whole. Open it, save it again and send that.")
    )


def polyglot() -> UnfitFileError:
    return UnfitFileError(
        _("Something else is hidden in the file. Save it anew in Word, Excel or as PDF.")
    )


def encrypted() -> UnfitFileError:
    return UnfitFileError(
        _("The file is locked by a password. Save it without one: every desk must read it.")
    )


def with_macros() -> UnfitFileError:
    return UnfitFileError(
        _("The file holds macros or scripts. Save it without them, or as PDF, and send that.")
    )


def with_foreign_parts() -> UnfitFileError:
    return UnfitFileError(
        _("The file fetches parts from elsewhere or carries other files inside. Save it as PDF.")
    )


def too_large_inside() -> UnfitFileError:
    return UnfitFileError(
        _("The file unpacks to more than is taken. Save it with smaller pictures or as PDF.")
    )
