"""The list of an invented ministry as a workbook: once, and once more with 5 % changed."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import xlsxwriter

CHANGED = 5  # per cent
UNITS = 500
HEADS = (
    "Mã cán bộ",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Số định danh cá nhân",
    "Đơn vị",
    "Chức vụ",
    "Giữ chức vụ từ ngày",
)
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Vũ", "Đặng", "Bùi", "Đỗ")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Thu", "Ngọc", "Quang", "Hữu")
GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hương", "Khánh", "Lan", "Mai", "Nam", "Phúc")


def unit_name(number: int) -> str:
    return f"Phòng Nghiệp vụ số {number}"


def make_files(folder: Path, people: int) -> dict[str, Path]:
    """Two workbooks: `first`, and `again` where every twentieth person has another position."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {"first": folder / "first.xlsx", "again": folder / "again.xlsx"}
    _write(files["first"], people, changed=0)
    _write(files["again"], people, changed=100 // CHANGED)
    return files


def _write(path: Path, people: int, *, changed: int) -> None:
    rng = random.Random(6708)  # noqa: S311 - invented people, no secret
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_row(0, 0, HEADS)
        for number in range(people):
            name = f"{rng.choice(FAMILIES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}"
            born = datetime.datetime(1962, 1, 1) + datetime.timedelta(rng.randrange(14_000))  # noqa: DTZ001 - a day of a sheet
            since = datetime.datetime(2015, 1, 1) + datetime.timedelta(rng.randrange(3_000))  # noqa: DTZ001 - the same
            other = changed and number % changed == 0
            cells = (f"NV{number:06d}", name, rng.choice(("Nam", "Nữ")))
            for place, cell in enumerate(cells):
                sheet.write_string(number + 1, place, cell)
            sheet.write_datetime(number + 1, 3, born, day)
            sheet.write_string(number + 1, 4, f"{79_000_000_000 + number:012d}")
            sheet.write_string(number + 1, 5, unit_name(number % UNITS))
            sheet.write_string(number + 1, 6, "Chuyên viên chính" if other else "Chuyên viên")
            sheet.write_datetime(number + 1, 7, since, day)
