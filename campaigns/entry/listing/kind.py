"""The kind of list that brings in nominations: columns, drop-downs, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.actions import check
from campaigns.eligibility.models import Check
from campaigns.entry.listing.matching import NOMINATION, NominationMatcher
from campaigns.entry.listing.rounds import rounds_of
from campaigns.nomination.entry import edit_all
from campaigns.nomination.models import Nomination
from campaigns.nomination.models.nomination import MOST_REPORT
from units.accounts.models import User
from units.accounts.scope import Scope
from units.intake.columns import Column, Noted, Value, text, truth, year
from units.intake.kind import Hand, Kind, Table, Written, register
from units.intake.kinds.subjects import CODE, NAME
from units.intake.places import Places
from units.people.names import UnfitNameError, tidy
from units.roster.problems import Problem, broken_cell
from units.roster.tables import Broken, Cell, text_of


def paragraphs(most: int) -> Any:
    """Reads free text of at most so many signs that keeps its lines."""

    def read(cell: Cell, _since_1904: bool) -> Value | Problem | Noted:  # noqa: FBT001 - see Reader
        if isinstance(cell, Broken):
            return broken_cell(cell.sign)
        try:
            found = "\n".join(tidy(line) for line in text_of(cell).splitlines()).strip()
        except UnfitNameError as error:
            return Problem(str(error))
        if len(found) <= most:
            return found or None
        sentence = _t("The text has %(length)s signs; there is room for %(most)s.")
        return Problem(sentence % {"length": len(found), "most": most})

    return read


@register
class Nominations(Kind):
    key = "nominations"
    title = gettext_lazy("Nominations")
    about = gettext_lazy(
        "One row for each candidate and award. The person, collective or household comes from the"
        " register; each row becomes a draft that is judged at once."
    )
    label = "campaigns.nomination"
    place = 110
    tables = (Table(NOMINATION, Nomination),)
    matcher = NominationMatcher
    follows = (Check,)
    in_a_name = True
    columns = (
        Column(
            "round",
            gettext_lazy("round"),
            text(255),
            aliases=("Đợt xét", "Đợt", "Đợt khen thưởng", "Đợt xét khen thưởng"),
            note=gettext_lazy("Empty where only one round is open."),
        ),
        Column(
            "award",
            gettext_lazy("award"),
            text(255),
            aliases=(
                "Danh hiệu",
                "Hình thức khen thưởng",
                "Danh hiệu, hình thức khen thưởng",
                "Danh hiệu đề nghị",
                "Hình thức đề nghị",
                "Đề nghị khen thưởng",
            ),
            required=True,
            note=gettext_lazy("Code or name, as in CSTDCS or Chiến sĩ thi đua cơ sở."),
            example=("CSTDCS", "Tập thể lao động xuất sắc"),
        ),
        CODE,
        NAME,
        Column(
            "unit",
            gettext_lazy("unit"),
            text(255),
            aliases=("Đơn vị", "Đơn vị công tác", "Tập thể", "Tên tập thể", "Tên đơn vị"),
            note=gettext_lazy("Of a person where they work; else the collective itself."),
            example=("TCMT-VP", "Vụ Tổ chức cán bộ"),
        ),
        Column(
            "household",
            gettext_lazy("household"),
            text(160),
            aliases=("Hộ gia đình", "Chủ hộ", "Họ tên chủ hộ", "Mã hộ"),
            note=gettext_lazy("Code or head of the household; only for awards for households."),
        ),
        Column(
            "year",
            gettext_lazy("year of achievement"),
            year,
            aliases=("Năm", "Năm thành tích", "Năm đạt thành tích", "Thành tích năm"),
            note=gettext_lazy("Empty: the year of the round."),
        ),
        Column(
            "achievement",
            gettext_lazy("achievement"),
            paragraphs(600),
            NOMINATION,
            "achievement",
            aliases=(
                "Thành tích",
                "Tóm tắt thành tích",
                "Nội dung thành tích",
                "Thành tích đạt được",
            ),
            required=True,
            needed=True,
            has_lines=True,
            note=gettext_lazy("As it will stand on the certificate; short, with figures."),
            example=("Xử lý 1.602 hồ sơ đúng hạn", "Hoàn thành 12/12 chỉ tiêu thi đua"),
        ),
        Column(
            "report",
            gettext_lazy("achievement report"),
            paragraphs(MOST_REPORT),
            NOMINATION,
            "report",
            has_lines=True,
            aliases=("Báo cáo thành tích", "Báo cáo"),
        ),
        Column(
            "confirmed_clean",
            gettext_lazy("free of proceedings"),
            truth,
            NOMINATION,
            "confirmed_clean",
            aliases=(
                "Không có vi phạm",
                "Không bị xem xét kỷ luật",
                "Xác nhận không vi phạm",
                "Không vướng mắc",
            ),
            note=gettext_lazy(
                "yes: not under disciplinary review, inspection or investigation, no open"
                " denunciation; empty: not looked into yet."
            ),
            example=(True, True),
        ),
        Column(
            "nominating_unit",
            gettext_lazy("nominating unit"),
            text(255),
            aliases=("Đơn vị đề nghị", "Đơn vị trình", "Đơn vị đề nghị khen thưởng"),
            note=gettext_lazy("Empty: your own unit."),
        ),
    )

    def columns_for(self, hand: Hand) -> tuple[Column, ...]:
        """With drop-downs: the rounds that are open for this reader, and the awards they offer."""
        today = timezone.localdate()
        opened = [each for each in rounds_of(hand.user) if each.opens_on <= today <= each.closes_on]
        offered = AwardType.objects.filter(rounds__in=opened).distinct()
        known: dict[str, dict[str, Any]] = {
            "round": {each.name: each.name for each in opened},
            "award": {each.code: each.local_name for each in offered},
        }
        return tuple(
            replace(each, known=known[each.key]) if known.get(each.key) else each
            for each in self.columns
        )

    def applied(self, written: Iterable[Written], *, by: User | None) -> None:
        """Judge what was written; of what was edited leave the line that forms look for."""
        if by is None:  # the shell says in whose name: see `in_a_name`
            return
        made: list[int] = []
        changed: dict[int, list[str]] = {}
        for sheaf in written:
            made += sheaf["made"].get(NOMINATION, [])
            for key, fields in sheaf["changed"].get(NOMINATION, {}).items():
                names = (name for name in sorted(fields) if name != "version")
                changed[int(key)] = [name.removesuffix("_id") for name in names]
        rows = Nomination.objects.in_bulk([*made, *changed])
        edit_all({rows[key]: names for key, names in changed.items()}, by=by, version=False)
        check([rows[key] for key in sorted(rows)], by=by)

    def exported(self, rows: Any) -> Iterator[dict[str, Value]]:
        places = Places(Scope(everything=True))
        for row in rows.with_candidate().iterator(chunk_size=2000):
            yield {
                "round": row.round.name,
                "award": row.award_type.code,
                "code": row.person.code if row.person else None,
                "full_name": row.person.full_name if row.person else None,
                "unit": places.written(row.unit_id) if row.unit_id else None,
                "household": row.household.code if row.household else None,
                "year": row.achievement_year,
                "achievement": row.achievement or None,
                "report": row.report or None,
                "confirmed_clean": row.confirmed_clean,
                "nominating_unit": places.written(row.nominating_unit_id),
            }
