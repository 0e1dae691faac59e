"""The kind of list that brings in older awards: columns, and the sheet they go out as."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy

from campaigns.nomination.models import Round
from campaigns.register.legacy.matching import AWARD, DECISION, LegacyMatcher
from campaigns.register.models import Award, Decision
from units.accounts.scope import Scope
from units.intake.columns import Column, Value, choice, day, labels, text, year
from units.intake.kind import Kind, Table, register
from units.intake.kinds.subjects import WHOSE
from units.intake.places import Places


@register
class LegacyAwards(Kind):
    key = "legacy_awards"
    title = gettext_lazy("Earlier awards")
    about = gettext_lazy(
        "Awards from before this register, without a dossier. They count, marked as not verified"
        " until an officer has seen the decision."
    )
    label = "units.annualrating"
    tables = (Table(DECISION, Decision, shared=True), Table(AWARD, Award))
    matcher = LegacyMatcher
    columns = (
        *WHOSE,
        Column(
            "award",
            gettext_lazy("award"),
            text(255),
            aliases=(
                "Danh hiệu",
                "Hình thức khen thưởng",
                "Danh hiệu, hình thức khen thưởng",
                "Danh hiệu thi đua, hình thức khen thưởng",
                "Khen thưởng",
                "Mã danh hiệu",
            ),
            required=True,
            needed=True,
            note=gettext_lazy("Code or name, as in CSTDCS or Chiến sĩ thi đua cơ sở."),
            example=("CSTDCS", "Tập thể lao động xuất sắc"),
        ),
        Column(
            "year",
            gettext_lazy("achievement to"),
            year,
            AWARD,
            "year_to",
            aliases=("Năm", "Năm khen thưởng", "Năm đạt thành tích", "Thành tích năm", "Đến năm"),
            required=True,
            needed=True,
            example=(2019, 2020),
        ),
        Column(
            "year_from",
            gettext_lazy("achievement from"),
            year,
            AWARD,
            "year_from",
            aliases=("Từ năm", "Thành tích từ năm"),
            note=gettext_lazy("Empty where the achievement is of one year."),
        ),
        Column(
            "decision_number",
            gettext_lazy("decision number"),
            text(40),
            aliases=("Số quyết định", "Quyết định số", "Số QĐ", "QĐ số"),
            note=gettext_lazy("As on the paper: 1234/QĐ-BTNMT."),
            example=("1234/QĐ-BTNMT", None),
        ),
        Column(
            "decided_on",
            gettext_lazy("decided on"),
            day,
            DECISION,
            "signed_on",
            aliases=(
                "Ngày quyết định",
                "Ngày QĐ",
                "Ngày ký",
                "Ngày ban hành",
                "Ngày ký quyết định",
            ),
            example=(datetime.date(2020, 1, 15), None),
        ),
        Column(
            "issuer",
            gettext_lazy("issued by"),
            text(255),
            DECISION,
            "issuer",
            aliases=(
                "Cơ quan ban hành",
                "Cấp quyết định",
                "Cơ quan quyết định",
                "Người ký",
                "Cấp khen thưởng",
                "Đơn vị ra quyết định",
            ),
            example=("Bộ Tài nguyên và Môi trường", None),
        ),
        Column(
            "post",
            gettext_lazy("post on the day"),
            text(160),
            AWARD,
            "recipient_post",
            aliases=("Chức vụ", "Chức vụ khi được khen", "Chức danh"),
            example=("Chuyên viên", None),
        ),
        Column(
            "achievement",
            gettext_lazy("achievement"),
            text(600),
            AWARD,
            "achievement",
            aliases=("Thành tích", "Nội dung khen thưởng", "Lý do khen thưởng"),
        ),
        Column(
            "occasion",
            gettext_lazy("kind of consideration"),
            choice(
                labels(Round.Consideration),
                {
                    "regular": ("Thường xuyên", "Công trạng"),
                    "campaign": ("Chuyên đề", "Theo đợt", "Phong trào"),
                    "extraordinary": ("Đột xuất",),
                    "contribution": ("Cống hiến", "Quá trình cống hiến", "Niên hạn"),
                    "foreign": ("Đối ngoại",),
                },
            ),
            AWARD,
            "occasion",
            aliases=("Loại hình khen thưởng", "Loại hình"),
            known=labels(Round.Consideration),
            example=("regular", None),
        ),
    )

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        places = Places(Scope(everything=True))
        awards = rows.select_related("decision", "award_type", "person")
        for row in awards.order_by("decision_id", "line").iterator(chunk_size=2000):
            own = {"code": row.person.code, "full_name": row.person.full_name} if row.person else {}
            yield own | {
                "unit": places.written(row.recipient_unit_id),
                "award": row.award_type.code,
                "year": row.year_to,
                "year_from": row.year_from,
                "decision_number": row.decision.full_number or None,
                "decided_on": row.decision.signed_on,
                "issuer": row.decision.issuer,
                "post": row.recipient_post or None,
                "achievement": row.achievement or None,
                "occasion": row.occasion,
            }
