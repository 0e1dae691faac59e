"""The pages on which an administrator records a succession: filled in, looked over, confirmed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from awards_registry.policy import Role
from units.accounts.access import NotYoursError, signed_in
from units.organisation.consequences import consequences
from units.organisation.forms import (
    DissolveForm,
    MergeForm,
    RenameForm,
    SplitForm,
    SuccessionForm,
)
from units.organisation.models import Unit
from units.organisation.plan import SuccessionError, check_alive_on


class SuccessionPage(FormView[SuccessionForm]):
    """One verb: the form, then what it will move, then the act."""

    template_name = "units/organisation/succession.html"
    heading: ClassVar[Promise]
    explained: ClassVar[Promise]
    confirms: ClassVar[Promise]
    done: ClassVar[Promise]
    ends_the_unit: ClassVar[bool] = True
    unit: Unit

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = Unit.objects.within(signed_in(request).scope(Role.ADMINISTRATOR))
        self.unit = get_object_or_404(rows.select_related("parent"), pk=kwargs["pk"])
        refusal = self._refusal()
        if refusal:
            messages.error(request, refusal)
            return HttpResponseRedirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def _refusal(self) -> str:
        """Why this can be done on no day at all, or an empty text."""
        if self.ends_the_unit and self.unit.parent_id is None:
            return _t("%(unit)s is the top unit: it can be renamed, not ended.") % {
                "unit": self.unit
            }
        try:
            check_alive_on(self.unit, timezone.localdate())
        except SuccessionError as refusal:
            return str(refusal)
        return ""

    def get_form_kwargs(self) -> dict[str, Any]:
        user = signed_in(self.request)
        return super().get_form_kwargs() | {"unit": self.unit, "user": user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "unit": self.unit,
            "heading": self.heading,
            "explained": self.explained,
            "confirms": self.confirms,
            "unit_url": self.get_success_url(),
        }

    def get_success_url(self) -> str:
        return self.unit.get_absolute_url()

    def form_valid(self, form: SuccessionForm) -> HttpResponse:
        step = self.request.POST.get("step", "")
        if step == "change":
            return self.render_to_response(self.get_context_data(form=form))
        if step != "confirm":
            told = consequences(form)
            return self.render_to_response(self.get_context_data(form=form, told=told))
        try:
            form.act()
        except SuccessionError as refusal:
            form.refuse(refusal)
            return self.form_invalid(form)
        except NotYoursError as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)
        messages.success(self.request, str(self.done) % {"unit": self.unit})
        return HttpResponseRedirect(self.get_success_url())


class RenamePage(SuccessionPage):
    form_class = RenameForm
    heading = _("Rename the unit")
    explained = _(
        "It stays the same unit. Awards and decisions of the past keep the name they carry, and "
        "the former name still finds it."
    )
    confirms = _("Record the new name")
    done = _("%(unit)s has its new name.")
    ends_the_unit = False


class MergePage(SuccessionPage):
    form_class = MergeForm
    heading = _("Merge the unit")
    explained = _(
        "The unit ends and another goes on with its people, roles, subordinate units and history."
    )
    confirms = _("Record the merger")
    done = _("%(unit)s has been merged.")


class SplitPage(SuccessionPage):
    form_class = SplitForm
    heading = _("Split the unit")
    explained = _("The unit ends and several units go on; each shows its history.")
    confirms = _("Record the split")
    done = _("%(unit)s has been split.")


class DissolvePage(SuccessionPage):
    form_class = DissolveForm
    heading = _("Dissolve the unit")
    explained = _("The unit ends; what it leaves goes to an heir or to its superior.")
    confirms = _("Record the dissolution")
    done = _("%(unit)s has been dissolved.")
