"""Chiến sĩ thi đua cơ sở."""

from tests.campaigns.eligibility.cases.case import (
    MAYBE,
    NEW,
    NO,
    OLD,
    YES,
    Case,
    cap,
    held,
    made,
    rated,
    subject,
    topic,
)

LAST, FIRST = "2023-12-31", "2024-01-01"  # the turn of the laws
CSTDCS_NEW = "Luật 06/2022/QH15, Điều 23"
CSTDCS_OLD = "Luật 15/2003/QH11 (sửa đổi 2013), Điều 23; TT 07/2014; NĐ 91/2017, Điều 9(3)"
WELL, BEST = rated("HTTNV", 2024), rated("HTXSNV", 2024)

OLD_BEST = rated("HTXSNV", 2022)
YEAR_LONG = {"recruited_on": "2015-01-01"}
ROOM = cap("unit", "LDTT", 40, 5)
CASES = [
    Case(
        "CSTĐCS, luật cũ: LĐTT, có sáng kiến, còn trong 15 %",
        CSTDCS_OLD,
        subject(
            "CSTDCS", OLD, awards=held("LDTT", 2022), initiatives=made("base", 2022), quotas=ROOM
        ),
        YES,
        met="award_same_year initiative quota",
    ),
    Case(
        "CSTĐCS, luật cũ: đạt tiêu chuẩn LĐTT dù chưa có quyết định",
        CSTDCS_OLD,
        subject(
            "CSTDCS",
            OLD,
            ratings=OLD_BEST,
            service=YEAR_LONG,
            initiatives=topic("base", 2022),
            quotas=ROOM,
        ),
        YES,
        met="award_same_year initiative",
    ),
    Case(
        "CSTĐCS, luật cũ: hoàn thành xuất sắc nhưng không có sáng kiến",
        CSTDCS_OLD,
        subject("CSTDCS", OLD, ratings=OLD_BEST, awards=held("LDTT", 2022), quotas=ROOM),
        NO,
        met="award_same_year quota",
        lacks="initiative",
    ),
    Case(
        "CSTĐCS, luật cũ: 40 LĐTT thì nhiều nhất 6, đã đủ 6",
        CSTDCS_OLD,
        subject(
            "CSTDCS",
            OLD,
            awards=held("LDTT", 2022),
            initiatives=made("base", 2022),
            quotas=cap("unit", "LDTT", 40, 6),
        ),
        NO,
        met="initiative",
        lacks="quota",
    ),
    Case(
        "CSTĐCS, luật cũ: 15 % của 13 là 1, làm tròn xuống",
        CSTDCS_OLD,
        subject(
            "CSTDCS",
            OLD,
            awards=held("LDTT", 2022),
            initiatives=made("base", 2022),
            quotas=cap("unit", "LDTT", 13, 1),
        ),
        NO,
        lacks="quota",
    ),
    Case(
        "CSTĐCS, luật cũ: chưa biết số LĐTT của đơn vị",
        CSTDCS_OLD,
        subject(
            "CSTDCS",
            OLD,
            awards=held("LDTT", 2022),
            initiatives=made("base", 2022),
            quotas=cap("unit", "LDTT", None, 1),
        ),
        MAYBE,
        lacks="quota",
    ),
    Case(
        "CSTĐCS: hoàn thành xuất sắc nhiệm vụ là đủ, không cần sáng kiến",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, ratings=BEST),
        YES,
        met="award_same_year rating",
    ),
    Case(
        "CSTĐCS: hoàn thành tốt và có sáng kiến cấp cơ sở",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, ratings=WELL, initiatives=made("base", 2024)),
        YES,
        met="award_same_year initiative",
    ),
    Case(
        "CSTĐCS: hoàn thành tốt và có đề tài được nghiệm thu",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, ratings=WELL, initiatives=topic("base", 2024)),
        YES,
        met="award_same_year initiative",
    ),
    Case(
        "CSTĐCS: chỉ hoàn thành tốt, không sáng kiến, không đề tài",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, ratings=WELL),
        NO,
        met="award_same_year",
        lacks="rating",
    ),
    Case(
        "CSTĐCS: có sáng kiến nhưng không đạt tiêu chuẩn LĐTT",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, ratings=rated("HTNV", 2024), initiatives=made("base", 2024)),
        NO,
        met="initiative",
        lacks="award_same_year",
    ),
    Case(
        "CSTĐCS: từ 2024 không còn giới hạn 15 %",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, ratings=BEST, quotas=cap("unit", "LDTT", 40, 20)),
        YES,
        met="rating",
    ),
    Case(
        "CSTĐCS: sáng kiến đã dùng để xét Bằng khen thì không dùng lại",
        "CV 5007/BNV-TĐKT (2023)",
        subject("CSTDCS", NEW, ratings=WELL, initiatives=made("base", 2024, used_for="BKB_CN")),
        NO,
        lacks="rating",
    ),
    Case(
        "CSTĐCS: sáng kiến của năm trước không tính cho năm xét",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, ratings=WELL, initiatives=made("base", 2023)),
        NO,
        lacks="rating",
    ),
    Case(
        "CSTĐCS: chưa biết xếp loại, chưa biết sáng kiến",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, initiatives=None),
        MAYBE,
        lacks="award_same_year rating",
    ),
    Case(
        "CSTĐCS: đã có quyết định LĐTT và sáng kiến, xếp loại chưa nhập",
        CSTDCS_NEW,
        subject("CSTDCS", NEW, awards=held("LDTT", 2024), initiatives=made("ministry", 2024)),
        YES,
        met="award_same_year initiative",
    ),
    Case(
        "CSTĐCS ngày cuối của luật cũ: hoàn thành xuất sắc, không sáng kiến",
        CSTDCS_OLD,
        subject(
            "CSTDCS",
            LAST,
            achievement_year=2023,
            ratings=rated("HTXSNV", 2023),
            awards=held("LDTT", 2023),
            quotas=ROOM,
        ),
        NO,
        lacks="initiative",
    ),
    Case(
        "CSTĐCS ngày đầu của luật mới: cũng người ấy thì đủ",
        CSTDCS_NEW,
        subject("CSTDCS", FIRST, ratings=rated("HTXSNV", 2023), awards=held("LDTT", 2023)),
        YES,
        met="rating",
    ),
]
