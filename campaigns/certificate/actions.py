"""The verbs of a certificate: issue it, print it, find it by its code."""

from __future__ import annotations

import base64
import logging
import secrets
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from awards_registry.files import write_whole
from awards_registry.jobs.actions import Outcome, progress, start, work
from awards_registry.jobs.models import Job
from awards_registry.ledger.actions import append
from awards_registry.pdf import PaperError
from awards_registry.policy import Role
from campaigns.certificate.layout import CertificateFace, certificate_pdf
from campaigns.certificate.models import Certificate
from campaigns.decision.authority import right_of
from campaigns.decision.numbering import next_number
from campaigns.nomination.actions import ObstacleError
from campaigns.register.models import Award, Decision
from units.accounts.access import NotYoursError
from units.accounts.models import User

logger = logging.getLogger(__name__)

# The name on the paper, which says neither cá nhân nor tập thể.
PAPER_NAMES = {"giay_khen": "Giấy khen", "bang_khen": "Bằng khen"}
KIND = "certificates"


def new_token() -> str:
    """160 random bits as 32 letters and digits that survive being read aloud."""
    return base64.b32encode(secrets.token_bytes(20)).decode().lower()


@transaction.atomic
def issue(award: Award, *, by: User) -> Certificate:
    """Give a published award its certificate: serial and code, once.

    Raises ``ObstacleError`` for an award that is not published, was revoked, or has no paper
    of this house.
    """
    locked = Award.objects.select_for_update().get(pk=award.pk)
    existing = Certificate.objects.filter(award=locked).first()
    if existing:
        return existing
    if locked.decision.state != Decision.State.PUBLISHED:
        raise ObstacleError(_("The decision is not published yet."))
    if locked.state == Award.State.REVOKED:
        raise ObstacleError(_("The award was revoked."))
    if locked.decision.source != Decision.Source.OWN or not locked.award_type.has_certificate:
        raise ObstacleError(_("This award has no certificate of this house."))
    unit, year = locked.decision.unit, locked.decision.year
    code = {"giay_khen": "GK", "bang_khen": "BK"}[locked.award_type.form]
    number = next_number(unit, year, f"sổ vàng {code}")
    certificate = Certificate.objects.create(
        award=locked,
        serial=f"{code}-{unit.short_name or unit.code}-{year}-{number:05d}",
        token=new_token(),
        issued_by=by,
    )
    append("certificate.issue", certificate, by=by, serial=certificate.serial)
    return certificate


def check_url(certificate: Certificate) -> str:
    """The address in the QR code: always of this house, never from a request."""
    return str(settings.SITE_URL) + reverse("check_code", args=[certificate.token])


def face_of(certificate: Certificate) -> CertificateFace:
    """What stands on the paper, from the register as it is."""
    award, decision = certificate.award, certificate.award.decision
    signed_on = decision.signed_on or timezone.localdate()
    if award.person_id:
        where = ", ".join(
            part for part in (award.recipient_post, award.recipient_unit_name) if part
        )
    elif award.household_id:
        where = award.recipient_post  # where it lives
    else:
        superior = award.recipient_unit.parent
        where = superior.name if superior else ""
    form: Literal["giay_khen", "bang_khen"] = (
        "giay_khen" if award.award_type.form == "giay_khen" else "bang_khen"
    )
    right = right_of(decision.signer_post)
    return CertificateFace(
        form=form,
        issuer_post=f"{right.decider} {_body_of(decision)}".strip(),
        award_name=PAPER_NAMES[form],
        verb="Tặng",
        recipient=award.recipient_name,
        recipient_line=where,
        achievement=award.achievement,
        decision_number=decision.full_number,
        decision_date=signed_on,
        place=decision.unit.place,
        signed_on=signed_on,
        signer_post=right.own,
        signer_name=decision.signer_name,
        signing_prefix=right.authority,
        golden_book_number=certificate.serial.rsplit("-", 1)[-1].lstrip("0"),
        serial=certificate.serial,
        check_url=check_url(certificate),
    )


