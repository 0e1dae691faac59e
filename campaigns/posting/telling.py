"""What is told of opinions: the code and the answer to the sender, the news to the officers."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from awards_registry.policy import Role
from campaigns.nomination.announcing import holding
from campaigns.notice.actions import Line, notify
from campaigns.notice.models import Kind, Message
from campaigns.posting import codes
from campaigns.posting.models import Handling, Opinion, PublicPosting

LONGEST_SUBJECT = 200
LONGEST_OPENING = 4000


def mail_code(opinion: Opinion, code: str) -> None:
    """Mail the code at once. It is not laid into the outbox, where people could read it.

    Nothing that the sender typed stands in it: nobody sends words of his own to others by us.
    Raises ``OSError`` where no mail server takes it.
    """
    posting = opinion.posting
    with translation.override(settings.LANGUAGE_CODE):
        text = _(
            "Somebody gave an opinion with this address on the public posting:\n"
            "%(posting)s\n\n"
            "Code: %(code)s\n\n"
            "It is valid for %(minutes)d minutes. Type it on this page:\n%(url)s\n\n"
            "If it was not you, do nothing: without the code the opinion does not count."
        ) % {
            "posting": posting.title,
            "code": code,
            "minutes": codes.LIFETIME.seconds // 60,
            "url": settings.SITE_URL + reverse("opinion", args=[opinion.token]),
        }
        subject = _("%(code)s is the code for your opinion") % {"code": code}
    send_mail(subject, text, None, [opinion.email])


def mail_answer(opinion: Opinion, line: Handling) -> Message:
    """Lay the answer into the outbox of the desk, to the address that was proved."""
    with translation.override(settings.LANGUAGE_CODE):
        subject = _("Answer to your opinion: %(posting)s") % {"posting": opinion.posting.title}
        link = Line(
            _("Your opinion and every answer to it"),
            reverse("opinion", args=[opinion.token]),
            f"opinion:{opinion.pk}",
        )
    return Message.objects.create(
        kind=Kind.OUTSIDER,
        unit=opinion.posting.desk,
        email=opinion.email,
        subject=subject[:LONGEST_SUBJECT],
        opening=line.text[:LONGEST_OPENING],
        lines=[link.stored()],
        count=1,
    )


def tell_officers(posting: PublicPosting, opinion: Opinion) -> None:
    """Say that an opinion has come in; from whom and on whom stands on its page alone."""
    with translation.override(settings.LANGUAGE_CODE):
        notify(
            Kind.OPINION,
            unit=posting.desk,
            to=holding(Role.OFFICER, posting.desk),
            subject=(_("Opinions have come in: %(posting)s") % {"posting": posting.title})[
                :LONGEST_SUBJECT
            ],
            lines=[
                Line(
                    _("An opinion to be looked into"),
                    reverse("posting_opinion", args=[opinion.pk]),
                    f"opinion:{opinion.pk}",
                )
            ],
            topic=f"posting:{posting.pk}",
        )
