"""Who can be nominated: the field of the candidate by the kind of recipient."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.catalogue.models import AwardType

# By the kind of recipient: the field of the candidate, and what is said where it is empty.
CANDIDATES: dict[str, tuple[str, Promise]] = {
    AwardType.Recipient.INDIVIDUAL: (
        "person",
        _("This award is given to a person: choose one."),
    ),
    AwardType.Recipient.COLLECTIVE: (
        "unit",
        _("This award is given to a collective: choose one."),
    ),
    AwardType.Recipient.HOUSEHOLD: (
        "household",
        _("This award is given to a household: choose one."),
    ),
}
