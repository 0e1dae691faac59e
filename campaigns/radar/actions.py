"""The verbs of the radar: ask for a going over, carry it out, find the one that answers."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from awards_registry.jobs.actions import Outcome, progress, start, work
from awards_registry.jobs.models import Job
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.live import FIRST_YEAR, day_for
from campaigns.nomination.actions import ObstacleError
from campaigns.radar.models import RadarLine, RadarRun
from campaigns.radar.scan import Scan, Sighting
from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.blocks.models import BlockMembership, EmulationBlock
from units.organisation.models import Unit
from units.people.models import Person

KIND = "radar"
# Older runs of the same units and year are put away: they can be made again at any time.
KEPT = 5
Target = Unit | EmulationBlock


def units_of(target: Target, year: int) -> list[int]:
    """The keys of the units that a going over starts from."""
    if isinstance(target, EmulationBlock):
        seats = BlockMembership.objects.filter(block_year__block=target, block_year__year=year)
        return list(seats.values_list("unit_id", flat=True))
    return [target.pk]


def may_go_over(target: Target, year: int, user: User) -> bool:
    """Whether ``user`` reads all that a going over of ``target`` would find."""
    scope, units = user.scope_for("radar_start"), units_of(target, year)
    return bool(units) and all(scope.covers(unit) for unit in units)


@transaction.atomic
def ask(target: Target, year: int, *, by: User) -> Job:
    """Rà soát: start a going over of ``target`` for ``year``; the second of two clicks joins it.

    Raises ``NotYoursError`` where it would show what ``by`` may not read, ``ObstacleError`` for a
    year that is still to come or has no law in this register.
    """
    if not FIRST_YEAR <= year <= timezone.localdate().year:
        raise ObstacleError(
            _("Choose a year from %(first)d to %(last)d.")
            % {"first": FIRST_YEAR, "last": timezone.localdate().year}
        )
    if not may_go_over(target, year, by):
        raise NotYoursError(_("You do not act for all units that this would go over."))
    name = "block" if isinstance(target, EmulationBlock) else "unit"
    running = Job.objects.filter(
        kind=KIND, asked_by_id=by.pk, state__in=(Job.State.WAITING, Job.State.RUNNING)
    )
    asked = {"arguments__target": f"{name}:{target.pk}", "arguments__year": year}
    same: Job | None = running.filter(**asked).first()
    if same:
        return same
    run = RadarRun.objects.create(**{name: target}, year=year, as_of=day_for(year), asked_by=by)
    scan = Scan(units_of(target, year), year, run.as_of)
    return start(
        KIND,
        title=_("Going over %(what)s, %(year)s") % {"what": target, "year": str(year)},
        by=by,
        total=scan.people().count() + len(scan.collectives()),
        run=run.pk,
        target=f"{name}:{target.pk}",
        year=year,
    )


@work(KIND)
def _go_over(job: Job) -> Outcome:
    """Repeatable: what a killed worker left of the run is thrown away first."""
    run = RadarRun.objects.select_related("unit", "block").get(pk=job.arguments["run"])
    run.lines.all().delete()
    target = run.unit or run.block
    if target is None:
        raise ValueError("a radar goes over a unit or a block")
    scan = Scan(units_of(target, run.year), run.year, run.as_of)
    awards = dict(AwardType.objects.values_list("code", "pk"))
    run.people = run.collectives = 0
    for some in scan.everybody():
        RadarLine.objects.bulk_create(_lines(run, some, awards), batch_size=1000)
        run.people += sum(each.is_person for each in some)
        run.collectives += sum(not each.is_person for each in some)
        # Somebody may have been hired since the work was asked for.
        progress(job, min(job.total, run.people + run.collectives))
    run.rule_versions = {
        rule.award: [rule.version_id, rule.valid_from.isoformat()] for rule in scan.rules
    }
    run.finished_at = timezone.now()
    run.save()
    _put_older_away(run)
    return Outcome(url=f"{reverse('radar')}?{urlencode(address_of(run))}")


def address_of(run: RadarRun) -> dict[str, str]:
    """What the page of the run is asked with."""
    if run.block:
        return {"year": str(run.year), "block": run.block.code}
    return {"year": str(run.year), "unit": run.unit.code if run.unit else ""}


def _lines(run: RadarRun, some: Iterable[Sighting], awards: dict[str, int]) -> Iterable[RadarLine]:
    sighted = [each for each in some if each.found]
    people = dict(
        Person.objects.filter(
            pk__in=[each.candidate.pk for each in sighted if each.is_person]
        ).values_list("pk", "sort_key")
    )
    units = dict(
        Unit.objects.filter(
            pk__in=[each.candidate.pk for each in sighted if not each.is_person]
        ).values_list("pk", "sort_key")
    )
    return [
        RadarLine(
            run=run,
            person_key=each.candidate.pk if each.is_person else None,
            home_id=each.candidate.home,
            award_type_id=awards[found.rule.award],
            rule_version_id=int(found.rule.version_id),
            qualified=found.nearness.qualified,
            reachable=found.nearness.open,
            steps=[list(step) for step in found.nearness.steps],
            limit=found.limit,
            granted=found.granted,
            sort_key=(people if each.is_person else units)[each.candidate.pk],
        )
        for each in sighted
        for found in each.found
    ]


def _put_older_away(run: RadarRun) -> None:
    same = RadarRun.objects.filter(unit=run.unit, block=run.block, year=run.year)
    kept = list(same.finished().values_list("pk", flat=True)[:KEPT])
    same.finished().exclude(pk__in=kept).delete()


def answering(target: Target, year: int, *, to: User) -> RadarRun | None:
    """The newest finished run that went over all of ``target`` for ``year``, if ``to`` sees one."""
    if isinstance(target, EmulationBlock):
        above = [
            set(unit.ancestors(include_self=True).values_list("pk", flat=True))
            for unit in Unit.objects.filter(pk__in=units_of(target, year))
        ]
        wide = Q(block=target)
        if above:
            wide |= Q(unit__in=set.intersection(*above))
    else:
        wide = Q(unit__in=target.ancestors(include_self=True))
    runs = RadarRun.objects.visible_to(to).finished().filter(wide, year=year)
    return runs.select_related("unit", "block", "asked_by").order_by("-finished_at").first()
