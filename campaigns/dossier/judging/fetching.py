"""What an office file would fetch or start by itself when somebody opens it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from campaigns.dossier.judging.archive import Archive
from campaigns.dossier.judging.markup import lies_elsewhere, walk
from campaigns.dossier.judging.unfit import with_foreign_parts, with_macros

# A link waits for a click, and of another workbook Excel asks first.
WAIT_TO_BE_ASKED = frozenset({"hyperlink", "externallinkpath"})
# A part in another form (a web page, a document) that Word takes into the text.
TAKES_IN = "afchunk"
# Fields that start a program or take a file in from elsewhere; the address stands behind them.
STARTS = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
TAKEN_IN = re.compile(r"\bINCLUDE(?:PICTURE|TEXT)\b\s*(?:\"([^\"]*)\"|(\S+))", re.IGNORECASE)
INSTRUCTION = "instrText"


def require_calm_relationships(part: bytes) -> None:
    """ECMA-376, part 2, 9: what a part of a file is tied to."""

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        if name != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2].strip().lower()
        if kind == TAKES_IN:
            raise with_foreign_parts()
        outside = attributes.get("TargetMode", "").strip().lower() == "external"
        if outside and kind not in WAIT_TO_BE_ASKED and lies_elsewhere(attributes["Target"]):
            raise with_foreign_parts()

    walk(part, opened)


def require_calm_fields(part: bytes) -> None:
    """ECMA-376, part 1, 17.16: what the fields of a part ask Word to do."""
    if b"instr" not in part:
        return
    instructions = _instructions(part)
    if STARTS.search(instructions):
        raise with_macros()
    if any(lies_elsewhere(quoted or bare) for quoted, bare in TAKEN_IN.findall(instructions)):
        raise with_foreign_parts()


def _instructions(part: bytes) -> str:
    """The instructions of all fields, put together: one may be cut into any number of runs."""
    said: list[str] = []
    inside = False

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal inside
        inside = name == INSTRUCTION
        if name == "fldSimple":
            said.append(f"\n{attributes.get('instr', '')}\n")
        elif name == "fldChar":
            said.append("\n")

    def text(words: str) -> None:
        if inside:
            said.append(words)

    walk(part, opened, text)
    return "".join(said)


def require_calm_text(archive: Archive) -> None:
    """ODF 1.2, part 1: pictures, sections and objects by their address; listeners that run."""

    def opened(name: str, attributes: Mapping[str, str]) -> None:
        if name == "event-listener" and "href" in attributes:
            raise with_macros()
        if name.startswith("dde-"):
            raise with_macros()
        # A link and a form wait for a click.
        if name not in {"a", "form"} and lies_elsewhere(attributes.get("href", "")):
            raise with_foreign_parts()

    for name in archive.names:
        # A list of keys or menus that nobody changed is left empty.
        if name.endswith(".xml") and archive.heads[name] and not name.startswith("META-INF/"):
            walk(archive.read(name), opened)
