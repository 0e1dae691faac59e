"""Awards as people write them: code or name, with or without diacritics and “(cá nhân)”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from campaigns.catalogue.models import AwardType
from units.people.names import fold

# What only tells awards of one name apart: "Giấy khen (cá nhân)".
_ASIDE = re.compile(r"\s*\([^)]*\)")


class Awards:
    """Some awards by everything they go by; one name may stand for people and for collectives."""

    def __init__(self, awards: Iterable[AwardType]) -> None:
        self._names: dict[str, list[AwardType]] = {}
        for award in awards:
            names = (award.code, award.name, _ASIDE.sub("", award.name), award.name_en)
            for name in {fold(each) for each in names} - {""}:
                self._names.setdefault(name, []).append(award)

    def find(self, text: str, recipient: str = "") -> list[AwardType]:
        """The awards that ``text`` may mean, for that kind of recipient where it is known."""
        fit = self._names.get(fold(text), [])
        return [each for each in fit if not recipient or each.recipient == recipient]