def _body_of(decision: Decision) -> str:
    """“Bộ trưởng” + “Bộ Tài nguyên …” says Bộ once; other posts take the whole name."""
    first, _space, rest = decision.issuer.partition(" ")
    post = right_of(decision.signer_post).decider.lower()
    if post.startswith(first.lower()):
        return decision.issuer
    return decision.issuer if rest else ""


def path_of(certificate: Certificate) -> Path:
    return Path(settings.MEDIA_ROOT) / certificate.file_name


def print_file(certificate: Certificate) -> Certificate:
    """Make the PDF unless it is there; the row gets the name and hash of a whole file."""
    if certificate.file_name and path_of(certificate).exists():
        return certificate
    decision = certificate.award.decision
    # By the award, not by the code: made again after a kill it takes the place of what was left.
    name = f"certificates/{decision.year}/{certificate.award_id}.pdf"
    pdf = certificate_pdf([face_of(certificate)], written=certificate.issued_at)
    digest = write_whole(Path(settings.MEDIA_ROOT) / name, pdf)
    with transaction.atomic():
        Certificate.objects.filter(pk=certificate.pk).update(file_name=name, file_hash=digest)
        append("certificate.print", certificate, by=certificate.issued_by, sha256=digest)
    certificate.file_name, certificate.file_hash = name, digest
    return certificate


@transaction.atomic
def take_out(certificate: Certificate, *, by: User) -> Path:
    """Hand out the file; every taking is counted and written down."""
    Certificate.objects.filter(pk=certificate.pk).update(downloads=F("downloads") + 1)
    append("certificate.take_out", certificate, by=by)
    return path_of(certificate)


def awards_with_paper(decision: Decision) -> list[Award]:
    """The lines for which this house prints a certificate, in the order of the decision."""
    if decision.source != Decision.Source.OWN:
        return []
    awards = decision.awards.select_related(
        "award_type", "certificate", "decision__unit", "recipient_unit__parent"
    ).order_by("line")
    return [
        award
        for award in awards
        if award.award_type.has_certificate and award.state != Award.State.REVOKED
    ]


def print_all(decision: Decision, *, by: User) -> Job:
    """Start printing every certificate of a published decision."""
    if not by.holds_at(Role.OFFICER, decision.unit):
        raise NotYoursError(
            _("This is for: %(role)s, %(unit)s.")
            % {"role": Role.OFFICER.label, "unit": decision.unit}
        )
    if decision.state != Decision.State.PUBLISHED:
        raise ObstacleError(_("The decision is not published yet."))
    awards = awards_with_paper(decision)
    if not awards:
        raise ObstacleError(_("No award of this decision has a certificate of this house."))
    running = Job.objects.filter(kind=KIND, asked_by_id=by.pk, arguments__decision=decision.pk)
    running = running.filter(state__in=(Job.State.WAITING, Job.State.RUNNING))
    same: Job | None = running.first()
    if same:  # the second of two clicks
        return same
    return start(
        KIND,
        title=_("Certificates of decision %(number)s") % {"number": decision.full_number},
        by=by,
        total=len(awards),
        decision=decision.pk,
    )


@work(KIND)
def _print_certificates(job: Job) -> Outcome:
    """Repeatable: a certificate that is there is not made again.

    One whose words do not fit is left out with its serial unspent, named at the end.
    """
    decision = Decision.objects.select_related("unit").get(pk=job.arguments["decision"])
    asked_by = User.objects.get(pk=job.asked_by_id)
    failed = []
    for done, award in enumerate(awards_with_paper(decision), start=1):
        try:
            with transaction.atomic():
                print_file(issue(award, by=asked_by))
        except PaperError:
            logger.exception("Certificate of award %s", award.pk)
            failed.append(award.recipient_name)
        progress(job, done, award.recipient_name)
    text = ngettext(
        "%(count)d certificate was not printed because its words do not fit: %(names)s",
        "%(count)d certificates were not printed because their words do not fit: %(names)s",
        len(failed),
    )
    return Outcome(
        url=reverse("decision", args=[decision.pk]),
        message=text % {"count": len(failed), "names": ", ".join(failed)} if failed else "",
    )
