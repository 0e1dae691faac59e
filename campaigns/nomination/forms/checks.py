"""What the form refuses, each sentence at the field that it is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _t

from awards_registry.asked import reads_as_written
from campaigns.catalogue.models import AwardType
from campaigns.journey import State
from campaigns.nomination.changes import Difference, differences
from campaigns.nomination.forms.offered import OfferingForm
from campaigns.nomination.models import Nomination, Round
from campaigns.nomination.models.candidates import CANDIDATES
from units.record.models import Initiative


class CheckedForm(OfferingForm):
    """A form whose fields are looked at together."""

    seen_by_others: list[Difference]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        chosen = cleaned.get("round")
        if chosen and chosen.pk != self.instance.round_id:
            self._refuse_closed(chosen)
        if chosen and not cleaned.get("achievement_year") and "achievement_year" in cleaned:
            cleaned["achievement_year"] = chosen.year
        award = cleaned.get("award_type")
        if chosen and award and award not in chosen.award_types.all():
            self.add_error("award_type", _t("This round does not offer this award."))
        if award:
            self._clear_other_candidate(cleaned, award)
            self._refuse_twin(cleaned, award)
        self._check_authors(cleaned)
        self._check_co_authors(cleaned)
        self._refuse_if_overtaken(cleaned)
        return cleaned

    def _refuse_closed(self, chosen: Round) -> None:
        today, day = timezone.localdate(), "%d/%m/%Y"
        if today > chosen.closes_on:
            sentence = _t("The round closed on %(day)s. Ask the standing office to extend it.")
            self.add_error("round", sentence % {"day": f"{chosen.closes_on:{day}}"})
        elif today < chosen.opens_on:
            sentence = _t("The round opens on %(day)s.")
            self.add_error("round", sentence % {"day": f"{chosen.opens_on:{day}}"})

    def _clear_other_candidate(self, cleaned: dict[str, Any], award: AwardType) -> None:
        """What was left in the fields that this award does not ask for does not count."""
        wanted, sentence = CANDIDATES[award.recipient]
        for name, _sentence in CANDIDATES.values():
            if name != wanted:
                cleaned[name] = None
                self.errors.pop(name, None)
        if wanted != "person":
            cleaned["initiatives"] = Initiative.objects.none()
        if not cleaned.get(wanted) and wanted not in self.errors:
            self.add_error(wanted, str(sentence))

    def _refuse_twin(self, cleaned: dict[str, Any], award: AwardType) -> None:
        """The database refuses it too; said here, it stands at the field."""
        name = CANDIDATES[award.recipient][0]
        candidate, year = cleaned.get(name), cleaned.get("achievement_year")
        if not candidate or not year:
            return
        twin = (
            Nomination.objects.filter(**{name: candidate}, award_type=award, achievement_year=year)
            .exclude(state__in=(State.WITHDRAWN, State.REJECTED, State.NOT_RECOMMENDED))
            .exclude(pk=self.instance.pk)
            .first()
        )
        if twin:
            self.add_error(
                name,
                _t("Already nominated for this award and year: %(number)s (%(unit)s).")
                % {"number": twin.number, "unit": twin.nominating_unit},
            )

    def clean_achievement(self) -> str:
        return self._as_written("achievement")

    def clean_report(self) -> str:
        return self._as_written("report")

    def _as_written(self, name: str) -> str:
        """Letters with their marks in one, as lists and the grid have them; nothing invisible."""
        text = unicodedata.normalize("NFC", str(self.cleaned_data[name]))
        reads_as_written(text)
        return text

    def _check_authors(self, cleaned: dict[str, Any]) -> None:
        person, cited = cleaned.get("person"), cleaned.get("initiatives")
        if not person or not cited:
            return
        own = set(person.authorships.values_list("initiative_id", flat=True))
        foreign: Iterable[Initiative] = [made for made in cited if made.pk not in own]
        for made in foreign:
            self.add_error(
                "initiatives",
                _t("%(person)s is not an author of “%(title)s”.")
                % {"person": person, "title": made.title},
            )

    def _check_co_authors(self, cleaned: dict[str, Any]) -> None:
        person, named = cleaned.get("person"), cleaned.get("co_authors")
        if person and named and person in named:
            self.add_error("co_authors", _t("The candidate is no co-author of their own."))

    def _refuse_if_overtaken(self, cleaned: dict[str, Any]) -> None:
        """Somebody saved since this form was opened: show what, and save nothing."""
        if not self.instance.pk or cleaned.get("seen_version") == self.instance.version:
            return
        self.seen_by_others = differences(self.instance, cleaned)
        # From here on the reader has seen it: saving again is a decision, not an accident.
        sent: Any = self.data
        typed = sent.copy()
        typed[self.add_prefix("seen_version")] = str(self.instance.version)
        self.data = typed
        raise forms.ValidationError(
            _t(
                "Somebody else saved this nomination while you were writing. What you typed is "
                "still here: compare both, then save again."
            ),
            code="overtaken",
        )
