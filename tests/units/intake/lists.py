"""Lists of every kind as offices fill them in, and the whole way they go."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from django.apps import apps
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from tests.cast import Cast
from units.accounts.models import User
from units.intake.actions import apply, hand_in, preview
from units.intake.kind import KINDS, Hand
from units.intake.models import Batch
from units.intake.workbooks import template

Row = Mapping[str, Any]

# Of each kind rows that are new to the cast, in the words of people, by the keys of the columns.
ROWS: dict[str, list[Row]] = {
    "units": [
        {
            "code": "TCMT-PC",
            "name": "Vụ Pháp chế",
            "short_name": "VPC",
            "parent": "TCMT",
            "kind": "Vụ",
            "authority": "không",
            "has_legal_personality": "không",
            "head_title": "Vụ trưởng",
            "place": "Hà Nội",
            "established_on": datetime.date(2009, 5, 4),
        },
        {
            "code": "TCMT-PC-1",
            "name": "Phòng Tổng hợp",
            "parent": "Vụ Pháp chế",
            "kind": "Đơn vị khác",
            "has_legal_personality": "có",
        },
    ],
    "people": [
        {
            "code": "CB-100",
            "full_name": "Nguyễn Thị Hạnh",
            "sex": "nữ",
            "birth_date": datetime.date(1985, 3, 20),
            "national_id": "001185000123",
            "address": "Số 5, phố Nguyễn Chí Thanh, Hà Nội",
            "unit": "Văn phòng Tổng cục",
            "position": "Phó Chánh Văn phòng",
            "is_leader": "có",
            "since": datetime.date(2021, 4, 15),
            "joined_sector_on": datetime.date(2010, 9, 1),
            "party_member_since": datetime.date(2015, 2, 3),
            "union_member": "có",
        },
        {
            "code": "CB-101",
            "full_name": "Đỗ Văn Ước",
            "sex": "nam",
            "unit": "TCMT-VP",
            "position": "Chuyên viên",
            "since": datetime.date(2019, 1, 2),
            "union_member": "không",
        },
    ],
    "postings": [
        {
            "code": "CB-Tài",
            "full_name": "Nguyễn Văn Tài",
            "post_unit": "Văn phòng Tổng cục",
            "position": "Nhân viên",
            "is_leader": "không",
            "started_on": datetime.date(2005, 1, 3),
            "ended_on": datetime.date(2008, 3, 3),
        },
        {
            "full_name": "Lý Thị Lan",
            "post_unit": "TCMT-VP",
            "position": "Trưởng phòng",
            "is_leader": "có",
            "started_on": datetime.date(2020, 1, 1),
        },
    ],
    "ratings": [
        {
            "code": "CB-Tài",
            "year": 2015,
            "level": "Hoàn thành xuất sắc nhiệm vụ",
            "decision_number": "12/QĐ-VP",
            "decided_on": datetime.date(2015, 12, 20),
        },
        {"unit": "Văn phòng Tổng cục", "year": 2015, "level": "Hoàn thành tốt nhiệm vụ"},
    ],
    "disciplines": [
        {
            "code": "CB-Lan",
            "form": "Khiển trách",
            "decision_number": "45/QĐ-TCMT",
            "starts_on": datetime.date(2014, 6, 10),
            "ends_on": datetime.date(2015, 6, 9),
        },
        {"unit": "TCMT-VP", "form": "Cảnh cáo", "starts_on": datetime.date(2013, 2, 1)},
    ],
    "initiatives": [
        {
            "title": "Số hóa hồ sơ cấp phép",
            "kind": "sáng kiến",
            "scope": "cơ sở",
            "year": 2024,
            "recognised_by": "Hội đồng sáng kiến TCMT",
            "decision_number": "88/QĐ-TCMT",
            "decided_on": datetime.date(2024, 10, 5),
            "code": "CB-Tài",
            "share": 60,
        },
        {"title": "Số hóa hồ sơ cấp phép", "scope": "cơ sở", "year": 2024, "code": "CB-Lan",
         "share": 40},
    ],
    "blocks": [
        {
            "block_code": "K1",
            "block_name": "Khối thi đua số 1",
            "kind": "khối",
            "year": 2026,
            "unit": "Văn phòng Tổng cục",
            "order": 1,
            "seat": "khối trưởng",
            "staff": 120,
            "subordinate_units": 4,
            "decision_number": "15/QĐ-TCMT",
        },
        {
            "block_code": "K1",
            "block_name": "Khối thi đua số 1",
            "year": 2026,
            "unit": "Trung tâm Quan trắc",
            "order": 2,
            "seat": "khối phó",
        },
    ],
}  # fmt: skip
# Who hands in lists of each kind, as far up as the rows need it.
BY = {"units": "administrator", "blocks": "officer"}
DRAWERS = {
    "units": "unit",
    "people": "person",
    "postings": "posting",
    "ratings": "annualrating",
    "disciplines": "discipline",
    "initiatives": "initiative",
    "blocks": "emulationblock",
    "legacy_awards": "award",
}
# What a list leaves even where it writes nothing to the register.
_OWN = {"units.Batch", "units.Sheaf", "jobs.Job", "sessions.Session"}


def author(kind: str, cast: Cast) -> User:
    return cast[BY.get(kind, "clerk")]


def headings(kind: str) -> dict[str, str]:
    """Key → heading of the kind's columns, in the language of the moment."""
    return {column.key: column.heading for column in KINDS[kind].columns}


