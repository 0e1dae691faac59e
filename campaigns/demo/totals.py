"""Awards of 2015–2021 as data: decision by decision, summing up to the published totals.

The report of the five-year conference (29 July 2020) names the totals of Tổng cục Môi trường;
numbers, days and recipients of the single decisions are invented.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

FIRST_DAY, LAST_DAY = datetime.date(2015, 1, 1), datetime.date(2020, 12, 31)
# What the conference reported, by code of the award; nothing else was granted in that time.
PUBLISHED = {
    "HCLD1_CN": 2,
    "CTDCP": 2,
    "TTLDXS": 34,
    "BKB_TT": 21,
    "BKB_CN": 62,
    "CTDB": 8,
    "CSTDB": 23,
    "KNC": 15,
    "DHTT_CN": 2,
    "DHTT_CS_CN": 55,
    "DHTT_CS_TT": 11,
}


@dataclass(frozen=True)
class Signing:
    """Who signed a decision: body, symbol, invented signer, post; at which desk it is kept."""

    issuer: str
    symbol: str
    signer: str
    post: str
    desk: str


PRESIDENT = Signing("Chủ tịch nước", "QĐ-CTN", "Đoàn Viết Khôi", "Chủ tịch nước", "BTNMT")
PRIME_MINISTER = Signing(
    "Thủ tướng Chính phủ", "QĐ-TTg", "Lương Đình Vượng", "Thủ tướng Chính phủ", "BTNMT"
)
MINISTER = Signing(
    "Bộ trưởng Bộ Tài nguyên và Môi trường", "QĐ-BTNMT", "Trịnh Khắc Lâm", "Bộ trưởng", "BTNMT"
)
DIRECTOR = Signing(
    "Tổng cục trưởng Tổng cục Môi trường", "QĐ-TCMT", "Tạ Hữu Quý", "Tổng cục trưởng", "TCMT"
)


@dataclass(frozen=True)
class Grant:
    """So many awards of one code for the achievement of these years."""

    code: str
    count: int
    first: int
    last: int


def _of(year: int, **counts: int) -> tuple[Grant, ...]:
    return tuple(Grant(code, count, year, year) for code, count in counts.items())


@dataclass(frozen=True)
class PastDecision:
    """One decision with its lines for Môi trường; ``others`` go to the neighbours besides."""

    signing: Signing
    number: int
    signed_on: datetime.date
    subject: str
    grants: tuple[Grant, ...]
    others: tuple[Grant, ...] = ()


def _yearly(number: int, month: int, day: int, year: int, **counts: int) -> PastDecision:
    """The minister's decision on a year of work, signed in the next spring."""
    return PastDecision(
        MINISTER,
        number,
        datetime.date(year + 1, month, day),
        f"tặng danh hiệu thi đua và hình thức khen thưởng thành tích công tác năm {year}",
        _of(year, **counts),
        _of(year, TTLDXS=2, BKB_CN=3, BKB_TT=1),
    )


def _medals(number: int, year: int, count: int) -> PastDecision:
    return PastDecision(
        MINISTER,
        number,
        datetime.date(year, 7, 30),
        "tặng Kỷ niệm chương vì sự nghiệp của ngành",
        _of(year, KNC=count),
        _of(year, KNC=1),
    )


