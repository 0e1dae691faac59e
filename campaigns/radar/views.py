"""The pages of the radar: the lists, the start of a going over, the ladder of one candidate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import DetailView, ListView

from awards_registry.asked import whole_number
from awards_registry.jobs.models import Job
from campaigns.casefile.addresses import address
from campaigns.casefile.findings import award_names
from campaigns.catalogue.models import AwardType
from campaigns.eligibility.facts import Candidate, Surroundings, collectives, people
from campaigns.eligibility.live import FIRST_YEAR, day_for
from campaigns.eligibility.rulebook import rulebook_on
from campaigns.eligibility.wording import missing_sentence
from campaigns.nomination.actions import ObstacleError
from campaigns.radar.actions import KIND, answering, ask, may_go_over, units_of
from campaigns.radar.forms import RadarFilter
from campaigns.radar.ladder import ladders
from campaigns.radar.models import RadarLine, RadarLineQuerySet
from campaigns.radar.offers import Nominating, nominated
from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User
from units.blocks.models import EmulationBlock
from units.organisation.models import Unit
from units.people.models import Person

ROWS = 30
NEAR = "near"


@dataclass(frozen=True)
class Row:
    """One line as the page shows it."""

    line: RadarLine
    name: str
    code: str
    ladder_url: str
    record_url: str
    steps: list[str]
    nominate_url: str


class RadarPage(ListView[RadarLine]):
    """Who qualifies and is not nominated, or lacks one condition; by the newest going over."""

    template_name = "campaigns/radar/radar.html"
    paginate_by = ROWS

    def get_queryset(self) -> QuerySet[RadarLine]:
        user = signed_in(self.request)
        self.filter = RadarFilter(self.request.GET, user=user)
        self.target, self.year = self.filter.looked_at()
        self.near = self.request.GET.get("show") == NEAR
        self.run = answering(self.target, self.year, to=user) if self.target else None
        self.rows = self._lines(user)
        award = self.filter.cleaned_data.get("award")
        shown = self.rows.filter(qualified=not self.near)
        self.by_award = shown
        if award:
            shown = shown.filter(award_type=award)
        return shown.select_related("home", "award_type")

    def _lines(self, user: User) -> RadarLineQuerySet:
        if self.run is None or self.target is None:
            return RadarLine.objects.none()
        below: set[int] = set()
        for unit in Unit.objects.filter(pk__in=units_of(self.target, self.year)):
            below.update(unit.descendants(include_self=True).values_list("pk", flat=True))
        lines = RadarLine.objects.filter(run=self.run).of_units(below)
        return lines.within(user.scope_for("radar")).open()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        context = super().get_context_data(**kwargs)
        offers = Nominating(user, self.year)
        counts = dict(self.rows.order_by().values_list("qualified").annotate(Count("pk")))
        return context | {
            "filter": self.filter,
            "target": self.target,
            "is_block": isinstance(self.target, EmulationBlock),
            "year": self.year,
            "run": self.run,
            "near": self.near,
            "qualified_count": counts.get(True, 0),
            "near_count": counts.get(False, 0),
            "chosen": self.filter.cleaned_data.get("award"),
            "by_award": _by_award(self.by_award),
            "rows": rows_of(context["object_list"], user, offers),
            "may_start": self.target is not None and may_go_over(self.target, self.year, user),
            "job": self._job(user),
            "nominates": bool(offers.form),
        }

    def _job(self, user: User) -> Job | None:
        kind = "block" if isinstance(self.target, EmulationBlock) else "unit"
        asked = {
            "arguments__target": f"{kind}:{self.target.pk if self.target else 0}",
            "arguments__year": self.year,
        }
        running = Job.objects.visible_to(user).filter(
            kind=KIND, state__in=(Job.State.WAITING, Job.State.RUNNING)
        )
        found: Job | None = running.filter(**asked).first()
        return found


def _by_award(rows: RadarLineQuerySet) -> list[dict[str, Any]]:
    """The awards that the lines are about, each with their number, the highest first."""
    counts = dict(rows.order_by().values_list("award_type").annotate(Count("pk")))
    return [
        {"award": award, "count": counts[award.pk]}
        for award in AwardType.objects.filter(pk__in=counts)
    ]


def rows_of(lines: Any, user: User, offers: Nominating) -> list[Row]:
    """The lines of one page with names and links, a few queries for all of them."""
    names = award_names()
    persons = Person.objects.in_bulk([each.person_key for each in lines if each.person_key])
    rows = []
    for line in lines:
        person = persons.get(line.person_key) if line.person_key else None
        kind, key = ("person", person.pk) if person else ("unit", line.home_id)
        ladder = address(user, f"radar_{kind}", key)
        record = address(user, f"admin:units_{kind}_change", key)
        rows.append(
            Row(
                line,
                name=str(person or line.home),
                code=person.code if person else line.home.code,
                ladder_url=f"{ladder}?{urlencode({'year': offers.year})}" if ladder else "",
                record_url=record,
                steps=[missing_sentence(tuple(step), names) for step in line.steps],
                nominate_url=offers.url(line.award_type_id, line.home_id, line.person_key),
            )
        )
    return rows


class RadarStart(View):
    """Start a going over; its progress stands on the page of the job."""

    http_method_names = ["get", "post"]

    def get(self, _request: HttpRequest) -> HttpResponse:
        """Who comes here by the address bar is led to the lists."""
        return HttpResponseRedirect(reverse("radar"))

    def post(self, request: HttpRequest) -> HttpResponse:
        user = signed_in(request)
        form = RadarFilter(request.POST, user=user)
        target, year = form.looked_at()
        back = f"{reverse('radar')}?{urlencode(_asked(form))}"
        if form.errors or target is None:
            messages.error(request, _("Choose a year, and a unit or a block that you act for."))
            return HttpResponseRedirect(reverse("radar"))
        try:
            job = ask(target, year, by=user)
        except (NotYoursError, ObstacleError) as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(back)
        return HttpResponseRedirect(reverse("job", args=[job.pk]))


def _asked(form: RadarFilter) -> dict[str, str]:
    return {name: str(form.data[name]) for name in form.fields if form.data.get(name)}


class _LadderPage(DetailView[Any]):
    """Everything one candidate holds and could reach, judged now by the records."""

    template_name = "campaigns/radar/ladder.html"

    def candidate(self, around: Surroundings) -> Candidate | None:
        """The facts of the candidate; None where nobody could nominate them."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, row = signed_in(self.request), self.object
        is_person = isinstance(row, Person)
        asked = whole_number(self.request.GET.get("year", ""))
        last = timezone.localdate().year
        year = asked if asked and FIRST_YEAR <= asked <= last else last
        around = Surroundings(year, day_for(year))
        found = self.candidate(around)
        kind = "person" if is_person else "unit"
        return super().get_context_data(**kwargs) | {
            "row": row,
            "is_person": is_person,
            "year": year,
            "years": range(last, FIRST_YEAR - 1, -1),
            "as_of": around.on,
            "home": Unit.objects.get(pk=found.home) if found and is_person else None,
            "sides": self._sides(user, found, around, row) if found else [],
            "radar_url": address(user, "radar"),
            "record_url": address(user, f"admin:units_{kind}_change", row.pk),
        }

    def _sides(self, user: User, found: Candidate, around: Surroundings, row: Any) -> list[Any]:
        sides = ladders(found.facts, rulebook_on(around.on), award_names())
        offers = Nominating(user, around.year)
        person = row.pk if isinstance(row, Person) else None
        open_ones = nominated(user, around.year, person, found.home)
        for side in sides:
            for rung in side.rungs:
                rung.nomination = open_ones.get(rung.award.pk)
                if rung.qualified and rung.nomination is None and not rung.held_this_year:
                    rung.nominate_url = offers.url(rung.award.pk, found.home, person)
        return sides


class PersonLadder(_LadderPage):
    def get_queryset(self) -> QuerySet[Person]:
        return Person.objects.within(signed_in(self.request).scope_for("radar_person"))

    def candidate(self, around: Surroundings) -> Candidate | None:
        wanted = Person.objects.unmerged().filter(pk=self.object.pk)
        return next((each for some in people(wanted, around) for each in some), None)


class UnitLadder(_LadderPage):
    def get_queryset(self) -> QuerySet[Unit]:
        rows: QuerySet[Unit] = Unit.objects.within(signed_in(self.request).scope_for("radar_unit"))
        return rows

    def candidate(self, around: Surroundings) -> Candidate | None:
        found = collectives([self.object.pk], around)
        if not found:
            raise Http404
        return found[0]
