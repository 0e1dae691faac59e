"""The words and figures of Vietnamese papers, as Nghị định 30/2020/NĐ-CP writes them.

Papers are Vietnamese whatever language the reader's screen has; so these words are fixed here
and not among the translations.
"""

from datetime import date

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"

# A zero stands before days under ten and before January and February only, so that nobody can
# write another figure in front of them (Nghị định 30/2020, Phụ lục I, mục II.4).
_LAST_PADDED_MONTH = 2


def vietnamese_date(day: date) -> str:
    """`day` as papers write it: "ngày 05 tháng 02 năm 2026", but "tháng 3", "ngày 15"."""
    month = f"{day.month:02d}" if day.month <= _LAST_PADDED_MONTH else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def grouped(amount: int) -> str:
    """A whole number with points between the thousands, as in "1.234.567"."""
    return f"{amount:,}".replace(",", ".")
