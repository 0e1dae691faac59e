"""Cờ thi đua of the ministry and of the Government."""

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    Subject,
    cap,
    stated,
    subject,
)

CTDB_NEW, CTDCP_NEW = "Luật 06/2022/QH15, Điều 26", "Luật 06/2022/QH15, Điều 25"
CTDB_OLD = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 26; NĐ 91/2017, Điều 12"
CTDCP_OLD = "NĐ 91/2017, Điều 11(1); CV 5007/BNV-TĐKT (2023)"


def leader(years: int | None, by: str | None) -> list[Subject]:
    return [{"merit": "campaign_leader", "years": years, "launched_by": by}]


CTDB = [
    Case(
        "Cờ Bộ, luật cũ: dẫn đầu khối qua bình xét",
        CTDB_OLD,
        subject("CTDB", OLD, merits=stated("block_leader")),
        YES,
        met="merit",
    ),
    Case(
        "Cờ Bộ, luật cũ: không dẫn đầu khối",
        CTDB_OLD,
        subject("CTDB", OLD),
        NO,
        lacks="merit",
    ),
    Case(
        "Cờ Bộ: dẫn đầu khối và vượt chỉ tiêu",
        CTDB_NEW,
        subject("CTDB", NEW, merits=stated("block_leader", "exceeds_targets")),
        YES,
        met="clean merit",
    ),
    Case(
        "Cờ Bộ: dẫn đầu khối nhưng không vượt chỉ tiêu",
        CTDB_NEW,
        subject("CTDB", NEW, merits=stated("block_leader")),
        NO,
        lacks="merit",
    ),
    Case(
        "Cờ Bộ: dẫn đầu phong trào của Bộ đủ 3 năm",
        CTDB_NEW,
        subject("CTDB", NEW, merits=leader(3, "ministry")),
        YES,
        met="merit",
    ),
    Case(
        "Cờ Bộ: phong trào mới 2 năm",
        CTDB_NEW,
        subject("CTDB", NEW, merits=leader(2, "ministry")),
        NO,
        lacks="merit",
    ),
    Case(
        "Cờ Bộ: phong trào do đơn vị phát động",
        CTDB_NEW,
        subject("CTDB", NEW, merits=leader(3, "unit")),
        NO,
        lacks="merit",
    ),
    Case(
        "Cờ Bộ: chưa biết ai phát động phong trào",
        CTDB_NEW,
        subject("CTDB", NEW, merits=leader(4, None)),
        MAYBE,
        lacks="merit",
    ),
]
BEST = stated("best_of_block_leaders", "block_leader", "exceeds_targets")
CTDCP = [
    Case(
        "Cờ Chính phủ: xuất sắc nhất trong các đơn vị đạt tiêu chuẩn Cờ Bộ",
        CTDCP_NEW,
        subject("CTDCP", NEW, merits=BEST),
        YES,
        met="merit award_same_year",
    ),
    Case(
        "Cờ Chính phủ: xuất sắc nhất nhưng chưa đạt tiêu chuẩn Cờ Bộ",
        CTDCP_NEW,
        subject("CTDCP", NEW, merits=stated("best_of_block_leaders")),
        NO,
        lacks="award_same_year",
    ),
    Case(
        "Cờ Chính phủ: dẫn đầu cụm của Hội đồng Trung ương",
        CTDCP_NEW,
        subject("CTDCP", NEW, merits=stated("central_cluster_leader")),
        YES,
        met="merit",
    ),
    Case(
        "Cờ Chính phủ: dẫn đầu phong trào 5 năm của Thủ tướng",
        CTDCP_NEW,
        subject("CTDCP", NEW, merits=leader(5, "pm_or_president")),
        YES,
        met="merit",
    ),
    Case(
        "Cờ Chính phủ: phong trào của Thủ tướng mới 4 năm",
        CTDCP_NEW,
        subject("CTDCP", NEW, merits=leader(4, "pm_or_president")),
        NO,
        lacks="merit",
    ),
    Case(
        "Cờ Chính phủ, luật cũ: 20 % của 10 là 2, mới trao 1",
        CTDCP_OLD,
        subject("CTDCP", OLD, merits=BEST, quotas=cap("ministry", "CTDB", 10, 1)),
        YES,
        met="quota award_same_year",
    ),
    Case(
        "Cờ Chính phủ, luật cũ: 20 % của 9 là 1, đã trao 1",
        CTDCP_OLD,
        subject("CTDCP", OLD, merits=BEST, quotas=cap("ministry", "CTDB", 9, 1)),
        NO,
        lacks="quota",
    ),
    Case(
        "Cờ Chính phủ, luật mới: không còn giới hạn 20 %",
        CTDCP_NEW,
        subject("CTDCP", NEW, merits=BEST, quotas=cap("ministry", "CTDB", 9, 5)),
        YES,
        met="award_same_year",
    ),
]
CASES = CTDB + CTDCP
