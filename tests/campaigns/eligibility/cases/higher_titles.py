"""CSTĐ Bộ and CSTĐ toàn quốc: chains of titles and initiatives of wider scope."""

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    held,
    made,
    punished,
    subject,
    topic,
)

CSTDB_NEW = "Luật 06/2022/QH15, Điều 22"
CSTDB_OLD = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 22; NĐ 91/2017, Điều 9(2)"
GENERAL = "NĐ 152/2025 và NĐ 98/2023, Điều 4"
CSTDTQ_NEW = "Luật 06/2022/QH15, Điều 21"
CSTDTQ_OLD = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 21; TT 07/2014"
THREE = held("CSTDCS", 2022, 2023, 2024)
MINISTRY = made("ministry", 2024)
NATION = made("nation", 2024)

CSTDB = [
    Case(
        "CSTĐB: 3 năm liên tục CSTĐCS và sáng kiến cấp Bộ",
        CSTDB_NEW,
        subject("CSTDB", NEW, awards=THREE, initiatives=MINISTRY),
        YES,
        met="clean award initiative",
    ),
    Case(
        "CSTĐB, luật cũ: cũng 3 năm liên tục và sáng kiến cấp Bộ",
        CSTDB_OLD,
        subject(
            "CSTDB",
            OLD,
            awards=held("CSTDCS", 2020, 2021, 2022),
            initiatives=topic("ministry", 2021),
        ),
        YES,
        met="award initiative",
    ),
    Case(
        "CSTĐB, luật cũ: có sáng kiến nhưng thiếu CSTĐCS năm đầu",
        CSTDB_OLD,
        subject(
            "CSTDB",
            OLD,
            awards=held("CSTDCS", 2021, 2022),
            initiatives=topic("ministry", 2021),
        ),
        NO,
        lacks="award",
    ),
    Case(
        "CSTĐB: chuỗi đứt vì thiếu CSTĐCS năm 2023",
        CSTDB_NEW,
        subject("CSTDB", NEW, awards=held("CSTDCS", 2020, 2021, 2022, 2024), initiatives=MINISTRY),
        NO,
        met="initiative",
        lacks="award",
    ),
    Case(
        "CSTĐB: CSTĐCS của năm xét chưa được quyết định",
        CSTDB_NEW,
        subject("CSTDB", NEW, awards=held("CSTDCS", 2021, 2022, 2023), initiatives=MINISTRY),
        NO,
        lacks="award",
    ),
    Case(
        "CSTĐB: CSTĐCS của năm xét chỉ được quyết định sau ngày này",
        CSTDB_NEW,
        subject(
            "CSTDB",
            NEW,
            awards=held("CSTDCS", 2022, 2023) + held("CSTDCS", 2024, decided_on="2025-04-10"),
            initiatives=MINISTRY,
        ),
        NO,
        lacks="award",
    ),
    Case(
        "CSTĐB: chuỗi nối qua hai đơn vị khi người được điều động",
        CSTDB_NEW,
        subject(
            "CSTDB",
            NEW,
            awards=held("CSTDCS", 2022, unit="Vụ Môi trường")
            + held("CSTDCS", 2023, 2024, unit="Cục Bảo tồn"),
            initiatives=MINISTRY,
        ),
        YES,
        met="award",
    ),
    Case(
        "CSTĐB: chuỗi nối qua việc sáp nhập đơn vị",
        CSTDB_NEW,
        subject(
            "CSTDB",
            "2026-03-01",
            awards=held("CSTDCS", 2023, 2024, unit="Bộ Tài nguyên và Môi trường")
            + held("CSTDCS", 2025, unit="Bộ Nông nghiệp và Môi trường"),
            initiatives=made("ministry", 2025),
        ),
        YES,
        met="award initiative",
    ),
    Case(
        "CSTĐB: sáng kiến mới có phạm vi cơ sở",
        CSTDB_NEW,
        subject("CSTDB", NEW, awards=THREE, initiatives=made("base", 2022, 2023, 2024)),
        NO,
        met="award",
        lacks="initiative",
    ),
    Case(
        "CSTĐB: sáng kiến đã dùng cho lần xét trước",
        "CV 5007/BNV-TĐKT (2023)",
        subject(
            "CSTDB", NEW, awards=THREE, initiatives=made("ministry", 2022, used_for="BKTTG_CN")
        ),
        NO,
        met="award",
        lacks="initiative",
    ),
    Case(
        "CSTĐB: kỷ luật hết giữa năm 2023, thành tích tính lại từ đó",
        GENERAL,
        subject(
            "CSTDB",
            NEW,
            awards=THREE,
            initiatives=MINISTRY,
            disciplines=punished("canh_cao", "2022-07-01", "2023-06-30"),
        ),
        NO,
        met="clean initiative",
        lacks="award",
    ),
    Case(
        "CSTĐB: chưa biết đã có những danh hiệu nào",
        CSTDB_NEW,
        subject("CSTDB", NEW, awards=None, initiatives=MINISTRY),
        MAYBE,
        lacks="award",
    ),
    Case(
        "CSTĐB: danh sách CSTĐCS có thể còn thiếu",
        CSTDB_NEW,
        subject(
            "CSTDB",
            NEW,
            awards=held("CSTDCS", 2024),
            unknown_awards=["CSTDCS"],
            initiatives=MINISTRY,
        ),
        MAYBE,
        lacks="award",
    ),
]
CSTDTQ = [
    Case(
        "CSTĐTQ: 2 lần liên tục CSTĐB và sáng kiến phạm vi toàn quốc",
        CSTDTQ_NEW,
        subject("CSTDTQ", NEW, awards=held("CSTDB", 2021, 2024), initiatives=NATION),
        YES,
        met="clean award initiative",
    ),
    Case(
        "CSTĐTQ: mới một lần CSTĐB",
        CSTDTQ_NEW,
        subject("CSTDTQ", NEW, awards=held("CSTDB", 2024), initiatives=NATION),
        NO,
        lacks="award",
    ),
    Case(
        "CSTĐTQ: hai lần CSTĐB cách nhau 6 năm thì không liên tục",
        CSTDTQ_NEW,
        subject("CSTDTQ", NEW, awards=held("CSTDB", 2018, 2024), initiatives=NATION),
        NO,
        met="initiative",
        lacks="award",
    ),
    Case(
        "CSTĐTQ: sáng kiến mới có phạm vi Bộ",
        CSTDTQ_NEW,
        subject("CSTDTQ", NEW, awards=held("CSTDB", 2021, 2024), initiatives=MINISTRY),
        NO,
        met="award",
        lacks="initiative",
    ),
    Case(
        "CSTĐTQ, luật cũ: xét vào năm liền kề lần thứ hai CSTĐB",
        CSTDTQ_OLD,
        subject("CSTDTQ", OLD, awards=held("CSTDB", 2018, 2021), initiatives=made("nation", 2021)),
        YES,
        met="award initiative",
    ),
    Case(
        "CSTĐTQ, luật cũ: để quá năm liền kề",
        CSTDTQ_OLD,
        subject("CSTDTQ", OLD, awards=held("CSTDB", 2017, 2020), initiatives=made("nation", 2020)),
        NO,
        lacks="award",
    ),
    Case(
        "CSTĐTQ: chưa biết sáng kiến",
        CSTDTQ_NEW,
        subject("CSTDTQ", NEW, awards=held("CSTDB", 2021, 2024), initiatives=None),
        MAYBE,
        lacks="initiative",
    ),
]
CASES = CSTDB + CSTDTQ
