"""One contestant of the import benchmark in a process of its own; prints its figures as JSON."""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from import_export import resources, widgets
from import_export.fields import Field
from import_export.formats.base_formats import XLSX
from python_calamine import CalamineWorkbook

from benchmarks.app import connection
from benchmarks.roster_file import HEADS
from units.intake.actions import apply, hand_in, preview
from units.intake.kind import KINDS
from units.organisation.models import Unit
from units.people.models import Person, PersonalData, Posting
from units.roster.limits import Limits

LARGE = Limits(
    file_bytes=64 * 2**20,
    unpacked_bytes=512 * 2**20,
    rows=200_000,
    cells=20_000_000,
    cpu_seconds=120,
    wall_seconds=240,
    memory_bytes=2**31,
)
Figures = dict[str, float]


def ours(data: bytes) -> Figures:
    """Preview and apply, as the pages and the shell do it."""
    batch = preview(hand_in(KINDS["people"], data, name="people.xlsx", by=None), limits=LARGE)
    apply(batch, by=None)
    return {name: batch.count(name) for name in ("new", "changed", "unchanged")}


class DefaultPeople(resources.ModelResource):  # type: ignore[misc] # the library ships no types
    """The library as it comes, row by row; what a person has beside is saved after each."""

    code = Field(attribute="code", column_name=HEADS[0])
    full_name = Field(attribute="full_name", column_name=HEADS[1])
    sex = Field(attribute="sex", column_name=HEADS[2])

    class Meta:
        model = Person
        import_id_fields = ("code",)
        fields = ("code", "full_name", "sex")

    def before_import_row(self, row: Any, **_kwargs: Any) -> None:
        row[HEADS[2]] = {"Nam": "m", "Nữ": "f"}[row[HEADS[2]]]

    def after_save_instance(self, instance: Any, row: Any, **_kwargs: Any) -> None:
        day = widgets.DateWidget("%d/%m/%Y")
        PersonalData.objects.update_or_create(
            person=instance,
            defaults={"national_id": row[HEADS[4]], "birth_date": day.clean(row[HEADS[3]])},
        )
        unit = widgets.ForeignKeyWidget(Unit, "name").clean(row[HEADS[5]])
        Posting.objects.update_or_create(
            person=instance,
            unit=unit,
            started_on=day.clean(row[HEADS[7]]),
            defaults={"position": row[HEADS[6]]},
        )


def defaults(data: bytes) -> Figures:
    """The two steps of the library's admin: a dry run to look at, then the import itself."""
    for dry_run in (True, False):
        dataset = XLSX().create_dataset(data)
        DefaultPeople().import_data(dataset, dry_run=dry_run, raise_errors=True)
    return {}


def parsed(data: bytes) -> list[Any]:
    """The rows by the bare parser, without any of the gates."""
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1:]


def floor(data: bytes) -> Figures:
    """Nothing but reading and writing: no validation, no preview, no history.

    On what is there already: an in-memory comparison, and only what differs is written.
    """
    rows = parsed(data)
    units = {unit.name: unit.pk for unit in Unit.objects.all()}
    known = {person.code: person for person in Person.objects.all()}
    if known:
        _difference(rows, known)
        return {}
    people = [Person(code=r[0], full_name=r[1], sex="m" if r[2] == "Nam" else "f") for r in rows]
    for person in people:
        person.derive()
    Person.objects.bulk_create(people)
    PersonalData.objects.bulk_create(
        PersonalData(person=person, birth_date=r[3], national_id=r[4])
        for person, r in zip(people, rows, strict=True)
    )
    Posting.objects.bulk_create(
        Posting(person=person, unit_id=units[r[5]], position=r[6], started_on=r[7])
        for person, r in zip(people, rows, strict=True)
    )
    return {}


def _difference(rows: list[Any], known: dict[str, Person]) -> None:
    posts = {post.person_id: post for post in Posting.objects.all()}
    data = {each.person_id: each for each in PersonalData.objects.all()}
    changed = []
    for row in rows:
        person = known[row[0]]
        post, personal = posts[person.pk], data[person.pk]
        same = (person.full_name, personal.birth_date, personal.national_id, post.started_on)
        if same != (row[1], row[3], row[4], row[7]):
            raise AssertionError(row)
        if post.position != row[6]:
            post.position = row[6]
            changed.append(post)
    Posting.objects.bulk_create(
        changed, update_conflicts=True, update_fields=["position"], unique_fields=["id"]
    )


def copy(data: bytes) -> Figures:
    """The floor of PostgreSQL: COPY into a table of its own, then INSERT … ON CONFLICT."""
    rows = parsed(data)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE roster (code text, full_name text, sex text, born date,"
            " national_id text, unit text, position text, since date, folded text, sort_key text)"
        )
        with cursor.copy("COPY roster FROM STDIN") as into:
            for row in rows:
                person = Person(code=row[0], full_name=row[1])
                person.derive()
                into.write_row((*row, person.folded, person.sort_key))
        cursor.execute(
            "INSERT INTO units_person (code, full_name, sex, folded, sort_key)"
            " SELECT code, full_name, CASE sex WHEN 'Nam' THEN 'm' ELSE 'f' END, folded, sort_key"
            " FROM roster ON CONFLICT (code) DO UPDATE SET full_name = EXCLUDED.full_name"
        )
        cursor.execute(
            "INSERT INTO units_personaldata (person_id, national_id, birth_date, address)"
            " SELECT p.id, r.national_id, r.born, '' FROM roster r JOIN units_person p"
            " USING (code) ON CONFLICT (person_id) DO UPDATE SET birth_date = EXCLUDED.birth_date"
        )
        cursor.execute(
            "INSERT INTO units_posting (person_id, unit_id, position, is_leader, started_on)"
            " SELECT p.id, u.id, r.position, false, r.since FROM roster r"
            " JOIN units_person p USING (code) JOIN units_unit u ON u.name = r.unit"
        )
        cursor.execute("DROP TABLE roster")
    return {}


CONTESTANTS: dict[str, Callable[[bytes], Figures]] = {
    "ours": ours,
    "defaults": defaults,
    "floor": floor,
    "copy": copy,
}


def main() -> None:
    take, files = CONTESTANTS[sys.argv[1]], [Path(name) for name in sys.argv[2:]]
    Unit.objects.count()  # the connection is open before the clock runs
    start = _megabytes(resource.RUSAGE_SELF)
    found: Figures = {}
    with timed("fresh", found):
        found |= take(files[0].read_bytes())
    new = found.get("new", 0)
    if sys.argv[1] != "copy":
        with timed("again", found):
            found |= take(files[1].read_bytes())
    found["new"] = new
    found["grown"] = _megabytes(resource.RUSAGE_SELF) - start
    found["parser"] = _megabytes(resource.RUSAGE_CHILDREN)
    found.setdefault("again", 0)
    found.setdefault("again_cpu", 0)
    sys.stdout.write("\n" + json.dumps(found))


@contextmanager
def timed(name: str, found: Figures) -> Iterator[None]:
    """Wall and processor seconds, those of the processes it started included."""
    begun, own = time.perf_counter(), os.times()
    yield
    now = os.times()
    found[name] = time.perf_counter() - begun
    found[f"{name}_cpu"] = sum(now[:4]) - sum(own[:4])


def _megabytes(whose: int) -> float:
    return resource.getrusage(whose).ru_maxrss / 1024


if __name__ == "__main__":
    main()
