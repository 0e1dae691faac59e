"""Pages for everybody: is this certificate real, and who was honoured.

What is shown here is what stands on the paper itself. Date of birth, national id and address
are never asked from the database.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import ListView

from campaigns.certificate.limit import limited
from campaigns.certificate.models import Certificate
from campaigns.register.filters import HonoursFilter
from campaigns.register.models import Award, AwardQuerySet

ADDRESS_OF_A_CODE = re.compile(r"/v/([^/\s]+)")
SHOWN_OF_HASH = 16


class CheckForm(forms.Form):
    """A code, a serial, or the whole address from the QR code."""

    use_required_attribute = False
    code = forms.CharField(
        label=gettext_lazy("Check code or serial"),
        max_length=300,
        help_text=gettext_lazy(
            "The code beside the QR code, or the serial such as GK-TCMT-2026-00001."
        ),
        error_messages={"required": gettext_lazy("Type the code or the serial of the paper.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
    )

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"])
        address = ADDRESS_OF_A_CODE.search(code)
        return address.group(1) if address else "".join(code.split())


def find(code: str) -> Certificate | None:
    """The certificate of a code or serial, however its letters are written."""
    return (
        Certificate.objects.select_related("award__decision", "award__award_type")
        .filter(Q(token=code.lower()) | Q(serial__iexact=code))
        .first()
    )


# What the paper is and how it stands: the first thing that is said.
ANSWERS = {
    ("giay_khen", Award.State.IN_FORCE): gettext_lazy("This Giấy khen is in force"),
    ("giay_khen", Award.State.CORRECTED): gettext_lazy("This Giấy khen is in force, corrected"),
    ("giay_khen", Award.State.REVOKED): gettext_lazy("This Giấy khen was revoked"),
    ("bang_khen", Award.State.IN_FORCE): gettext_lazy("This Bằng khen is in force"),
    ("bang_khen", Award.State.CORRECTED): gettext_lazy("This Bằng khen is in force, corrected"),
    ("bang_khen", Award.State.REVOKED): gettext_lazy("This Bằng khen was revoked"),
}
TONES = {
    Award.State.IN_FORCE: "good",
    Award.State.CORRECTED: "warn",
    Award.State.REVOKED: "bad",
}


def answer_about(certificate: Certificate) -> dict[str, Any]:
    """What the page says about a certificate that is in the register."""
    award = certificate.award
    state = Award.State(award.state)
    return {
        "answer": ANSWERS[award.award_type.form, state],
        "tone": TONES[state],
        "state": state.value,
        "certificate": certificate,
        "particulars": particulars_of(certificate),
    }


def particulars_of(certificate: Certificate) -> list[dict[str, str]]:
    """What stands on the paper, line by line."""
    award, decision = certificate.award, certificate.award.decision
    signed = f"{decision.signed_on:%d/%m/%Y}" if decision.signed_on else ""
    post = [award.recipient_post, award.recipient_unit_name] if award.person_id else []
    home = award.recipient_post if award.household_id else ""
    rows = [
        (_("Recipient"), award.recipient_name),
        (_("Post and unit on that day"), ", ".join(part for part in post if part)),
        (_("Commune, province"), home),
        (_("Award"), award.award_name),
        (_("Achievement of"), award.years),
        (
            _("Decision"),
            _("%(number)s of %(day)s") % {"number": decision.full_number, "day": signed},
        ),
        (_("Issued by"), decision.issuer),
        (_("Serial"), certificate.serial),
        (_("SHA-256 of the file"), _short(certificate.file_hash)),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def _short(digest: str) -> str:
    return f"{digest[:SHOWN_OF_HASH]}…" if digest else ""


def _answered(request: HttpRequest, code: str) -> HttpResponse:
    certificate = find(code)
    if certificate is None:
        # The same page for every unknown code: it must not tell how near somebody came.
        return render(request, "campaigns/certificate/unknown.html", status=404)
    return render(request, "campaigns/certificate/check_code.html", answer_about(certificate))


@never_cache
@limited
def check_code(request: HttpRequest, token: str) -> HttpResponse:
    """The answer for the code of a QR: in force, corrected, revoked, or not in the register."""
    return _answered(request, token)


@limited
def _check_typed(request: HttpRequest, code: str) -> HttpResponse:
    return _answered(request, code)


@never_cache
def check(request: HttpRequest) -> HttpResponse:
    """Type or paste a code or serial; the answer stands on the same address."""
    form = CheckForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return _check_typed(request, form.cleaned_data["code"])
    return render(request, "campaigns/certificate/check.html", {"form": form})


@method_decorator(never_cache, name="dispatch")
class Honours(ListView[Award]):
    """The public register: published awards in force, found by name, award, year, unit."""

    template_name = "campaigns/certificate/honours.html"
    paginate_by = 30

    def get_queryset(self) -> AwardQuerySet:
        self.form = HonoursFilter(self.request.GET)
        rows = Award.objects.attested().select_related("decision")
        return self.form.rows(rows)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = self.form.chosen()
        more = {"form": self.form, "decision": chosen.get("decision"), "filtered": bool(chosen)}
        return super().get_context_data(**kwargs) | more
