"""Two sealed dossiers side by side, field by field, with the changed words of a text marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _

from campaigns.nomination.changes import in_words, label_of

GONE, COME = "gone", "come"
# Two texts of this many words each are compared word by word; longer ones line by line.
MOST_WORDS = 4000
_WORDS = re.compile(r"\s+|\S+")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of text: ``mark`` is empty where both have it, else ``gone`` or ``come``."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Change:
    """One field that differs, in words; ``pieces`` where it is a text."""

    label: str
    old: str
    new: str
    pieces: list[Piece] = field(default_factory=list)


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Change]:
    """Every field in which ``new`` differs from ``old``, in the order of the dossier.

    Both are contents as ``snapshot.taken`` makes them; of one that lacks a part (an older seal,
    or a live row without its candidate) only what both have is compared.
    """
    found = []
    for path, label, words in _fields():
        here, there = _read(old, path), _read(new, path)
        if here is _NOT_THERE or there is _NOT_THERE or here == there:
            continue
        before, after = words(here), words(there)
        text = path in {"achievement", "report"}
        pieces = marked(str(here), str(there)) if text else []
        found.append(Change(label, before, after, pieces))
    return [*found, *_papers(old.get("papers"), new.get("papers"))]


_NOT_THERE = object()


def _fields() -> Iterator[tuple[str, str, Any]]:
    yield "candidate.name", _("Name"), _text
    yield "candidate.post", _("Post"), _text
    yield "candidate.unit.name", _("Unit"), _text
    yield "award.name", label_of("award_type"), _text
    yield "round.name", label_of("round"), _text
    yield "nominating_unit.name", label_of("nominating_unit"), _text
    yield "achievement_year", label_of("achievement_year"), _text
    yield "achievement", label_of("achievement"), _text
    yield "report", label_of("report"), _text
    yield "co_authors", label_of("co_authors"), lambda value: _named(value, "name")
    yield "merits", label_of("merits"), lambda value: in_words("merits", value)
    yield (
        "confirmed_clean",
        label_of("confirmed_clean"),
        lambda value: in_words("confirmed_clean", value),
    )
    yield "initiatives", label_of("initiatives"), lambda value: _named(value, "title")


def _read(content: Mapping[str, Any], path: str) -> Any:
    value: Any = content
    for part in path.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return _NOT_THERE
        value = value[part]
    return value


def _text(value: Any) -> str:
    return "–" if value in (None, "") else str(value)


def _named(rows: Sequence[Mapping[str, Any]], name: str) -> str:
    return "; ".join(sorted(str(row[name]) for row in rows)) or "–"


def _papers(old: Any, new: Any) -> Iterator[Change]:
    """Papers by their hash: what is the same file under another name is no change."""
    if not isinstance(old, list) or not isinstance(new, list):
        return
    before, after = _by_code(old), _by_code(new)
    for code in [*before, *(code for code in after if code not in before)]:
        here, there = before.get(code, []), after.get(code, [])
        if [_print_of(paper) for paper in here] == [_print_of(paper) for paper in there]:
            continue
        title = (there or here)[0]["title"]
        yield Change(title, _paper_words(here), _paper_words(there))


def _by_code(papers: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for paper in papers:
        found.setdefault(paper["paper"], []).append(paper)
    return found


def _print_of(paper: Mapping[str, Any]) -> tuple[str, str]:
    return paper.get("sha256", ""), paper.get("waiver", "")


def _paper_words(papers: list[dict[str, Any]]) -> str:
    """The file by the first letters of its hash, or why it is not needed."""
    words = []
    for paper in papers:
        if paper.get("sha256"):
            words.append(_("file %(hash)s") % {"hash": paper["sha256"][:12]})
        elif paper.get("waiver"):
            words.append(_("not needed: %(why)s") % {"why": paper["waiver"]})
        else:
            words.append(str(paper["title"]))
    return "; ".join(words) or "–"


def marked(old: str, new: str) -> list[Piece]:
    """``new`` with what has come, and between it what has gone from ``old``."""
    here, there = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(here), len(there)) > MOST_WORDS:
        here, there = _LINES.findall(old), _LINES.findall(new)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, here, there, autojunk=len(here) + len(there) > MOST_WORDS)
    for tag, low, high, start, end in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("".join(here[low:high])))
            continue
        if low < high:
            found.append(Piece("".join(here[low:high]), GONE))
        if start < end:
            found.append(Piece("".join(there[start:end]), COME))
    return found