DECISIONS = (
    _yearly(641, 3, 20, 2014, TTLDXS=5, BKB_TT=3, BKB_CN=9, CTDB=1),
    PastDecision(
        MINISTER,
        702,
        datetime.date(2015, 3, 30),
        "tặng danh hiệu Chiến sĩ thi đua ngành Tài nguyên và Môi trường",
        _of(2014, CSTDB=5),
    ),
    _medals(1874, 2015, 3),
    _yearly(588, 3, 25, 2015, TTLDXS=6, BKB_TT=3, BKB_CN=10, CTDB=1, CSTDB=4),
    PastDecision(
        PRIME_MINISTER,
        1015,
        datetime.date(2016, 6, 8),
        "tặng Cờ thi đua của Thủ tướng Chính phủ",
        _of(2015, CTDCP=1),
    ),
    _medals(1733, 2016, 3),
    PastDecision(
        PRESIDENT,
        2204,
        datetime.date(2016, 10, 12),
        "tặng thưởng Huân chương Lao động",
        (Grant("HCLD1_CN", 1, 2011, 2015),),
    ),
    _yearly(612, 3, 28, 2016, TTLDXS=6, BKB_TT=4, BKB_CN=11, CTDB=1),
    _medals(1790, 2017, 3),
    _yearly(903, 4, 4, 2017, TTLDXS=6, BKB_TT=3, BKB_CN=10, CTDB=1),
    _medals(2051, 2018, 2),
    _yearly(871, 4, 10, 2018, TTLDXS=6, BKB_TT=4, BKB_CN=11, CTDB=2),
    PastDecision(
        MINISTER,
        1290,
        datetime.date(2019, 5, 27),
        "tặng danh hiệu Chiến sĩ thi đua ngành Tài nguyên và Môi trường các năm 2016 – 2018",
        (*_of(2016, CSTDB=5), *_of(2017, CSTDB=5), *_of(2018, CSTDB=4)),
        (*_of(2016, CSTDB=1), *_of(2018, CSTDB=1)),
    ),
    PastDecision(
        PRIME_MINISTER,
        744,
        datetime.date(2019, 6, 19),
        "tặng Cờ thi đua của Thủ tướng Chính phủ",
        _of(2018, CTDCP=1),
    ),
    _medals(1966, 2019, 2),
    PastDecision(
        PRESIDENT,
        2317,
        datetime.date(2019, 12, 18),
        "tặng thưởng Huân chương Lao động",
        (Grant("HCLD1_CN", 1, 2014, 2018),),
    ),
    _yearly(955, 4, 15, 2019, TTLDXS=5, BKB_TT=4, BKB_CN=11, CTDB=2),
    PastDecision(
        MINISTER,
        1402,
        datetime.date(2020, 6, 24),
        "biểu dương điển hình tiên tiến ngành Tài nguyên và Môi trường giai đoạn 2015 – 2020",
        (Grant("DHTT_CN", 2, 2015, 2020),),
        (Grant("DHTT_CN", 1, 2015, 2020),),
    ),
    PastDecision(
        DIRECTOR,
        1187,
        datetime.date(2020, 7, 17),
        "tặng Giấy khen điển hình tiên tiến giai đoạn 2015 – 2020",
        (Grant("DHTT_CS_CN", 55, 2015, 2020), Grant("DHTT_CS_TT", 11, 2015, 2020)),
    ),
    _medals(1688, 2020, 2),
    # Of 2021: beside the published totals, never in them.
    _yearly(720, 4, 8, 2020, TTLDXS=5, BKB_TT=3, BKB_CN=9, CTDB=1, CSTDB=4),
    PastDecision(
        PRIME_MINISTER,
        911,
        datetime.date(2021, 6, 14),
        "tặng Bằng khen của Thủ tướng Chính phủ",
        (Grant("BKTTG_CN", 2, 2016, 2020),),
    ),
)


def later(today: datetime.date) -> tuple[PastDecision, ...]:
    """Invented decisions since 2022 for the years from 2021 on, as far as ``today`` has come."""
    found = []
    for year in range(2021, today.year):
        found += [
            _yearly(500 + year % 100, 4, 12, year, TTLDXS=4, BKB_TT=2, BKB_CN=7, CTDB=1, CSTDB=2),
            PastDecision(
                DIRECTOR,
                300 + year % 100,
                datetime.date(year + 1, 1, 25),
                f"tặng Giấy khen thành tích công tác năm {year}",
                _of(year, GK_CN=14, GK_TT=3),
            ),
            _medals(1600 + year % 100, year + 1, 2),
        ]
    return tuple(each for each in found if each.signed_on <= today)
