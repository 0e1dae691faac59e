"""The pages of duplicates: who may be one, side by side, and what was merged."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import FormView, ListView, TemplateView

from units.accounts.access import NotYoursError, signed_in
from units.people.duplicates import MAY_LOOK, pairs_for, reach_of, shown
from units.people.forms import MergeForm
from units.people.merging import MergeError, compare, hindrances, merge, undo
from units.people.merging.refusals import hindering_units, words_for
from units.people.merging.traces import careers
from units.people.models import Person, PersonMerge
from units.people.reading import may_read, note_reading

REFUSALS = (NotYoursError, MergeError)
A_PAGE = 25


class DuplicateList(TemplateView):
    """Pairs that may be one human being, the strongest reasons first."""

    template_name = "units/people/duplicates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = signed_in(self.request)
        page = Paginator(pairs_for(user), A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page_obj=page, lines=shown(list(page.object_list), user), **kwargs
        )


class PersonMergePage(FormView[MergeForm]):
    """Two rows side by side, a choice for each conflict, and the merge itself."""

    template_name = "units/people/merge.html"
    form_class = MergeForm
    kept: Person
    absorbed: Person

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = signed_in(request)
        self.kept = get_object_or_404(reach_of(user).with_post(), pk=kwargs["kept"])
        rows = reach_of(user).with_post().exclude(pk=self.kept.pk)
        gone = self.kept.absorbed.filter(pk=kwargs["absorbed"])
        if gone:
            messages.info(request, _("These two rows are merged already."))
            return redirect("person_merges")
        self.absorbed = get_object_or_404(rows, pk=kwargs["absorbed"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"comparison": compare(self.kept, self.absorbed)}

    def form_valid(self, form: MergeForm) -> HttpResponse:
        try:
            merge(
                self.kept,
                self.absorbed,
                choices=form.choices,
                by=signed_in(self.request),
                reason=form.cleaned_data.get("reason", ""),
                seen=form.cleaned_data["seal"],
            )
        except REFUSALS as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.request.path)
        text = _("Merged: everything now stands with %(person)s (%(code)s).")
        kept = Person.objects.get(pk=self.kept.pk)
        messages.success(self.request, text % {"person": kept, "code": kept.code})
        return redirect("person_merges")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        user, form = signed_in(self.request), context["form"]
        both = (self.kept, self.absorbed)
        openly = may_read(user, both)
        personal = [each for each in form.comparison.differences if each.personal]
        if openly and personal:
            note_reading([person.pk for person in both], by=user)
        foreign = hindering_units(user, *(person.postings.all() for person in both))
        return context | {
            "kept": self.kept,
            "absorbed": self.absorbed,
            "comparison": form.comparison,
            "lines": list(form.lines(openly=openly)),
            "filled": [
                {"label": each.label, "text": each.texts[1] if openly or not each.guarded else None}
                for each in form.comparison.filled
            ],
            "obstacle": words_for(foreign) if foreign else "",
            "swapped_url": reverse("person_merge", args=[self.absorbed.pk, self.kept.pk]),
        }


class MergeList(ListView[PersonMerge]):
    """What was merged, by whom, and whether it can be undone."""

    template_name = "units/people/merges.html"
    paginate_by = A_PAGE

    def get_queryset(self) -> Any:
        rows = PersonMerge.objects.within(signed_in(self.request).scope(*MAY_LOOK))
        return rows.select_related("kept", "absorbed", "merged_by", "undone_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        merges = list(context["object_list"])
        user, why, posts = signed_in(self.request), hindrances(merges), careers(merges)
        lines = []
        for row in merges:
            foreign = hindering_units(user, *posts[row.pk])
            said = why[row.pk] or (words_for(foreign) if foreign else "")
            lines.append({"merge": row, "obstacle": said})
        return context | {"lines": lines}


class MergeUndo(View):
    """Undo one merge."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        user = signed_in(request)
        row = get_object_or_404(PersonMerge.objects.within(user.scope(*MAY_LOOK)), pk=pk)
        try:
            done = undo(row, by=user)
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
        else:
            text = _("Undone: %(absorbed)s and %(kept)s are two rows again.")
            messages.success(request, text % {"absorbed": done.absorbed, "kept": done.kept})
        return redirect("person_merges")
