"""Finds for each row of nominations whom it means, in which round, and whether it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.catalogue.models import AwardType
from campaigns.entry.awards import Awards
from campaigns.entry.candidates import KINDS, Candidate, label_of, value_of
from campaigns.entry.listing.rounds import rounds_of
from campaigns.nomination.models import Nomination, Round
from campaigns.nomination.models.candidates import CANDIDATES
from campaigns.nomination.twins import ENDED
from units.households.models import Household
from units.intake.entries import Entry, Part
from units.intake.kind import Hand
from units.intake.kinds.subjects import SubjectMatcher
from units.organisation.models import Unit
from units.people.models import Person, Posting
from units.people.names import fold

NOMINATION = "nomination"
COMPARED = ("achievement", "report", "confirmed_clean")
Key = tuple[str, int, int]


class NominationMatcher(SubjectMatcher):
    """By candidate, award and year; the queries do not depend on how many rows there are."""

    def __init__(self, hand: Hand) -> None:
        super().__init__(hand)
        self.day = timezone.localdate()
        self.rounds = rounds_of(hand.user)
        self._by_name: dict[str, list[Round]] = {}
        for each in self.rounds:
            self._by_name.setdefault(fold(each.name), []).append(each)
        self._awards = Awards(AwardType.objects.all())
        self._households = list(Household.objects.within(hand.scope))
        homes = hand.user.current_roles if hand.user else []
        self._homes = {held.unit_id for held in homes if held.role == Role.CLERK}

    def match(self, entries: Sequence[Entry]) -> None:
        candidates = self._candidates(entries)
        homes = self._posts(candidates)
        found: list[tuple[Entry, Candidate, Round, AwardType, int]] = []
        for entry, candidate in zip(entries, candidates, strict=True):
            if candidate is None:
                continue
            opened = self._round(entry)
            award = self._award(entry, candidate)
            if opened is None or award is None:
                continue
            year = entry.whole("year") or opened.year
            found.append((entry, candidate, opened, award, year))
        known = self._known([(candidate, year) for _e, candidate, _r, _a, year in found])
        for entry, candidate, opened, award, year in found:
            row = known.get((value_of(candidate), award.pk, year))
            unit = self._nominating(entry, candidate, homes)
            if unit is not None:
                self._meet(entry, candidate, opened, award, year, row, unit)

    # --- whom a row means

    def _candidates(self, entries: Sequence[Entry]) -> list[Candidate | None]:
        homely = {id(entry) for entry in entries if entry.text("household")}
        others = [entry for entry in entries if id(entry) not in homely]
        found: dict[int, Candidate | None] = dict(
            zip(map(id, others), self.subjects(others), strict=True)
        )
        for entry in entries:
            if id(entry) in homely:
                found[id(entry)] = self._household(entry)
        return [found[id(entry)] for entry in entries]

    def _household(self, entry: Entry) -> Household | None:
        said = entry.text("household")
        fit = [each for each in self._households if each.code.casefold() == said.casefold()] or [
            each
            for each in self._households
            if fold(said) in {fold(each.head_name), fold(str(each)), each.folded}
        ]
        if len(fit) == 1:
            return fit[0]
        sentence = (
            _("Several households are called “%(name)s”. Write the code.")
            if fit
            else _("No household “%(name)s” is looked after by your units. Write its code.")
        )
        entry.refuse("household", sentence % {"name": said})
        return None

    def _posts(self, candidates: Sequence[Candidate | None]) -> dict[int, int]:
        """The unit in which each person stands today; of two posts the one begun last."""
        people = {each.pk for each in candidates if isinstance(each, Person)}
        rows = Posting.objects.on(self.day).filter(person__among=people)
        return dict(rows.order_by("started_on", "pk").values_list("person_id", "unit_id"))

    def _nominating(self, entry: Entry, candidate: Candidate, homes: dict[int, int]) -> Unit | None:
        """The unit that nominates: as written, else the clerk's own, else the candidate's."""
        if entry.text("nominating_unit"):
            return self._alive(entry, "nominating_unit", self.unit(entry, "nominating_unit"))
        if len(self._homes) == 1:
            return self._alive(entry, "nominating_unit", self.places.units[next(iter(self._homes))])
        if isinstance(candidate, Person):
            key = homes.get(candidate.pk)
        else:
            key = candidate.pk if isinstance(candidate, Unit) else candidate.unit_id
        if key is None or not self.hand.scope.covers(key):
            entry.refuse("nominating_unit", _("Write the unit that nominates."))
            return None
        return self._alive(entry, "nominating_unit", self.places.units[key])

    def _alive(self, entry: Entry, key: str, unit: Unit | None) -> Unit | None:
        if unit is not None and unit.dissolved_on and unit.dissolved_on <= self.day:
            words = {"unit": unit, "day": f"{unit.dissolved_on:%d/%m/%Y}"}
            entry.refuse(key, _("%(unit)s was dissolved on %(day)s.") % words)
        return unit

    # --- what for

    def _round(self, entry: Entry) -> Round | None:
        """The round that is named; without a name the one that is open, else the last one."""
        said = entry.text("round")
        if said:
            fit = self._by_name.get(fold(said), [])
            if fit:
                return fit[0]
            entry.refuse("round", _("No round “%(text)s” concerns your units.") % {"text": said})
            return None
        opened = [each for each in self.rounds if self._is_open(each)]
        if len(opened) > 1:
            entry.refuse("round", _("Several rounds are open. Write which one."))
            return None
        if not self.rounds:
            entry.refuse("round", _("No round is open."))
            return None
        return opened[0] if opened else self.rounds[0]

    def _is_open(self, opened: Round) -> bool:
        return opened.opens_on <= self.day <= opened.closes_on

    def _award(self, entry: Entry, candidate: Candidate) -> AwardType | None:
        said = entry.text("award")
        if not said:
            entry.refuse("award", _("Write the award."))
            return None
        fit = self._awards.find(said, KINDS[type(candidate)])
        if len(fit) == 1:
            return fit[0]
        if fit:
            sentence = _("Several awards are called “%(text)s”. Write the code.")
        elif self._awards.find(said):
            sentence = _("“%(text)s” is not an award for this kind of recipient.")
        else:
            sentence = _("No award “%(text)s” is known. Write its code or its full name.")
        entry.refuse("award", sentence % {"text": said})
        return None

    # --- what stands there

    @staticmethod
    def _known(wanted: Sequence[tuple[Candidate, int]]) -> dict[Key, Nomination]:
        keys: dict[str, set[int]] = {name: set() for name, _sentence in CANDIDATES.values()}
        for candidate, _year in wanted:
            keys[CANDIDATES[KINDS[type(candidate)]][0]].add(candidate.pk)
        whose = Q()
        for name, some in keys.items():
            if some:
                whose |= Q(**{f"{name}__among": some})
        if not whose:
            return {}
        rows = Nomination.objects.filter(whose, achievement_year__in={year for _c, year in wanted})
        found: dict[Key, Nomination] = {}
        for row in rows.exclude(state__in=ENDED).with_candidate().order_by("pk"):
            if row.candidate is not None:
                found[value_of(row.candidate), row.award_type_id, row.achievement_year] = row
        return found

    def _meet(
        self,
        entry: Entry,
        candidate: Candidate,
        opened: Round,
        award: AwardType,
        year: int,
        row: Nomination | None,
        unit: Unit,
    ) -> None:
        ident = (value_of(candidate), award.pk, year)
        entry.target = f"{label_of(candidate)} – {award.local_name}"
        if isinstance(candidate, Unit):
            self._alive(entry, "unit", candidate)
        if row is not None:
            entry.why = _("nominated already: %(number)s") % {"number": row.number}
            self._standing(entry, ident, row, opened)
            return
        user = self.hand.user
        fields: dict[str, Any] = {f"{name}_id": None for name, _sentence in CANDIDATES.values()} | {
            f"{CANDIDATES[award.recipient][0]}_id": candidate.pk,
            "round_id": opened.pk,
            "award_type_id": award.pk,
            "nominating_unit_id": unit.pk,
            "achievement_year": year,
            "created_by_id": user.pk if user else None,
        }
        entry.parts = [Part(NOMINATION, ident, None, fields)]
        if not self._is_open(opened):
            day = f"{opened.closes_on:%d/%m/%Y}"
            entry.refuse(
                "round",
                _("“%(round)s” is not open today (until %(day)s).")
                % {"round": opened.name, "day": day},
            )
        if all(award.pk != each.pk for each in opened.award_types.all()):
            entry.refuse("award", _("This round does not offer this award."))

    def _standing(self, entry: Entry, ident: Any, row: Nomination, opened: Round) -> None:
        """What is nominated already: a draft of the own units is edited, nothing else."""
        if not self.hand.scope.covers(row.nominating_unit_id):
            words = {"number": row.number, "unit": row.nominating_unit}
            sentence = _("Already nominated for this award and year: %(number)s (%(unit)s).")
            entry.refuse("", sentence % words)
            return
        if row.round_id != opened.pk:
            sentence = _("It is nominated in another round: %(round)s.")
            entry.refuse("round", sentence % {"round": row.round})
        fields = {
            name: getattr(row, name)
            for name in (
                *(f"{each}_id" for each, _sentence in CANDIDATES.values()),
                *("round_id", "award_type_id", "nominating_unit_id", "achievement_year"),
                *("created_by_id", "created_at"),
            )
        }
        if not row.is_editable:
            entry.parts = [Part(NOMINATION, ident, row, settled=True)]
            entry.warn("", _("It has left the unit; what this row says changes nothing."))
            return
        said = {name: entry.values.get(name) for name in COMPARED}
        if any(value not in {None, getattr(row, name)} for name, value in said.items()):
            fields["version"] = row.version + 1
        entry.parts = [Part(NOMINATION, ident, row, fields)]
