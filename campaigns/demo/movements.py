"""Emulation movements of 2015 until now, each under the one it carries out; this year's rounds."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from campaigns.demo.world import World
from campaigns.movement.models import Campaign
from campaigns.nomination.models import Round

PM, MINISTRY, UNIT = (
    Campaign.Launcher.PRIME_MINISTER,
    Campaign.Launcher.MINISTRY,
    Campaign.Launcher.UNIT,
)
DIRECTIVE = (
    "Thi đua thực hiện thắng lợi nhiệm vụ phát triển kinh tế - xã hội hằng năm và Kế hoạch 5 năm "
    "(2021 - 2025) theo Nghị quyết Đại hội Đảng toàn quốc lần thứ XIII"
)
COVID = (
    "Cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch COVID-19"
)
SIX_GROUPS = (
    "1. Quán triệt, tuyên truyền Chỉ thị số 19/CT-TTg và Chỉ thị số 34-CT/TW.\n"
    "2. Hưởng ứng các phong trào thi đua của Thủ tướng Chính phủ và của Bộ trưởng.\n"
    "3. Phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến.\n"
    "4. Đổi mới, nâng cao chất lượng công tác thi đua, khen thưởng.\n"
    "5. Đề cao trách nhiệm của cấp ủy, thủ trưởng đơn vị, Hội đồng các cấp.\n"
    "6. Cải cách thủ tục, ứng dụng công nghệ thông tin trong thi đua, khen thưởng."
)
THEME_2015 = (
    "Tăng cường kỷ luật, kỷ cương, đề cao trách nhiệm, thi đua sáng tạo trong công tác quản lý nhà "
    "nước về bảo vệ môi trường, tạo nền tảng vững chắc để phát triển nhanh, bền vững"
)


@dataclass(frozen=True)
class Movement:
    code: str
    name: str
    launcher: Campaign.Launcher
    unit: str
    first: datetime.date
    last: datetime.date
    parent: str = ""
    paper: str = ""
    goals: str = ""


def _day(year: int, month: int, day: int) -> datetime.date:
    return datetime.date(year, month, day)


MOVEMENTS = (
    Movement(
        "TCMT-2015-2020",
        f"Phong trào thi đua yêu nước giai đoạn 2015 – 2020: “{THEME_2015}”",
        UNIT,
        "TCMT",
        _day(2015, 1, 1),
        _day(2020, 12, 31),
    ),
    Movement(
        "BTNMT-2020-2025",
        "“Đoàn kết, sáng tạo, hội nhập và phát triển” giai đoạn 2020 – 2025",
        MINISTRY,
        "BTNMT",
        _day(2020, 7, 29),
        _day(2025, 12, 31),
    ),
    Movement(
        "BTNMT-2021",
        "“Đoàn kết, kỷ cương, đổi mới toàn diện để phát triển” năm 2021",
        MINISTRY,
        "BTNMT",
        _day(2021, 1, 1),
        _day(2021, 12, 31),
        "BTNMT-2020-2025",
    ),
    Movement(
        "CT-19-TTG", DIRECTIVE, PM, "", _day(2021, 7, 16), _day(2025, 12, 31), paper="19/CT-TTg"
    ),
    Movement(
        "KH-04-BTNMT",
        "Kế hoạch thực hiện Chỉ thị số 19/CT-TTg của ngành tài nguyên và môi trường",
        MINISTRY,
        "BTNMT",
        _day(2021, 11, 8),
        _day(2025, 12, 31),
        "CT-19-TTG",
        "04/KH-BTNMT",
    ),
    Movement(
        "KH-TCMT-2021",
        "Kế hoạch thực hiện Chỉ thị số 19/CT-TTg trong lĩnh vực môi trường",
        UNIT,
        "TCMT",
        _day(2021, 11, 16),
        _day(2025, 12, 31),
        "KH-04-BTNMT",
        goals=SIX_GROUPS,
    ),
    Movement(
        "KH-TCMT-VP-2021",
        "Kế hoạch của Văn phòng Tổng cục thực hiện Chỉ thị số 19/CT-TTg",
        UNIT,
        "TCMT-VP",
        _day(2021, 12, 6),
        _day(2025, 12, 31),
        "KH-TCMT-2021",
    ),
    Movement("COVID", f"“{COVID}”", PM, "", _day(2021, 7, 16), _day(2022, 12, 31)),
    Movement(
        "COVID-BTNMT",
        f"Kế hoạch thực hiện phong trào thi đua đặc biệt “{COVID}”",
        MINISTRY,
        "BTNMT",
        _day(2021, 9, 1),
        _day(2022, 12, 31),
        "COVID",
    ),
)


def _of_this_year(year: int) -> Movement:
    return Movement(
        f"TCMT-{year}",
        f"Phong trào thi đua năm {year}: “Kỷ cương, sáng tạo, vì môi trường xanh”",
        UNIT,
        "TCMT",
        _day(year, 1, 1),
        _day(year, 12, 31),
        goals="Giải quyết 100% hồ sơ đúng hạn; mỗi đơn vị có ít nhất một sáng kiến được công nhận.",
    )


def make_movements(world: World) -> dict[str, Campaign]:
    """All movements, parents before children; by code."""
    made: dict[str, Campaign] = {}
    for each in (*MOVEMENTS, _of_this_year(world.year)):
        made[each.code] = Campaign.objects.create(
            code=each.code,
            name=each.name,
            theme=THEME_2015 if each.code == "TCMT-2015-2020" else "",
            goals=each.goals,
            launcher=each.launcher,
            unit=world.units.get(each.unit),
            parent=made.get(each.parent),
            document_number=each.paper,
            starts_on=each.first,
            ends_on=each.last,
        )
    return made


def make_rounds(world: World, movements: dict[str, Campaign]) -> None:
    """The rounds of this year: open since some weeks, closing in some."""
    year, kinds = world.year, Round.Consideration
    offered = [award for award in world.awards.values() if award.recipient != "household"]
    base_and_ministry = [award for award in offered if award.level in {"base", "ministry"}]
    swift = [world.awards[code] for code in ("GK_CN", "GK_TT", "BKB_CN", "BKB_TT")]
    wanted = {
        "TCMT": (f"Đợt xét khen thưởng năm {year}", "TCMT", kinds.REGULAR, offered, 45),
        "swift": (
            f"Khen thưởng đột xuất ứng phó sự cố môi trường năm {year}",
            "TCMT",
            kinds.EXTRAORDINARY,
            swift,
            15,
        ),
        "movement": (
            f"Sơ kết phong trào thi đua năm {year}",
            "TCMT",
            kinds.CAMPAIGN,
            swift,
            30,
        ),
        "BTNMT": (
            f"Đợt xét khen thưởng cấp Bộ năm {year}",
            "BTNMT",
            kinds.REGULAR,
            base_and_ministry,
            60,
        ),
    }
    for key, (name, unit, consideration, awards, days) in wanted.items():
        made = world.rounds[key] = Round.objects.create(
            name=name,
            unit=world.units[unit],
            year=year,
            consideration=consideration,
            campaign=movements[f"TCMT-{year}"] if key == "movement" else None,
            opens_on=world.today - datetime.timedelta(days=days),
            closes_on=world.today + datetime.timedelta(days=days),
        )
        made.award_types.set(awards)
