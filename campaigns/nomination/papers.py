"""Which papers a dossier needs: the list of the rule's row, and what of it is there.

The list stands with the rule version as texts, so a changed law changes it without code. What a
later desk makes itself (minutes of the ministry's council, the minister's submission) is not asked
of the unit: it is told by who makes it, which stands in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import slugify

from campaigns.catalogue.models import RuleVersion
from campaigns.nomination.models import Document, Nomination
from units.people.names import fold

OTHER = "other"
# Words by which one knows what the council and those above it make, not the unit.
LATER = (
    "cap bo",
    "bo truong",
    "hoi dong",
    "kiem phieu",
    "bo phieu",
    "lay y kien",
    "thu tuong",
    "chu tich nuoc",
)
LONGEST_CODE = 60


@dataclass(frozen=True)
class Paper:
    """One line of the checklist: what is asked, and the paper that is there, if any."""

    code: str
    title: str
    asked_of_unit: bool = True
    document: Document | None = None

    @property
    def is_there(self) -> bool:
        return self.document is not None

    @property
    def waived(self) -> bool:
        """Whether the unit says why it is not needed."""
        return self.document is not None and bool(self.document.waiver)

    @property
    def missing(self) -> bool:
        """Whether the unit still has to add it."""
        return self.asked_of_unit and self.document is None


def code_of(title: str) -> str:
    """A short name of a paper that stays the same however its title is typed."""
    return slugify(fold(title))[:LONGEST_CODE].strip("-") or OTHER


def asked_of_unit(title: str) -> bool:
    """Whether the unit makes the paper itself."""
    words = fold(title)
    return not any(each in words for each in LATER)


def asked_by(titles: Iterable[str], documents: Iterable[Document]) -> list[Paper]:
    """The checklist: every title asked for, in its order, with the paper that answers it.

    Of two papers for one title the later one counts.
    """
    given = {document.paper: document for document in documents}
    return [
        Paper(code, title, asked_of_unit(title), given.get(code))
        for code, title in {code_of(title): title for title in titles}.items()
    ]


def rule_of(nomination: Nomination) -> RuleVersion | None:
    """The rule version in force today for the award, whose list of papers counts."""
    rows = RuleVersion.objects.on(timezone.localdate()).filter(award_type=nomination.award_type_id)
    found = rows.order_by("-valid_from").first()
    return found if isinstance(found, RuleVersion) else None


def checklist(nomination: Nomination) -> list[Paper]:
    """What this dossier needs by the law of today, and what of it is there."""
    rule = rule_of(nomination)
    titles: Sequence[str] = [str(each) for each in rule.dossier] if rule else []
    return asked_by(titles, nomination.documents.current().order_by("pk"))


def missing(nomination: Nomination) -> list[Paper]:
    """The papers that the unit still has to add."""
    return [paper for paper in checklist(nomination) if paper.missing]
