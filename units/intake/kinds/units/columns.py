"""The columns of a list of units."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from units.intake.columns import Column, choice, day, labels, text, truth
from units.organisation.models import Unit

UNIT = "unit"
AUTHORITY = {str(level.value): level.label for level in Unit.Authority}

COLUMNS = (
    Column(
        "code",
        gettext_lazy("unit code"),
        text(32),
        UNIT,
        "code",
        aliases=("Mã đơn vị", "Mã", "Mã ĐV", "Mã định danh đơn vị", "code"),
        required=True,
        needed=True,
        note=gettext_lazy("Short and lasting, as in TCMT-VP. It finds the unit again."),
        example=("TCMT", "TCMT-VP"),
    ),
    Column(
        "name",
        gettext_lazy("unit name"),
        text(255),
        UNIT,
        "name",
        aliases=("Tên đơn vị", "Đơn vị", "Tên", "Tên cơ quan, đơn vị", "name"),
        needed=True,
        example=("Tổng cục Môi trường", "Văn phòng Tổng cục"),
    ),
    Column(
        "short_name",
        gettext_lazy("short name"),
        text(64),
        UNIT,
        "short_name",
        aliases=("Tên viết tắt", "Viết tắt", "Tên tắt"),
        example=("TCMT", "VP"),
    ),
    Column(
        "parent",
        gettext_lazy("superior unit"),
        text(255),
        UNIT,
        "parent_id",
        aliases=("Đơn vị cấp trên", "Cấp trên", "Trực thuộc", "Đơn vị chủ quản"),
        note=gettext_lazy("Code or name; empty for the highest unit."),
        example=(None, "TCMT"),
    ),
    Column(
        "kind",
        gettext_lazy("kind of unit"),
        choice(
            labels(Unit.Kind),
            {
                "department": ("Vụ",),
                "bureau": ("Cục",),
                "general_department": ("Tổng cục",),
                "ministry": ("Bộ",),
            },
        ),
        UNIT,
        "kind",
        aliases=("Loại hình", "Loại đơn vị", "Loại"),
        known=labels(Unit.Kind),
        example=("general_department", "office"),
    ),
    Column(
        "authority",
        gettext_lazy("grants awards of"),
        choice(AUTHORITY, {"0": ("Không",), "1": ("Cơ sở",), "2": ("Bộ",)}),
        UNIT,
        "authority",
        aliases=("Thẩm quyền khen thưởng", "Thẩm quyền", "Cấp khen thưởng"),
        known=AUTHORITY,
        note=gettext_lazy("Up to which level the head may grant awards."),
        example=("1", "0"),
    ),
    Column(
        "has_legal_personality",
        gettext_lazy("legal personality"),
        truth,
        UNIT,
        "has_legal_personality",
        aliases=("Tư cách pháp nhân", "Pháp nhân", "Có con dấu, tài khoản riêng"),
        example=(True, False),
    ),
    Column(
        "head_title",
        gettext_lazy("title of the head"),
        text(128),
        UNIT,
        "head_title",
        aliases=("Chức danh người đứng đầu", "Chức danh thủ trưởng"),
        example=("Tổng cục trưởng", "Chánh Văn phòng"),
    ),
    Column(
        "place",
        gettext_lazy("place of its papers"),
        text(64),
        UNIT,
        "place",
        aliases=("Địa danh", "Địa danh ban hành văn bản"),
        example=("Hà Nội", "Hà Nội"),
    ),
    Column(
        "established_on",
        gettext_lazy("established on"),
        day,
        UNIT,
        "established_on",
        aliases=("Ngày thành lập", "Thành lập ngày"),
    ),
)
