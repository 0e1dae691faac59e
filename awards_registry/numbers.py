"""Amounts of money in Vietnamese words, as payment papers need them."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}  # hai mươi mốt, hai mươi tư, hai mươi lăm
_BILLION = 1_000_000_000


def amount_in_words(vnd: int) -> str:
    """Whole đồng in words, small letters: 760000 is "bảy trăm sáu mươi nghìn đồng".

    The words are Vietnamese in every language of the screen: they go onto Vietnamese papers.
    Raises ValueError for a negative amount.
    """
    if vnd < 0:
        raise ValueError(f"An amount is not negative: {vnd}")
    return f"{' '.join(_read(vnd)) or _DIGITS[0]} đồng"


def _read(number: int, *, led: bool = False) -> list[str]:
    """Words of a number, none for 0; `led` when a higher group has been read before it."""
    billions, rest = divmod(number, _BILLION)
    words = [*_read(billions, led=led), "tỷ"] if billions else []
    led = led or bool(billions)
    for size, name in ((1_000_000, "triệu"), (1_000, "nghìn"), (1, "")):
        group, rest = divmod(rest, size)
        if group:
            words += [*_read_group(group, led=led), *([name] if name else [])]
            led = True
    return words


def _read_group(group: int, *, led: bool) -> list[str]:
    """Words of 1 to 999; after a higher group the hundreds are read even when they are none."""
    hundreds, rest = divmod(group, 100)
    tens, unit = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or led else []
    if tens == 0:
        return [*words, *(["linh"] if words and unit else []), *([_DIGITS[unit]] if unit else [])]
    if tens == 1:
        unit_word = "lăm" if unit == 5 else _DIGITS[unit]  # noqa: PLR2004 - mười lăm
        words.append("mười")
    else:
        unit_word = _AFTER_TENS.get(unit, _DIGITS[unit])
        words += [_DIGITS[tens], "mươi"]
    return [*words, *([unit_word] if unit else [])]