def filled_in(kind: str, rows: Sequence[Row], by: User | None) -> bytes:
    """The real template of the kind with these rows typed into it."""
    known = KINDS[kind]
    book = load_workbook(BytesIO(template(known, known.columns_for(Hand.of(by, known.label)))))
    sheet = book.worksheets[0]
    places = {cell.value: cell.column for cell in sheet[1]}
    titles = headings(kind)
    for number, row in enumerate(rows, start=2):
        for key, value in row.items():
            sheet.cell(number, places[titles[key]], value)
    return saved(book)


def table(kind: str, rows: Sequence[Row], *, keys: Sequence[str] = ()) -> bytes:
    """A plain workbook of the kind: a header of the columns that the rows have, and the rows."""
    used = list(keys) or list(dict.fromkeys(key for row in rows for key in row))
    titles = headings(kind)
    book = Workbook()
    book.active.append([titles[key] for key in used])
    for row in rows:
        book.active.append([row.get(key) for key in used])
    for cells in book.active.iter_rows(2):
        for cell in cells:
            if cell.data_type == "f":
                cell.data_type = "s"  # typed as text, whatever it begins with
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def looked_at(kind: str, data: bytes, by: User | None, *, name: str = "ds.xlsx") -> Batch:
    """The preview of a file."""
    return preview(hand_in(KINDS[kind], data, name=name, by=by))


def taken_in(kind: str, data: bytes, by: User | None) -> Batch:
    """The file previewed and applied."""
    return apply(looked_at(kind, data, by), by=by)


def lines(batch: Batch) -> list[dict[str, Any]]:
    """The kept lines of a list, in their order."""
    return [line for sheaf in batch.sheaves.order_by("number") for line in sheaf.lines]


def said(batch: Batch, sort: str = "e") -> list[str]:
    """The sentences of errors ("e") or warnings ("a") of all lines, with row and column."""
    kind = KINDS[batch.kind]
    return [
        f"{line['n']} {kind.column(key).heading if key else ''}: {sentence}"
        for line in lines(batch)
        for key, sentence in line.get(sort, ())
    ]


def counts(batch: Batch) -> tuple[int, int, int, int]:
    """New, changed, unchanged, with errors."""
    new, changed, same, wrong = map(batch.count, ("new", "changed", "unchanged", "error"))
    return new, changed, same, wrong


def register() -> dict[str, str]:
    """The whole database but for the lists themselves: a seal of each table's rows."""
    seals = {}
    for model in apps.get_models():
        label = f"{model._meta.app_label}.{model.__name__}"
        if label not in _OWN and model._meta.managed:
            rows = model._base_manager.order_by("pk").values_list()
            seals[label] = hashlib.sha256(repr(list(rows)).encode()).hexdigest()
    return seals


@contextmanager
def nothing_written() -> Iterator[None]:
    """Whatever is done inside leaves the register as it was."""
    before = register()
    yield
    after = register()
    assert {label for label in after if after[label] != before[label]} == set()


def exported(
    kind: str, user: User, form: str = "xlsx", resource: int = 0, *, app: str = "units"
) -> bytes:
    """The drawer of the kind as the desk's export gives it."""
    client = Client()
    client.force_login(user)
    address = reverse(f"admin:{app}_{DRAWERS[kind]}_export")
    number = {"xlsx": 0, "csv": 1}[form]
    page = client.get(address)
    ticked = {
        name: "on"
        for name in page.context["form"].fields
        if name not in {"format", "resource", "export_items"}
    }
    answer = client.post(address, ticked | {"format": number, "resource": resource})
    assert answer.status_code == 200, answer.content
    assert "attachment" in answer.get("Content-Disposition", ""), answer.content.decode()
    content: bytes = answer.content
    return content
