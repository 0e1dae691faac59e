"""Compiles, checks and collects the Vietnamese catalogue, without GNU gettext.

The lines it prints are for those who build the product, so they stay English.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from awards_registry.translation.catalogue import (
    catalogue_path,
    collect,
    compile_catalogue,
    entry_keys,
    faults_of_file,
    faults_of_uses,
)
from awards_registry.translation.extract import Use, uses_in
from awards_registry.translation.third_party import borrowed_messages

_DOMAINS = ("django", "djangojs")


class Command(BaseCommand):
    help = "compile | check | collect the messages of the project"
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("step", choices=("compile", "check", "collect"))

    def handle(self, *_args: Any, step: str, **_options: Any) -> None:
        {"compile": self.compile, "check": self.check_messages, "collect": self.collect}[step]()

    def compile(self) -> None:
        """Write the .mo of every catalogue that changed."""
        paths = [
            path
            for folder in settings.LOCALE_PATHS
            for path in sorted(Path(folder).glob("*/LC_MESSAGES/*.po"))
        ]
        changed = sum(compile_catalogue(path) for path in paths)
        self.stdout.write(f"{len(paths)} catalogues, {changed} compiled")

    def check_messages(self) -> None:
        """Name every message without good Vietnamese; exit code 1 if there is one."""
        faults = [fault for domain in _DOMAINS for fault in _faults(domain)]
        for fault in faults:
            self.stdout.write(fault.replace(f"{settings.BASE_DIR}/", ""))
        if faults:
            raise CommandError(f"{len(faults)} faults")
        self.stdout.write("every message has its Vietnamese")

    def collect(self) -> None:
        """Bring the catalogues in line with the sources."""
        for domain in _DOMAINS:
            path = _path(domain)
            borrowed = list(borrowed_messages(domain, apart_from=settings.BASE_DIR))
            covered = {each.message.key for each in borrowed if each.translated}
            used = {
                use.message
                for use in _uses(domain)
                if use.message is not None and use.message.key not in covered
            }
            missing = {each.message for each in borrowed if not each.translated}
            done = collect(path, used | missing, {each.message.key for each in borrowed})
            for conflict in done.conflicts:
                self.stdout.write(f"conflict {conflict}")
            self.stdout.write(
                f"{path.name}: {done.added} added, {done.merged} merged, {done.dropped} dropped"
            )


def _faults(domain: str) -> list[str]:
    path = _path(domain)
    uses = list(_uses(domain))
    if not path.exists():
        return [f"{path}: missing"]
    faults = faults_of_file(path)
    if faults and "cannot be read" in faults[0]:
        return faults
    present = entry_keys(path)
    borrowed = list(borrowed_messages(domain, apart_from=settings.BASE_DIR))
    covered = {each.message.key for each in borrowed if each.translated}
    faults += faults_of_uses(path, uses, covered)
    faults += [
        f"{each.package}: no Vietnamese, neither there nor here: {each.message.singular!r}"
        for each in borrowed
        if not each.translated and each.message.key not in present
    ]
    return faults


def _path(domain: str) -> Path:
    return catalogue_path(Path(settings.LOCALE_PATHS[0]), domain)


def _uses(domain: str) -> list[Use]:
    """Our own sources: the apps and template folders inside the project."""
    base = Path(settings.BASE_DIR).resolve()
    folders = {Path(app.path).resolve() for app in apps.get_app_configs()}
    engines: list[dict[str, Any]] = settings.TEMPLATES
    folders |= {Path(folder).resolve() for engine in engines for folder in engine["DIRS"]}
    own = sorted(
        folder
        for folder in folders
        if folder.is_relative_to(base) and "site-packages" not in folder.parts and folder.is_dir()
    )
    return list(uses_in(own, domain=domain))
