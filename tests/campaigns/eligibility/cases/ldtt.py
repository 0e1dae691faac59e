"""Lao động tiên tiến."""

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    punished,
    rated,
    subject,
)

LAST, FIRST = "2023-12-31", "2024-01-01"  # the turn of the laws
LDTT_NEW = "Luật 06/2022/QH15, Điều 24"
LDTT_OLD = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 24; NĐ 91/2017, Điều 10"
GENERAL = "NĐ 152/2025 và NĐ 98/2023, Điều 4"
WELL, BEST = rated("HTTNV", 2024), rated("HTXSNV", 2024)
NINE = {"recruited_on": "2023-03-15"}  # nine months before the turn of the laws

CASES = [
    Case(
        "LĐTT: hoàn thành tốt nhiệm vụ là đủ",
        LDTT_NEW,
        subject("LDTT", NEW, ratings=WELL),
        YES,
        met="clean rating",
    ),
    Case(
        "LĐTT: hoàn thành xuất sắc thì càng đủ",
        LDTT_NEW,
        subject("LDTT", NEW, ratings=BEST),
        YES,
        met="rating",
    ),
    Case(
        "LĐTT: chỉ hoàn thành nhiệm vụ thì chưa đủ",
        LDTT_NEW,
        subject("LDTT", NEW, ratings=rated("HTNV", 2024)),
        NO,
        met="clean",
        lacks="rating",
    ),
    Case(
        "LĐTT: chưa có xếp loại năm xét",
        LDTT_NEW,
        subject("LDTT", NEW, ratings={"2023": "HTTNV"}),
        MAYBE,
        lacks="rating",
    ),
    Case(
        "LĐTT: đang bị điều tra, thanh tra thì không xét",
        GENERAL,
        subject("LDTT", NEW, ratings=BEST, under_proceedings=True),
        NO,
        met="rating",
        lacks="clean",
    ),
    Case(
        "LĐTT: chưa biết có đơn thư hay không",
        GENERAL,
        subject("LDTT", NEW, ratings=BEST, under_proceedings=None),
        MAYBE,
        lacks="clean",
    ),
    Case(
        "LĐTT: kỷ luật còn hiệu lực ngày quyết định",
        GENERAL,
        subject("LDTT", NEW, ratings=WELL, disciplines=punished("khien_trach", "2024-06-01", None)),
        NO,
        lacks="clean",
    ),
    Case(
        "LĐTT: kỷ luật hết hiệu lực giữa năm, vẫn được xếp loại tốt",
        GENERAL,
        subject(
            "LDTT",
            NEW,
            ratings=WELL,
            disciplines=punished("khien_trach", "2023-06-15", "2024-06-14"),
        ),
        YES,
        met="clean rating",
    ),
    Case(
        "LĐTT: kỷ luật trong năm nên không hoàn thành nhiệm vụ",
        "NĐ 335/2025; NĐ 233/2026",
        subject(
            "LDTT",
            NEW,
            ratings=rated("KHTNV", 2024),
            disciplines=punished("canh_cao", "2024-02-01", "2025-01-31"),
        ),
        NO,
        lacks="rating",
    ),
    Case(
        "LĐTT, luật cũ: mới tuyển dụng 9 tháng thì không xét",
        LDTT_OLD,
        subject("LDTT", OLD, ratings=rated("HTTNV", 2022), service={"recruited_on": "2022-06-01"}),
        NO,
        met="clean rating",
        lacks="service_months",
    ),
    Case(
        "LĐTT, luật cũ: tuyển dụng tròn 10 tháng",
        LDTT_OLD,
        subject("LDTT", OLD, ratings=rated("HTTNV", 2022), service={"recruited_on": "2022-05-01"}),
        YES,
        met="service_months rating",
    ),
    Case(
        "LĐTT, luật cũ: chưa biết ngày tuyển dụng",
        LDTT_OLD,
        subject("LDTT", OLD, ratings=rated("HTTNV", 2022)),
        MAYBE,
        lacks="service_months",
    ),
    Case(
        "LĐTT ngày cuối của luật cũ: 9 tháng công tác thì không xét",
        LDTT_OLD,
        subject("LDTT", LAST, achievement_year=2023, ratings=rated("HTTNV", 2023), service=NINE),
        NO,
        lacks="service_months",
    ),
    Case(
        "LĐTT ngày đầu của luật mới: không còn hạn 10 tháng",
        LDTT_NEW,
        subject("LDTT", FIRST, ratings=rated("HTTNV", 2023), service=NINE),
        YES,
        met="rating",
    ),
    Case(
        "LĐTT, luật cũ: nghỉ thai sản được tính là thời gian công tác",
        "NĐ 91/2017; NĐ 98/2023, Điều 4",
        subject(
            "LDTT",
            OLD,
            sex="female",
            ratings=rated("HTTNV", 2022),
            service={"recruited_on": "2022-04-01"},
            maternity_leave=[{"from": "2022-07-01", "until": "2022-12-31"}],
        ),
        YES,
        met="service_months rating",
    ),
    Case(
        "LĐTT: nghỉ thai sản không phải là lý do không xếp loại",
        GENERAL,
        subject(
            "LDTT",
            NEW,
            sex="female",
            ratings=rated("NR", 2024),
            maternity_leave=[{"from": "2024-03-01", "until": "2024-09-30"}],
        ),
        MAYBE,
        lacks="rating",
    ),
    Case(
        "LĐTT: làm việc dưới 6 tháng nên không xếp loại",
        "NĐ 233/2026, Điều 14",
        subject("LDTT", NEW, ratings=rated("NR", 2024)),
        NO,
        lacks="rating",
    ),
    Case(
        "LĐTT chỉ dành cho cá nhân",
        LDTT_NEW,
        subject("LDTT", NEW, recipient="collective", ratings=BEST),
        NO,
        lacks="recipient",
    ),
]
