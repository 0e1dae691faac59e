"""The papers of a dossier as the page of the nomination shows them: what is there, what is not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from awards_registry.policy import Role, who_may
from campaigns.catalogue.models import RuleVersion
from campaigns.dossier.actions import LONGEST_WAIVER
from campaigns.dossier.filled import form_for
from campaigns.dossier.judging import KINDS
from campaigns.dossier.limits import DOSSIER_BYTES, DOSSIER_FILES, FILE_BYTES, MEGABYTE
from campaigns.nomination.models import Document, Nomination
from campaigns.nomination.papers import OTHER, Paper, asked_by, rule_of
from units.accounts.models import User


@dataclass(frozen=True)
class Row:
    """One paper: how it stands, and the addresses of what the reader may do with it."""

    code: str
    title: str
    state: str  # there, waived, missing, later or other
    document: Document | None = None
    file_url: str = ""
    take_out_url: str = ""
    form_url: str = ""  # the paper filled in from the register, to finish in Word


@dataclass(frozen=True)
class Card:
    """Everything that the card shows."""

    rows: list[Row] = field(default_factory=list)
    later: list[Row] = field(default_factory=list)
    others: list[Row] = field(default_factory=list)
    rule: RuleVersion | None = None
    rule_url: str = ""
    attach_url: str = ""
    waive_url: str = ""
    files: int = 0
    bytes: int = 0
    most_files: int = DOSSIER_FILES
    most_bytes: int = DOSSIER_BYTES
    most_file: int = FILE_BYTES // MEGABYTE
    most_letters: int = LONGEST_WAIVER
    kinds: str = ", ".join(KINDS)
    accept: str = ",".join(f".{kind}" for kind in KINDS)

    @property
    def missing(self) -> int:
        """How many papers the unit still has to add."""
        return sum(row.state == "missing" for row in self.rows)

    @property
    def may_edit(self) -> bool:
        return bool(self.attach_url)


def card(nomination: Nomination, user: User) -> Card:
    """The papers of ``nomination`` as ``user`` sees them, in as many questions for any number."""
    rule = rule_of(nomination)
    titles = [str(each) for each in rule.dossier] if rule else []
    documents = list(nomination.documents.current().select_related("uploaded_by").order_by("pk"))
    papers = asked_by(titles, documents)
    known = {paper.code for paper in papers}
    # What the law no longer asks for, and what was added of one's own accord.
    rest = [each for each in documents if each.paper == OTHER or each.paper not in known]
    clerk = user.acts_as(Role.CLERK, nomination.nominating_unit)
    edits, fills = clerk and nomination.is_editable, _fills(user)
    rows = [_row(paper, nomination, edits=edits, fills=fills) for paper in papers]
    files = [each for each in documents if each.sha256]
    return Card(
        rows=[row for row in rows if row.state != "later"],
        later=[row for row in rows if row.state == "later"],
        others=[_given(each, "other", edits=edits) for each in rest],
        rule=rule,
        rule_url=_rule_url(rule, user),
        attach_url=reverse("nomination_attach", args=[nomination.pk]) if edits else "",
        waive_url=reverse("nomination_waive", args=[nomination.pk]) if edits else "",
        files=len(files),
        bytes=sum(each.size for each in files),
    )


def _row(paper: Paper, nomination: Nomination, *, edits: bool, fills: bool) -> Row:
    form = form_for(paper.code)
    url = reverse("nomination_form", args=[nomination.pk, form]) if form and fills else ""
    if paper.document:
        state = "waived" if paper.waived else "there"
        return _given(paper.document, state, edits=edits, title=paper.title, form_url=url)
    if not paper.asked_of_unit:
        return Row(paper.code, paper.title, "later")
    return Row(paper.code, paper.title, "missing", form_url=url)


def _given(
    document: Document, state: str, *, edits: bool, title: str = "", form_url: str = ""
) -> Row:
    return Row(
        code=document.paper,
        title=title or document.title,
        state=state,
        document=document,
        file_url=reverse("paper_file", args=[document.pk]) if document.place else "",
        take_out_url=reverse("paper_take_out", args=[document.pk]) if edits else "",
        form_url=form_url,
    )


def _fills(user: User) -> bool:
    """Whether the reader may have papers filled in from the register."""
    who: Iterable[object] = who_may("nomination_form") or ()
    return user.is_superuser or bool(user.roles & frozenset(who))


def _rule_url(rule: RuleVersion | None, user: User) -> str:
    """Where what the law asks stands in full, for those who may look at it."""
    if rule is None or not user.has_perm("campaigns.view_ruleversion"):
        return ""
    return reverse("admin:campaigns_ruleversion_change", args=[rule.pk])
