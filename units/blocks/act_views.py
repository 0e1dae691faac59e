"""Acts on a block: open its next year, appoint its leaders, change its members, hand it over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import FormView

from units.accounts.access import NotYoursError, signed_in
from units.accounts.models import User
from units.blocks.actions import (
    BlockStateError,
    appoint,
    change_members,
    hand_over,
    leads,
    members_of,
    obstacle_to_handing_over,
    open_year,
    year_before,
)
from units.blocks.forms import AppointForm, HandOverForm, MembersForm
from units.blocks.models import BlockYear, EmulationBlock
from units.blocks.office import office_above
from units.organisation.models import Unit

REFUSALS = (NotYoursError, BlockStateError)
LONGEST_YEAR = 4  # digits


def block_of(user: User, pk: int) -> EmulationBlock:
    return get_object_or_404(EmulationBlock.objects.visible_to(user), pk=pk)


class BlockOpenYear(View):
    """Open the year after the latest from the latest."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        user = signed_in(request)
        block = block_of(user, pk)
        asked = request.POST.get("year", "")
        year = int(asked) if asked.isdecimal() and len(asked) <= LONGEST_YEAR else 0
        try:
            opened = open_year(block, year, by=user)
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
            return redirect(block)
        messages.success(
            request,
            _("%(block)s stands for %(year)s; head and deputy are proposed.")
            % {"block": block, "year": str(opened.block_year.year)},
        )
        if opened.left_out:
            messages.warning(
                request,
                _("Left out because dissolved: %(units)s.")
                % {"units": ", ".join(map(str, opened.left_out))},
            )
        return redirect(block)


class BlockYearForm(FormView[Form]):
    """A form about one year of a block, for whoever leads it; others are told who does."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.block = block_of(signed_in(request), kwargs["pk"])
        years = BlockYear.objects.filter(block=self.block).select_related("block", "head")
        self.block_year = get_object_or_404(years, year=kwargs["year"])
        self.members: list[Unit] = members_of(self.block_year)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not leads(signed_in(request), [unit.pk for unit in self.members]):
            messages.error(
                request,
                _("This is for the award officer or administrator of: %(unit)s.")
                % {"unit": office_above(self.members) or _("an office above all members")},
            )
            return redirect(self.block)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"block": self.block, "block_year": self.block_year, "members": self.members}
        return super().get_context_data(**kwargs) | more

    def act(self, form: Any, user: User) -> str:
        """Do it and say what was done."""
        raise NotImplementedError

    def form_valid(self, form: Form) -> HttpResponse:
        try:
            said = self.act(form, signed_in(self.request))
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        messages.success(self.request, said)
        return redirect(self.block)

    def of_year(self) -> dict[str, Any]:
        """What a form needs to offer units of that year, besides what was typed."""
        more = {"block_year": self.block_year, "user": signed_in(self.request)}
        return super().get_form_kwargs() | more


class BlockAppoint(BlockYearForm):
    """Head, deputy and secretariat by a decision; the proposal is filled in."""

    template_name = "units/blocks/block_appoint.html"
    form_class = AppointForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return self.of_year()

    def act(self, form: Any, user: User) -> str:
        appoint(self.block_year, **form.cleaned_data, by=user)
        return _("Head and deputy for %(year)s are appointed.") % {
            "year": str(self.block_year.year)
        }


class BlockMembers(BlockYearForm):
    """The members and their order of rotation."""

    template_name = "units/blocks/block_members.html"
    form_class = MembersForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return self.of_year() | {"members": self.members}

    def act(self, form: Any, user: User) -> str:
        change_members(self.block_year, form.chosen(), by=user)
        return _("The members for %(year)s are saved.") % {"year": str(self.block_year.year)}


class BlockHandOver(BlockYearForm):
    """The day on which last year's head handed the block over."""

    template_name = "units/blocks/block_hand_over.html"
    form_class = HandOverForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        before = year_before(self.block_year)
        return super().get_context_data(**kwargs) | {
            "giver": before.head if before else None,
            "obstacle": obstacle_to_handing_over(self.block_year, before),
        }

    def act(self, form: Any, user: User) -> str:
        hand_over(self.block_year, on=form.cleaned_data["handed_over_on"], by=user)
        return _("The hand-over is recorded.")
