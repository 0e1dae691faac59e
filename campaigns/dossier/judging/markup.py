"""What stands in the XML parts of an office file: read by a parser, whatever way it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote
from xml.parsers import expat

from campaigns.dossier.judging.unfit import damaged, polyglot

Opened = Callable[[str, Mapping[str, str]], None]

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+):(.*)", re.DOTALL)
# file:///C:/…, file:C:/… and file:///home/…, not file://server/… or file:////server/…
_THIS_MACHINE = re.compile(r"/{0,3}[a-z]:|/{3}(?!/)|/(?!/)")
_THESE_STAY_HERE = frozenset({"data", "urn", "cid"})


def walk(content: bytes, opened: Opened, text: Callable[[str], None] | None = None) -> None:
    """Go through one part: ``opened`` gets each element and its attributes, by local names.

    Raises ``UnfitFileError`` for markup that is broken, and for one that declares a DTD: no
    program of an office writes that.
    """
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        opened(_local(name), {_local(key): value for key, value in attributes.items()})

    def refuse(*_declared: object) -> None:
        raise polyglot()

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    if text is not None:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: odd encodings
        raise damaged() from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def lies_elsewhere(target: str) -> bool:
    """Whether opening ``target`` would ask another machine for it."""
    plain = unquote("".join(target.split())).replace("\\", "/").lower()
    if plain.startswith("//"):
        return True
    found = _SCHEME.fullmatch(plain)  # of one letter it is a drive
    if found is None or found[1] in _THESE_STAY_HERE:
        return False
    return found[1] != "file" or not _THIS_MACHINE.match(found[2])
