"""Units as lists name them: by code, name, short or former name, with or without diacritics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from units.accounts.scope import Scope
from units.organisation.models import Unit, UnitSuccession
from units.people.names import fold

MOST_NAMED = 5


class Unknown(Exception):  # noqa: N818 - an answer, nothing went wrong
    """The text means no unit, or several; the sentence says which and what to do."""


def is_worse(name: str, known: str) -> bool:
    """Whether it is the known name without its diacritics or shouted: no reason to change it."""
    return name != known and (name.isascii() or name.isupper()) and fold(name) == fold(known)


class Places:
    """All units by everything they go by; read once for a list, in two queries."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self.units: dict[int, Unit] = {unit.pk: unit for unit in Unit.objects.all()}
        self._code = {unit.code: unit.pk for unit in self.units.values()}
        self._codes: dict[str, set[int]] = defaultdict(set)
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._folded: dict[str, set[int]] = defaultdict(set)
        self._former: dict[str, set[int]] = defaultdict(set)
        for unit in self.units.values():
            self._codes[fold(unit.code)].add(unit.pk)
            for name in filter(None, (unit.name, unit.short_name)):
                self._exact[name.casefold()].add(unit.pk)
                self._folded[fold(name)].add(unit.pk)
        for former in UnitSuccession.objects.all():
            superior = self.units[former.predecessor_id].parent_id
            if former.successor_id != superior:
                self._former[former.folded].add(former.successor_id)
        self._known: dict[str, tuple[Unit, str] | Unknown] = {}

    def find(self, text: str) -> tuple[Unit, str]:
        """The unit that the text means, and by what it was found; raises `Unknown`.

        Units of others are as unknown as those that never were. Of several with one name the
        one that is alive counts; "name / superior" tells them apart, and the code does.
        """
        known = self._known.get(text)
        if known is None:
            try:
                known = self._find(text)
            except Unknown as unknown:
                known = unknown
            self._known[text] = known
        if isinstance(known, Unknown):
            raise known
        return known

    def told(self, text: str, unit: Unit, why: str) -> str:
        """Which unit a text was taken for and why; empty where it is the code or the name."""
        if text.casefold() in {unit.code.casefold(), unit.name.casefold()}:
            return ""
        return _("“%(text)s” is %(name)s (%(code)s), by %(way)s") % {
            "text": text,
            "name": unit.name,
            "code": unit.code,
            "way": why,
        }

    def written(self, key: int) -> str:
        """The name of a unit as `find` understands it: the code where the name is not its own."""
        name = fold(self.units[key].name)
        own = len(self._folded[name]) == 1 and name not in self._codes
        return self.units[key].name if own else self.units[key].code

    def of_code(self, text: str) -> Unit | None:
        """The unit of that code, whosever it is."""
        keys = self._of_code(text)
        return self.units[next(iter(keys))] if len(keys) == 1 else None

    def _of_code(self, text: str) -> set[int]:
        exact = self._code.get(text)
        return {exact} if exact is not None else self._codes.get(fold(text), set())

    def _find(self, text: str) -> tuple[Unit, str]:
        wanted = fold(text)
        ways = (
            (self._of_code(text), _("code")),
            (self._exact.get(text.casefold()), _("name")),
            (self._folded.get(wanted), _("name without diacritics")),
            (self._former.get(wanted), _("former name")),
            (self._under(text), _("name and superior unit")),
        )
        known = False
        for found, why in ways:
            unit = self._own(text, found or ())
            if unit is not None:
                return unit, why
            known = known or bool(found)
        if known:
            raise Unknown(_("“%(text)s” is not one of your units.") % {"text": text})
        raise Unknown(_("No unit “%(text)s” is known.%(hint)s") % self._hint(text))

    def _under(self, text: str) -> set[int]:
        """“Phòng Tổng hợp / Vụ Kế hoạch”, also with a comma or a dash between the two."""
        for sign in ("/", ",", " - ", " – ", " thuộc "):
            name, _sign, superior = text.partition(sign)
            if superior.strip():
                above = self._folded.get(fold(superior)) or set()
                below = self._folded.get(fold(name)) or set()
                found = {key for key in below if self.units[key].parent_id in above}
                if found:
                    return found
        return set()

    def _own(self, text: str, keys: Iterable[int]) -> Unit | None:
        """The one of them that the reader acts for, `None` without any; raises for several."""
        mine = [self.units[key] for key in keys if self._scope.covers(key)]
        alive = [unit for unit in mine if unit.dissolved_on is None]
        fit = alive or mine
        if len(fit) == 1:
            return fit[0]
        if not fit:
            return None
        codes = ", ".join(sorted(unit.code for unit in fit)[:MOST_NAMED])
        raise Unknown(
            _("Several units are called “%(text)s”. Write the code instead: %(codes)s.")
            % {"text": text, "codes": codes}
        )

    def _hint(self, text: str) -> dict[str, str]:
        words = set(fold(text).split())
        near = [
            unit
            for unit in self.units.values()
            if self._scope.covers(unit.pk) and len(words & set(unit.folded.split())) >= len(words)
        ]
        names = ", ".join(unit.name for unit in near[:MOST_NAMED])
        hint = " " + _("Did you mean: %(names)s?") % {"names": names} if words and near else ""
        return {"text": text, "hint": hint or " " + _("Write its code or its full name.")}
