"""The nominations of this year as data: who, for what, and at which stage it now waits."""

from __future__ import annotations

from campaigns.demo.walk import Case

VP, MB, DL, CT, KH = "TCMT-VP", "TCMT-MB", "TCMT-TTDL", "TCMT-QLCT", "BTNMT-KHTC"
DESK_WORK = (
    "Hoàn thành xuất sắc nhiệm vụ được giao; tham mưu 56 báo cáo, không báo cáo nào chậm hạn"
)
HOTLINE = "Vận hành đường dây nóng 24/7: tiếp nhận 345 phản ánh, đã xử lý 243 vụ việc"
NEWS = "Đăng 895 tin, bài tuyên truyền, phổ biến pháp luật về bảo vệ môi trường"
FIELD = "Kiểm tra 48 cơ sở xả thải, kiến nghị xử lý 17 vụ vi phạm, thu hồi 3 giấy phép"
DATA = "Kết nối 112 trạm quan trắc tự động về cơ sở dữ liệu môi trường quốc gia"
WASTE = "Đưa tỷ lệ thu gom, xử lý chất thải rắn sinh hoạt đô thị đạt 87,2% (kế hoạch 87%)"
TWO_YEARS = "Hai năm liên tục là Chiến sĩ thi đua cơ sở, có 2 sáng kiến được công nhận"
THREE_YEARS = "Ba năm liên tục là Chiến sĩ thi đua cơ sở, có sáng kiến hiệu quả trong toàn ngành"
COLLECTIVE = "Hoàn thành vượt mức 12/12 chỉ tiêu thi đua; nội bộ đoàn kết, trong sạch vững mạnh"
PLANS = "Giải ngân 98,6% kế hoạch vốn, thẩm định 31 dự án đúng hạn"
LONG_ROAD = (
    "Năm năm liên tục hoàn thành tốt nhiệm vụ trở lên, năm lần là Chiến sĩ thi đua cơ sở sau khi "
    "được tặng Bằng khen của Thủ tướng Chính phủ"
)
SWIFT = "Khắc phục sự cố tràn dầu trong 36 giờ, không để lan ra khu dân cư"

CASES = (
    # In the units: to be written on.
    Case(VP, 8, "GK_CN", "draft", DESK_WORK),
    Case(VP, 4, "CSTDB", "draft", THREE_YEARS),  # the chain has a gap: not eligible
    Case(VP, 10, "GK_CN", "draft", NEWS),  # not yet rated: cannot tell
    Case(MB, 11, "GK_CN", "draft", FIELD),
    Case(DL, 7, "GK_CN", "draft", DATA),  # the reprimand is over
    Case(CT, 8, "GK_CN", "draft", WASTE),
    Case(CT, 10, "GK_CN", "draft", WASTE),  # not yet rated
    Case(KH, 6, "BKB_CN", "draft", PLANS, "BTNMT"),
    Case(VP, 9, "GK_CN", "withdrawn", NEWS, reason="Đơn vị chuyển đề nghị sang đợt xét sau."),
    Case(
        VP,
        7,
        "BKB_CN",
        "returned",
        TWO_YEARS,
        reason="Bổ sung bản sao quyết định công nhận sáng kiến năm thứ hai.",
    ),
    Case(CT, 6, "GK_CN", "returned", WASTE, reason="Nêu rõ phần việc do cá nhân trực tiếp làm."),
    # On the officer's desk.
    Case(MB, 4, "BKB_CN", "submitted", TWO_YEARS),
    Case(DL, 3, "BKB_CN", "submitted", TWO_YEARS),
    Case(VP, None, "TTLDXS", "submitted", COLLECTIVE),
    Case(CT, 9, "GK_CN", "submitted", WASTE, "movement", ("campaign_outstanding",)),
    Case(DL, 9, "GK_CN", "rejected", DATA, reason="Thành tích này đã được khen ở đợt trước."),
    Case(KH, 2, "BKB_CN", "submitted", PLANS, "BTNMT", ("extraordinary",)),
    # For the council's secretary.
    Case(MB, 3, "CSTDB", "screened", THREE_YEARS),
    Case(DL, 6, "CSTDB", "screened", THREE_YEARS),
    Case(MB, None, "TTLDXS", "screened", COLLECTIVE),
    Case(VP, 3, "CSTDB", "planned", THREE_YEARS),
    Case(DL, None, "TTLDXS", "planned", COLLECTIVE),
    Case(MB, 9, "GK_CN", "planned", FIELD),
    # Before the council; the first one sits in it and must not vote on himself.
    Case(CT, 0, "BKB_CN", "open", TWO_YEARS),
    Case(MB, 6, "BKB_CN", "open", TWO_YEARS),
    Case(DL, 4, "BKB_CN", "open", TWO_YEARS),
    Case(CT, None, "GK_TT", "open", WASTE, "movement", ("campaign_outstanding",)),
    # Counted, and what became of them at the general department.
    Case(DL, 8, "GK_CN", "not_passed", DATA, yes=4),
    Case(MB, 1, "GK_CN", "recommended", FIELD, yes=8),
    Case(DL, 1, "GK_CN", "recommended", DATA),
    Case(VP, 6, "BKB_CN", "recommended", TWO_YEARS),
    Case(DL, 0, "GK_CN", "drafted", DATA),
    Case(CT, 1, "GK_CN", "drafted", WASTE, yes=7),
    Case(CT, 2, "GK_CN", "signed", WASTE),
    Case(DL, 2, "GK_CN", "signed", DATA, yes=8),
    Case(MB, 8, "GK_CN", "published", FIELD),
    Case(CT, 7, "GK_CN", "published", HOTLINE),
    Case(VP, None, "GK_TT", "published", SWIFT, "swift", ("extraordinary",)),
    # Sent on to the ministry, and beyond it.
    Case(MB, 7, "BKB_CN", "forwarded", TWO_YEARS),
    Case(CT, 4, "BKB_CN", "forwarded", TWO_YEARS, yes=8),
    Case(DL, None, "BKB_TT", "ministry_screened", COLLECTIVE),
    Case(MB, 2, "HCLD3_CN", "ministry_posted", LONG_ROAD),
    Case(VP, None, "BKB_TT", "ministry_open", COLLECTIVE),
    Case(CT, 3, "BKB_CN", "ministry_open", TWO_YEARS),
    Case(KH, 3, "BKB_CN", "ministry_open", TWO_YEARS, "BTNMT"),
    Case(MB, None, "BKB_TT", "ministry_recommended", COLLECTIVE),
    Case(CT, None, "BKB_TT", "ministry_drafted", COLLECTIVE),
    Case(KH, 4, "BKB_CN", "ministry_signed", TWO_YEARS, "BTNMT"),
    Case(MB, 2, "BKB_CN", "ministry_published", TWO_YEARS),
    Case(VP, 2, "HCLD3_CN", "outside", LONG_ROAD),
)
