"""What keeps a dossier in its unit, in words; for one or for hundreds in the same few queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.catalogue.models import RuleVersion
from campaigns.journey import State
from campaigns.nomination.desks import desks_of, returned_by
from campaigns.nomination.models import Document, Nomination, Round
from campaigns.nomination.papers import Paper, asked_by
from units.organisation.models import Unit, UnitSuccession


def obstacles_to_submitting(nomination: Nomination) -> list[str]:
    """What still keeps the dossier in the unit, in words."""
    return obstacles_of([nomination])[nomination.pk]


def obstacles_of(nominations: Iterable[Nomination]) -> dict[int, list[str]]:
    """The same of many: key of the nomination → its obstacles; the round is read of each row."""
    rows = list(nominations)
    offered = set(
        Round.award_types.through.objects.filter(
            round__in={row.round_id for row in rows}
        ).values_list("round_id", "awardtype_id")
    )
    absent = missing_of([row for row in rows if row.round.papers_required])
    desks = desks_of({row.nominating_unit_id for row in rows})
    returned, gone = returned_by([row.pk for row in rows]), _dissolved(rows)
    orphans = _without_heir(rows, gone) if gone else set()
    return {
        row.pk: [
            *_of_its_text(row),
            *_of_its_units(row, gone, orphans),
            *_of_its_round(
                row,
                offered=(row.round_id, row.award_type_id) in offered,
                was_in_time=row.pk in returned,
            ),
            *_of_its_papers(absent.get(row.pk, ())),
            *(
                [_("No unit above may grant awards, so there is no desk to send it to.")]
                if desks.get(row.nominating_unit_id) is None
                else []
            ),
        ]
        for row in rows
    }


def _of_its_text(row: Nomination) -> list[str]:
    return [] if row.achievement.strip() else [_("The achievement is not described yet.")]


def _dissolved(rows: Iterable[Nomination]) -> dict[int, Unit]:
    """Of the units that nominate or are nominated, those that are no more today."""
    drafts = [row for row in rows if row.state == State.DRAFT]
    keys = {row.nominating_unit_id for row in drafts} | {row.unit_id for row in drafts}
    today = timezone.localdate()
    gone = Unit.objects.filter(dissolved_on__lte=today, pk__in=[key for key in keys if key])
    return {unit.pk: unit for unit in gone}


def _without_heir(rows: Iterable[Nomination], gone: Mapping[int, Unit]) -> set[int]:
    """Of the dissolved units that nominate, those in whose place no living unit sends."""
    asked = {row.nominating_unit_id for row in rows} & gone.keys()
    heirs = {unit: UnitSuccession.objects.heirs_of([unit]) for unit in asked}
    keys = {heir for each in heirs.values() for heir in each}
    alive = set(
        Unit.objects.alive(timezone.localdate()).filter(pk__in=keys).values_list("pk", flat=True)
    )
    return {unit for unit in asked if not heirs[unit] & alive}


def _of_its_units(row: Nomination, gone: Mapping[int, Unit], orphans: Collection[int]) -> list[str]:
    """A unit that was dissolved before the dossier left gets no award and nominates nobody.

    Unless another succeeded it: what the former unit had begun, its successor sends in its place.
    """
    if row.state != State.DRAFT:
        return []
    stuck = {row.unit_id} | ({row.nominating_unit_id} & set(orphans))
    units = dict.fromkeys((row.nominating_unit_id, row.unit_id))
    return [
        _("%(unit)s was dissolved on %(day)s. Write the unit that succeeded it, or withdraw.")
        % {"unit": gone[key], "day": f"{gone[key].dissolved_on:%d/%m/%Y}"}
        for key in units
        if key is not None and key in gone and key in stuck
    ]


def _of_its_round(row: Nomination, *, offered: bool, was_in_time: bool) -> list[str]:
    """What a desk returned had come in time: the day of the round does not bind it any more."""
    found, today = [], timezone.localdate()
    if today > row.round.closes_on and not was_in_time:
        found.append(
            _("The round closed on %(day)s. Ask the standing office to extend it.")
            % {"day": f"{row.round.closes_on:%d/%m/%Y}"}
        )
    if today < row.round.opens_on:
        found.append(_("The round opens on %(day)s.") % {"day": f"{row.round.opens_on:%d/%m/%Y}"})
    if not offered:
        found.append(_("This round does not offer this award."))
    return found


def _of_its_papers(absent: Iterable[Paper]) -> list[str]:
    titles = ", ".join(paper.title for paper in absent)
    return [_("Papers are missing: %(papers)s.") % {"papers": titles}] if titles else []


def missing_of(rows: Iterable[Nomination]) -> Mapping[int, list[Paper]]:
    """Key of the nomination → the papers that the unit still has to add, by the law of today."""
    wanted = {row.pk: row for row in rows}
    if not wanted:
        return {}
    awards = {row.award_type_id for row in wanted.values()}
    versions = RuleVersion.objects.on(timezone.localdate()).filter(award_type__in=awards)
    # Of two in force the younger counts.
    rules = {each.award_type_id: each.dossier for each in versions.order_by("valid_from")}
    given: dict[int, list[Document]] = defaultdict(list)
    for document in Document.objects.current().filter(nomination__in=wanted).order_by("pk"):
        given[document.nomination_id].append(document)
    return {
        key: [
            paper
            for paper in asked_by(map(str, rules.get(row.award_type_id, [])), given[key])
            if paper.missing
        ]
        for key, row in wanted.items()
    }
