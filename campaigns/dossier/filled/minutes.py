"""Biên bản họp bình xét of a unit (Nghị định 30/2020, Mẫu 1.9): what was said and voted there."""

from __future__ import annotations

from campaigns.dossier.filled.cells import Signer
from campaigns.dossier.filled.letterhead import Sending, counted, head_of
from campaigns.dossier.filled.sheet import Sheet

HEADS = (
    "STT",
    "Họ và tên, tên tập thể",
    "Danh hiệu, hình thức đề nghị",
    "Số phiếu đồng ý",
    "Số phiếu không đồng ý",
    "Tỷ lệ (%)",
)
WIDTHS = (0.8, 3, 3, 1.2, 1.3, 1)


def minutes(sending: Sending) -> bytes:
    """Names and awards filled in; who was there and how they voted is left to the hand."""
    sheet = Sheet(f"Biên bản họp bình xét: {sending.unit.name}")
    sheet.head(head_of(sending.unit, "BB"))
    sheet.title("Biên bản", f"Họp bình xét, đề nghị khen thưởng năm {sending.year}")
    sheet.gap("Thời gian bắt đầu: ")
    sheet.gap("Địa điểm: ")
    sheet.part("I. THÀNH PHẦN THAM DỰ")
    sheet.gap("1. Chủ trì (họ tên, chức vụ): ")
    sheet.gap("2. Thư ký (họ tên, chức vụ): ")
    sheet.gap("3. Tổng số người được triệu tập, có mặt, vắng mặt (lý do): ", 2)
    sheet.part("II. NỘI DUNG")
    sheet.text(
        "1. Chủ trì phổ biến tiêu chuẩn, điều kiện theo Luật Thi đua, khen thưởng và các văn bản "
        "hướng dẫn; các cá nhân, tập thể báo cáo thành tích."
    )
    sheet.text("2. Ý kiến thảo luận:")
    sheet.gap(lines=4)
    sheet.text("3. Kết quả biểu quyết (bỏ phiếu):", keep=True)
    rows = [(str(n), line.name, line.award, "", "", "") for n, line in enumerate(sending.lines, 1)]
    sheet.table(HEADS, WIDTHS, rows)
    sheet.part("III. KẾT LUẬN")
    sheet.text(
        f"Căn cứ kết quả biểu quyết, {sending.unit.name} nhất trí đề nghị cấp có thẩm quyền khen "
        f"thưởng {counted(sending.lines) or '......'} có tên nêu trên."
    )
    sheet.gap("Biên bản đã được đọc cho người dự họp cùng nghe và thông qua hồi: ")
    sheet.close(Signer("Thư ký"), Signer("Chủ trì"))
    return sheet.content()
