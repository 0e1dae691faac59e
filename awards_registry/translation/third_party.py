"""Messages of Django and the installed packages, and which of them nobody has put in Vietnamese."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import django
import polib
from django.apps import apps

from awards_registry.translation.catalogue import catalogue_path, key_of, translated_keys
from awards_registry.translation.extract import Message, uses_in

_DOMAINS = ("django", "djangojs")


@dataclass(frozen=True)
class Borrowed:
    """A message of a package; `translated` when any package brings Vietnamese for it."""

    package: str
    message: Message
    translated: bool


def borrowed_messages(domain: str, *, apart_from: Path) -> Iterator[Borrowed]:
    """Messages of Django's core and of every installed app that lies outside `apart_from`.

    A package's own English catalogue says what its messages are; where there is none its
    sources are read.
    """
    packages = _packages(apart_from)
    # Django merges the catalogues, so what one package translates serves all of them.
    known = set().union(
        *(translated_keys(catalogue_path(folder / "locale", domain)) for _name, folder in packages)
    )
    for package, folder in packages:
        for message in sorted(_messages(folder, domain)):
            yield Borrowed(package, message, message.key in known)


def _packages(apart_from: Path) -> list[tuple[str, Path]]:
    own = apart_from.resolve()
    packages = {"django": Path(django.__file__).parent / "conf"}
    for app in apps.get_app_configs():
        folder = Path(app.path).resolve()
        installed = "site-packages" in folder.parts  # also when the venv lies inside the project
        if installed or not folder.is_relative_to(own):
            packages[app.name] = folder
    return sorted(packages.items())


def _messages(folder: Path, domain: str) -> set[Message]:
    source = folder / "locale" / "en" / "LC_MESSAGES"
    if any((source / f"{each}.po").exists() for each in _DOMAINS):
        path = source / f"{domain}.po"
        return _english(path) if path.exists() else set()
    return {use.message for use in uses_in([folder], domain=domain) if use.message is not None}


def _english(path: Path) -> set[Message]:
    return {
        Message(entry.msgid, entry.msgid_plural, key_of(entry)[0])
        for entry in polib.pofile(str(path))
        if not entry.obsolete and entry.msgid
    }
