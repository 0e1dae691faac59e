"""Keeps a catalogue whole: compiling, checking, collecting, healing what a merge left double."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import polib

from awards_registry.translation.extract import Message, Use

_NAMED = re.compile(r"%\((\w+)\)[#0\-+.\d]*([diouxXeEfFgGcrsa])|\{(\w*)(?:[!:][^}]*)?\}")
_PLACED = re.compile(r"%%|%[#0\-+.\d]*[diouxXeEfFgGcrsa]")
_LANGUAGE = "vi"


@dataclass
class Collected:
    """What collecting changed, by number of messages; `conflicts` are texts that were given up."""

    added: int = 0
    merged: int = 0
    dropped: int = 0
    conflicts: list[str] = field(default_factory=list)


def catalogue_path(folder: Path, domain: str) -> Path:
    """Where the Vietnamese catalogue of a domain lies inside a locale folder."""
    return folder / _LANGUAGE / "LC_MESSAGES" / f"{domain}.po"


def key_of(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgctxt or "", entry.msgid


def compile_catalogue(path: Path) -> bool:
    """Write the .mo beside the .po; False when it is already the same, byte for byte."""
    catalogue = polib.pofile(str(path))
    merge_duplicates(catalogue)
    target, compiled = path.with_suffix(".mo"), catalogue.to_binary()
    if target.exists() and target.read_bytes() == compiled:
        return False
    partial = target.with_suffix(".mo.part")
    partial.write_bytes(compiled)
    partial.replace(target)  # a server that starts meanwhile never reads half a file
    return True


def merge_duplicates(catalogue: polib.POFile) -> Collected:
    """Keep one entry of each message: the first that is translated, the first if none is."""
    done = Collected()
    kept: dict[tuple[str, str], polib.POEntry] = {}
    for entry in [entry for entry in catalogue if not entry.obsolete]:
        other = kept.setdefault(key_of(entry), entry)
        if other is entry:
            continue
        if _text(entry) and not (_text(other) and not other.fuzzy):
            kept[key_of(entry)], entry, other = entry, other, entry  # noqa: PLW2901 - they swap
        if _text(entry) not in ("", _text(other)):
            done.conflicts.append(f"{entry.msgid!r}: kept {_text(other)!r}, not {_text(entry)!r}")
        catalogue.remove(entry)
        done.merged += 1
    return done


def collect(path: Path, used: Iterable[Message], borrowed: set[tuple[str, str]]) -> Collected:
    """Bring the catalogue in line with the sources and write it, sorted by message.

    `used` are our own messages that need an entry; `borrowed` are keys of other packages'
    messages, whose entries stay. All else becomes a comment at the end, from which it is
    taken back when a source uses it again.
    """
    catalogue = polib.pofile(str(path), wrapwidth=0) if path.exists() else _new_catalogue()
    done = merge_duplicates(catalogue)
    wanted = {message.key: message for message in sorted(used, reverse=True)}
    for entry in list(catalogue):
        if entry.obsolete and key_of(entry) in wanted:
            entry.obsolete = False
        elif not entry.obsolete and key_of(entry) not in wanted.keys() | borrowed:
            entry.obsolete = True
            done.dropped += 1
    done.merged += merge_duplicates(catalogue).merged
    present = {key_of(entry) for entry in catalogue if not entry.obsolete}
    for message in sorted(wanted.values()):
        if message.key not in present:
            catalogue.append(_empty_entry(message))
            done.added += 1
    catalogue.sort(key=lambda entry: (entry.obsolete, entry.msgid, entry.msgctxt or ""))
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(path))
    return done


def faults_of_file(path: Path) -> list[str]:
    """What is wrong with the catalogue by itself, each with its line."""
    try:
        entries = [entry for entry in polib.pofile(str(path)) if not entry.obsolete]
    except (OSError, ValueError) as error:
        return [f"{path}: cannot be read: {error}"]
    times = Counter(key_of(entry) for entry in entries)
    faults = []
    for entry in entries:
        if times[key_of(entry)] > 1:
            faults.append(f"{path}:{entry.linenum}: twice in the catalogue: {entry.msgid!r}")
        faults += [f"{path}:{entry.linenum}: {fault}" for fault in _faults_of_entry(entry)]
    return faults


def faults_of_uses(path: Path, uses: Iterable[Use], covered: set[tuple[str, str]]) -> list[str]:
    """Uses that have no entry of their own and are not `covered` by another package's catalogue."""
    entries = {key_of(entry): entry for entry in polib.pofile(str(path)) if not entry.obsolete}
    faults = []
    for use in uses:
        place = f"{use.path}:{use.line}"
        if use.message is None:
            faults.append(f"{place}: {use.trouble}")
        elif (entry := entries.get(use.message.key)) is None:
            if use.message.key not in covered:
                faults.append(f"{place}: no Vietnamese entry: {use.message.singular!r}")
        elif use.message.plural and entry.msgid_plural != use.message.plural:
            faults.append(f"{place}: another plural in the catalogue: {use.message.plural!r}")
    return faults


def translated_keys(path: Path) -> set[tuple[str, str]]:
    """Keys of the messages that a catalogue really translates."""
    if not path.exists():
        return set()
    return {key_of(entry) for entry in polib.pofile(str(path)) if entry.translated()}


def entry_keys(path: Path) -> set[tuple[str, str]]:
    """Keys of all entries, the untranslated among them."""
    return {key_of(entry) for entry in polib.pofile(str(path)) if not entry.obsolete}


def _faults_of_entry(entry: polib.POEntry) -> list[str]:
    if entry.fuzzy:
        return [f"marked fuzzy: {entry.msgid!r}"]
    if entry.msgid_plural:
        texts = [entry.msgstr_plural.get(0, "")]
        if set(entry.msgstr_plural) != {0}:
            return [f"Vietnamese has one plural form: {entry.msgid!r}"]
    else:
        texts = [entry.msgstr]
    if not all(text.strip() for text in texts):
        return [f"not translated: {entry.msgid!r}"] if entry.msgid.strip() else []
    source = entry.msgid_plural or entry.msgid
    return [
        f"other holes than {source!r}: {text!r}" for text in texts if _holes(source) != _holes(text)
    ]


def _holes(text: str) -> tuple[set[str], list[str]]:
    """Named holes as a set, nameless ones in their order."""
    named = {found[0] for found in _NAMED.finditer(text) if found[1] or found[3]}
    placed = [found[0] for found in _PLACED.finditer(text) if found[0] != "%%"]
    placed += [found[0] for found in _NAMED.finditer(text) if not (found[1] or found[3])]
    return named, placed


def _text(entry: polib.POEntry) -> str:
    return entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr


def _empty_entry(message: Message) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.singular, msgctxt=message.context or None)
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = {0: ""}
    return entry


def _new_catalogue() -> polib.POFile:
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Project-Id-Version": "awards-registry",
        "Language": _LANGUAGE,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    return catalogue
