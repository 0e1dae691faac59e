"""What a kind of list is: its columns, the tables it writes, and how its rows find theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.db import models
from django.utils.functional import Promise

from awards_registry.policy import DESK
from units.accounts.models import User
from units.accounts.scope import Scope
from units.intake.columns import Column, Value
from units.intake.entries import Entry
from units.roster.limits import USUAL, Limits

Written = dict[str, dict[str, Any]]
"""What a sheaf did. Under `made` by table the keys of rows that came in; under `changed` by table,
by key (as a string) and by field the old and the new value."""
CHUNK = 2_000
"""So many rows are read, matched and written together."""
WHOLE_FILE = 1_000_000
"""The chunk of a kind whose rows may mean rows that follow."""
IN_MEMORY = replace(USUAL, rows=20_000)
"""The limits of such a kind: all its rows are in memory at once."""


@dataclass(frozen=True)
class Hand:
    """Whoever hands a list in: how far they may write, and of whom personal data as well."""

    user: User | None
    scope: Scope
    keeps: Scope

    @property
    def guarded(self) -> bool:
        """Whether there is anybody whose personal data they may write."""
        return self.keeps.reaches

    @classmethod
    def of(cls, user: User | None, label: str) -> Hand:
        """The reach of a user in the drawer `label`; the shell, without a user, has no bounds."""
        if user is None:
            return cls(None, Scope(everything=True), Scope(everything=True))
        _viewers, writers = DESK[label]
        _readers, keepers = DESK["units.personaldata"]
        return cls(user, user.scope(*sorted(writers)), user.scope(*sorted(keepers)))


@dataclass(frozen=True)
class Table:
    """A table that a kind writes; `shared`: several lines may mean the same row."""

    name: str
    model: type[models.Model]
    shared: bool = False

    def prepare(self, row: Any) -> None:
        """Fill what the model derives from other fields on save: bulk writing leaves it out."""
        prepare = getattr(row, "derive", None)
        if prepare is not None:
            prepare()

    def derived(self, fields: dict[str, Any]) -> dict[str, Any]:
        """The columns of a new row with those that the model derives on save."""
        derived = getattr(self.model, "DERIVED", ())
        if not derived:
            return fields
        row = self.model(**fields)
        self.prepare(row)
        return {name: getattr(row, name) for name in (*fields, *derived)}


class Matcher:
    """Finds for each row what it means, chunk by chunk, over one reading of a file.

    `match` gives every entry its parts, the words for why, warnings and errors; the queries it
    takes do not depend on how many entries there are. Without `remarks` only what a row means is
    asked, not what a reader should know of it.
    """

    remarks = True

    def __init__(self, hand: Hand) -> None:
        self.hand = hand

    def match(self, entries: Sequence[Entry]) -> None:
        raise NotImplementedError

    def word(self, column: Column, value: Any) -> Value:
        """A value of the database as the sheet has it: of a key to a unit its name."""
        del column
        return value  # type: ignore[no-any-return] # the plain fields hold what cells mean


class Kind:
    """One kind of list. Subclasses say everything; the engine knows none of them."""

    key: ClassVar[str]
    title: ClassVar[Promise]
    about: ClassVar[Promise]
    label: ClassVar[str]
    """The drawer whose writers may hand the list in."""
    tables: ClassVar[tuple[Table, ...]]
    columns: ClassVar[tuple[Column, ...]]
    matcher: ClassVar[type[Matcher]]
    chunk: ClassVar[int] = CHUNK
    place: ClassVar[int] = 100
    """Where it stands among the kinds, in the order in which a new register is filled."""
    limits: ClassVar[Limits] = USUAL

    follows: ClassVar[tuple[type[models.Model], ...]] = ()
    """Models whose rows come to the made ones by themselves and go with them when it is undone."""
    in_a_name: ClassVar[bool] = False
    """Whether somebody must stand for the list: the shell then has to say who."""

    def applied(self, written: Iterable[Written], *, by: User | None) -> None:
        """What follows from a list that was written, told sheaf by sheaf; in its transaction."""

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        """The rows of the drawer as this kind's sheets have them: what is exported, imports.

        What hangs on the rows is taken as it was fetched along: the desk limits it to its reader.
        """
        raise NotImplementedError

    def columns_for(self, hand: Hand) -> tuple[Column, ...]:
        """Personal data only for those who may write them."""
        return tuple(column for column in self.columns if hand.guarded or not column.guarded)

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


KINDS: dict[str, Kind] = {}
"""By key, in the order of their places."""


def register(kind: type[Kind]) -> type[Kind]:
    KINDS[kind.key] = kind()
    ordered = sorted(KINDS.values(), key=lambda each: each.place)
    KINDS.clear()
    KINDS.update((each.key, each) for each in ordered)
    return kind
