"""The figures of a posting, and the closing report that they fill in beforehand."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.utils import translation
from django.utils.translation import gettext as _

from campaigns.posting.models import Opinion, PostedItem, PublicPosting


@dataclass(frozen=True)
class Tally:
    """How many names, opinions whose address is proved, answered ones, and outcomes."""

    names: int
    opinions: int
    settled: int
    upheld: int
    withheld: int

    @property
    def open(self) -> int:
        """Opinions that are not settled."""
        return self.opinions - self.settled

    @property
    def pending(self) -> int:
        """Names without an outcome."""
        return self.names - self.upheld - self.withheld


def tally_of(posting: PublicPosting) -> Tally:
    """Counted in two queries, however long the list is."""
    items = posting.items.order_by().aggregate(
        names=Count("pk"),
        upheld=Count("pk", filter=Q(outcome=PostedItem.Outcome.UPHELD)),
        withheld=Count("pk", filter=Q(outcome=PostedItem.Outcome.WITHHELD)),
    )
    opinions = (
        posting.opinions.confirmed()
        .order_by()
        .aggregate(
            opinions=Count("pk"),
            settled=Count("pk", filter=Q(state=Opinion.State.SETTLED)),
        )
    )
    return Tally(**items, **opinions)


def prefilled(posting: PublicPosting) -> str:
    """The report as the figures tell it, to be read and completed by the officer.

    In the language of the house: it is a paper of the dossier.
    """
    found = tally_of(posting)
    withheld = posting.items.filter(outcome=PostedItem.Outcome.WITHHELD)
    with translation.override(settings.LANGUAGE_CODE):
        lines = [
            _(
                "The list was made public from %(first)s to the end of %(last)s (%(days)d working "
                "days): %(names)d cases."
            )
            % {
                "first": f"{posting.starts_on:%d/%m/%Y}",
                "last": f"{posting.ends_on:%d/%m/%Y}",
                "days": posting.working_days,
                "names": found.names,
            },
            _("Opinions received: %(count)d; answered and settled: %(settled)d.")
            % {"count": found.opinions, "settled": found.settled},
            _("Nothing against: %(upheld)d cases; held back: %(withheld)d cases.")
            % {"upheld": found.upheld, "withheld": found.withheld},
            *(f"- {item.name} ({item.award_name}): {item.reason}" for item in withheld),
        ]
    return "\n".join(lines)
