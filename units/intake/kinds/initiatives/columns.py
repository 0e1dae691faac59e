"""The columns of a list of initiatives and topics."""

from __future__ import annotations

import datetime

from django.utils.translation import gettext_lazy

from units.intake.columns import Column, choice, day, labels, percent, text, year
from units.intake.kinds.subjects import CODE, NAME, UNIT
from units.record.models import Initiative

AUTHORSHIP, INITIATIVE = "authorship", "initiative"

COLUMNS = (
    Column(
        "title",
        gettext_lazy("title"),
        text(400),
        INITIATIVE,
        "title",
        aliases=("Tên sáng kiến", "Tên đề tài", "Tên sáng kiến, đề tài", "Sáng kiến", "Tên"),
        required=True,
        needed=True,
        example=("Số hóa hồ sơ cấp phép", "Số hóa hồ sơ cấp phép"),
    ),
    Column(
        "kind",
        gettext_lazy("kind"),
        choice(
            labels(Initiative.Kind),
            {"topic": ("Đề tài", "Đề án"), "initiative": ("Giải pháp", "Sáng kiến")},
        ),
        INITIATIVE,
        "kind",
        aliases=("Loại", "Loại hình"),
        known=labels(Initiative.Kind),
        example=("initiative", "initiative"),
    ),
    Column(
        "scope",
        gettext_lazy("scope of effect"),
        choice(
            labels(Initiative.Scope),
            {
                "base": ("Cấp cơ sở", "Cơ sở"),
                "ministry": ("Cấp bộ", "Bộ", "Cấp bộ, ngành", "Cấp tỉnh"),
                "nation": ("Toàn quốc", "Cấp nhà nước", "Cấp quốc gia"),
            },
        ),
        INITIATIVE,
        "scope",
        aliases=("Phạm vi ảnh hưởng", "Phạm vi", "Cấp công nhận", "Cấp"),
        needed=True,
        known=labels(Initiative.Scope),
        example=("base", "base"),
    ),
    Column(
        "year",
        gettext_lazy("year"),
        year,
        INITIATIVE,
        "year",
        aliases=("Năm", "Năm công nhận", "Năm thực hiện"),
        required=True,
        needed=True,
        example=(2025, 2025),
    ),
    Column(
        "recognised_by",
        gettext_lazy("recognised by"),
        text(200),
        INITIATIVE,
        "recognised_by",
        aliases=(
            "Đơn vị công nhận",
            "Cơ quan công nhận",
            "Hội đồng công nhận",
            "Công nhận bởi",
        ),
        needed=True,
        example=("Hội đồng sáng kiến TCMT", "Hội đồng sáng kiến TCMT"),
    ),
    Column(
        "decision_number",
        gettext_lazy("decision number"),
        text(64),
        INITIATIVE,
        "decision_number",
        aliases=("Số quyết định", "Quyết định số", "Số QĐ", "QĐ công nhận"),
        example=("88/QĐ-TCMT", "88/QĐ-TCMT"),
    ),
    Column(
        "decided_on",
        gettext_lazy("decided on"),
        day,
        INITIATIVE,
        "decided_on",
        aliases=("Ngày quyết định", "Ngày QĐ", "Ngày công nhận"),
        example=(datetime.date(2025, 10, 5), datetime.date(2025, 10, 5)),
    ),
    CODE,
    NAME,
    UNIT,
    Column(
        "share",
        gettext_lazy("share in per cent"),
        percent,
        AUTHORSHIP,
        "share",
        aliases=("Tỷ lệ đóng góp", "Tỷ lệ", "% đóng góp", "Tỷ lệ (%)", "Mức đóng góp"),
        example=(60, 40),
    ),
)
