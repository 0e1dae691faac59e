"""The columns of a list of emulation blocks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from units.blocks.models import EmulationBlock
from units.intake.columns import Column, choice, labels, text, whole, year

MEMBER, YEAR, BLOCK = "member", "year", "block"
LEADING = ("head", "deputy", "secretariat")
SEATS = {
    "head": gettext_lazy("head"),
    "deputy": gettext_lazy("deputy"),
    "secretariat": gettext_lazy("secretariat"),
    "member": gettext_lazy("member"),
}

COLUMNS = (
    Column(
        "block_code",
        gettext_lazy("block code"),
        text(32),
        BLOCK,
        "code",
        aliases=("Mã khối", "Mã cụm", "Mã khối, cụm", "Mã khối thi đua"),
        needed=True,
        example=("K1", "K1"),
    ),
    Column(
        "block_name",
        gettext_lazy("block name"),
        text(200),
        BLOCK,
        "name",
        aliases=("Tên khối", "Khối thi đua", "Cụm thi đua", "Khối, cụm thi đua", "Tên cụm"),
        required=True,
        example=("Khối thi đua số 1", "Khối thi đua số 1"),
    ),
    Column(
        "kind",
        gettext_lazy("kind"),
        choice(labels(EmulationBlock.Kind), {"block": ("Khối",), "cluster": ("Cụm",)}),
        BLOCK,
        "kind",
        aliases=("Loại", "Khối/cụm"),
        known=labels(EmulationBlock.Kind),
        example=("block", "block"),
    ),
    Column(
        "year",
        gettext_lazy("year"),
        year,
        YEAR,
        "year",
        aliases=("Năm",),
        required=True,
        needed=True,
        example=(2026, 2026),
    ),
    Column(
        "unit",
        gettext_lazy("member unit"),
        text(255),
        MEMBER,
        "unit_id",
        aliases=("Đơn vị", "Đơn vị thành viên", "Thành viên", "Tên đơn vị", "Mã đơn vị"),
        required=True,
        example=("TCMT", "Vụ Tổ chức cán bộ"),
    ),
    Column(
        "order",
        gettext_lazy("order of rotation"),
        whole(0, 1000),
        MEMBER,
        "order",
        aliases=("Thứ tự luân phiên", "Thứ tự", "STT luân phiên"),
        example=(1, 2),
    ),
    Column(
        "seat",
        gettext_lazy("part in the block"),
        choice(
            SEATS,
            {
                "head": ("Trưởng khối", "Khối trưởng", "Trưởng cụm", "Cụm trưởng", "Trưởng"),
                "deputy": ("Phó khối", "Phó trưởng khối", "Khối phó", "Cụm phó", "Phó"),
                "secretariat": ("Thư ký", "Thường trực"),
                "member": ("Thành viên", "Đơn vị thành viên"),
            },
        ),
        aliases=("Vai trò", "Vai trò trong khối", "Nhiệm vụ", "Chức danh"),
        known=SEATS,
        example=("head", "deputy"),
    ),
    Column(
        "staff",
        gettext_lazy("staff of the block"),
        whole(0, 10_000_000),
        YEAR,
        "staff",
        aliases=("Số lượng CBCC", "Tổng số cán bộ", "Biên chế"),
        note=gettext_lazy("Of the whole block, the same in each of its rows."),
    ),
    Column(
        "subordinate_units",
        gettext_lazy("subordinate units of the block"),
        whole(0, 1_000_000),
        YEAR,
        "subordinate_units",
        aliases=("Số đơn vị trực thuộc", "Số đơn vị"),
    ),
    Column(
        "decision_number",
        gettext_lazy("decision number"),
        text(64),
        YEAR,
        "decision_number",
        aliases=("Số quyết định", "Quyết định số", "Số QĐ"),
        example=("15/QĐ-BTNMT", "15/QĐ-BTNMT"),
    ),
)
