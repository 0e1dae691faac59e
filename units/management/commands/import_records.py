"""`manage.py import_records KIND FILE [--apply]`: what the pages of lists do, from the shell."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from units.accounts.access import NotYoursError
from units.accounts.models import User
from units.intake.actions import NotReadyError, apply, hand_in, hand_of, path_of, preview, undo
from units.intake.columns import Column
from units.intake.entries import Status
from units.intake.kind import KINDS, Hand, Kind
from units.intake.models import Batch
from units.intake.workbooks import returned, template
from units.intake.writing import MovedOnError


class Command(BaseCommand):
    help = "Look at a list and, with --apply, take it into the register: all of it or nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("kind", choices=[*KINDS], metavar="KIND", help=", ".join(KINDS))
        parser.add_argument("file", nargs="?", help="xlsx, xls, ods or csv")
        parser.add_argument("--apply", action="store_true", help="write, if no row has an error")
        parser.add_argument("--json", action="store_true", help="the whole preview as JSON")
        parser.add_argument(
            "--template",
            metavar="OUT",
            nargs="?",
            const="-",
            help="write the empty template of the kind and stop",
        )
        parser.add_argument(
            "--errors", metavar="OUT", help="write the file back with what is wrong beside each row"
        )
        parser.add_argument("--sheet", default="", help="the sheet to read, where several fit")
        parser.add_argument(
            "--as",
            dest="user",
            default="",
            metavar="NAME",
            help="sign-in name of the user for whom it is done",
        )
        parser.add_argument("--undo", metavar="BATCH", help="take an applied list back")

    def handle(self, *_args: Any, **options: Any) -> None:
        kind = KINDS[options["kind"]]
        user = self._user(options["user"])
        if options["template"]:
            self._template(kind, user, options["file"] or options["template"])
        elif options["undo"]:
            self._undo(kind, options["undo"], user)
        elif options["file"]:
            self._take_in(kind, user, options)
        else:
            raise CommandError("FILE is missing.")

    def _take_in(self, kind: Kind, user: User | None, options: dict[str, Any]) -> None:
        batch = self._preview(kind, options, user)
        if options["errors"] and batch.state == Batch.State.PREVIEWED:
            content = returned(batch, kind, path_of(batch).read_bytes())
            Path(options["errors"]).write_bytes(content)
        fault = batch.refusal
        if options["apply"] and not fault:
            try:
                batch = apply(batch, by=user)
            except (NotReadyError, MovedOnError, NotYoursError) as refusal:
                fault = str(refusal)
        self._tell(batch, kind, options)
        nothing_new = batch.state == Batch.State.PREVIEWED and not (
            batch.count(Status.ERROR) + batch.count(Status.NEW) + batch.count(Status.CHANGED)
        )
        if batch.state != Batch.State.APPLIED:
            # The shell has told all: only what was applied is kept, to be undone.
            path_of(batch).unlink(missing_ok=True)
            batch.delete()
        if fault and not nothing_new:
            raise CommandError(fault)

    def _user(self, name: str) -> User | None:
        if not name:
            return None
        user = User.objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"No user {name!r}.")
        return user

    def _preview(self, kind: Kind, options: dict[str, Any], user: User | None) -> Batch:
        path = Path(options["file"])
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        try:
            batch = hand_in(kind, data, name=path.name, by=user, sheet=options["sheet"])
        except NotYoursError as refusal:
            raise CommandError(str(refusal)) from refusal
        return preview(batch)

    def _template(self, kind: Kind, user: User | None, out: str) -> None:
        content = template(kind, kind.columns_for(Hand.of(user, kind.label)))
        if out == "-":
            out = f"{kind.key}.xlsx"
        Path(out).write_bytes(content)
        self.stdout.write(out)

    def _undo(self, kind: Kind, key: str, user: User | None) -> None:
        try:
            batch = Batch.objects.filter(pk=key, kind=kind.key).first()
        except (ValueError, ValidationError):
            batch = None
        if batch is None:
            raise CommandError(f"No list {key!r} of this kind.")
        try:
            undo(batch, by=user)
        except (NotReadyError, NotYoursError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("Undone: %(file)s.") % {"file": batch})

    def _tell(self, batch: Batch, kind: Kind, options: dict[str, Any]) -> None:
        if options["json"]:
            self.stdout.write(json.dumps(told(batch, kind), ensure_ascii=False, indent=1))
            return
        self.stdout.write(f"{batch.get_state_display()}: {batch.file_name} ({batch.pk})")
        if batch.state == Batch.State.REFUSED:
            return
        columns = [kind.column(key) for key in batch.columns]
        counts = {
            _("new"): "new",
            _("changed"): "changed",
            _("unchanged"): "unchanged",
            _("with warnings"): "warning",
            _("with errors"): "error",
        }
        self.stdout.write(", ".join(f"{name}: {batch.count(key)}" for name, key in counts.items()))
        for sheaf in batch.sheaves.all():
            for line in sheaf.lines:
                self._line(line, columns, kind)

    def _line(self, line: dict[str, Any], columns: list[Column], kind: Kind) -> None:
        del columns
        for key, sentence in (*line.get("e", ()), *line.get("a", ())):
            place = kind.column(key).heading if key else ""
            row = _("row %(row)s") % {"row": line["n"]}
            self.stdout.write(f"  {', '.join(filter(None, (row, place)))}: {sentence}")


def told(batch: Batch, kind: Kind) -> dict[str, Any]:
    """The preview as JSON: counts, and of each row what it is, why, and what it changes."""
    hand = hand_of(batch)
    hidden = {column.key for column in kind.columns if column.guarded and not hand.guarded}
    rows = []
    for sheaf in batch.sheaves.all():
        for line in sheaf.lines:
            values = dict(zip(batch.columns, line["v"], strict=True))
            rows.append(
                {
                    "row": line["n"],
                    "status": line["s"],
                    "match": {"record": line.get("t", ""), "why": line.get("w", "")},
                    "values": {
                        key: value.get("d") if isinstance(value, dict) else value
                        for key, value in values.items()
                        if key not in hidden
                    },
                    "changes": [_change(change) for change in line.get("c", ())],
                    "errors": [_said(each) for each in line.get("e", ())],
                    "warnings": [_said(each) for each in line.get("a", ())],
                    "repairs": [
                        {"column": key, "before": before, "after": after}
                        for key, before, after in line.get("r", ())
                    ],
                }
            )
    return {
        "batch": str(batch.pk),
        "kind": batch.kind,
        "file": batch.file_name,
        "sheet": batch.sheet,
        "state": batch.state,
        "refusal": batch.refusal,
        "counts": {
            key: batch.count(key) for key in ("new", "changed", "unchanged", "warning", "error")
        },
        "rows": rows,
    }


def _change(change: list[Any]) -> dict[str, Any]:
    key, old, new = (each.get("d") if isinstance(each, dict) else each for each in change)
    return {"column": key, "old": old, "new": new}


def _said(pair: list[str]) -> dict[str, str]:
    return {"column": pair[0], "sentence": pair[1]}
