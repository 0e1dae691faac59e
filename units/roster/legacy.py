"""Vietnamese from before Unicode, as it looks in files today: TCVN3 (.Vn fonts) and VNI.

Both come as Western letters, because the bytes of the old fonts were taken for Windows-1252.
"""

import re
import unicodedata

# TCVN 5712:1993 VN3. Toned letters have small codes alone: .VnTimeH draws them as capitals.
_TCVN3_CODES = (
    "µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ® ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \u00adõøö÷ù úýûüþ ¡¢£¤¥¦§"
)
_TCVN3_LETTERS = (
    "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ĂÂÊÔƠƯĐ"
)
TCVN3 = {
    code: letter for code, letter in zip(_TCVN3_CODES, _TCVN3_LETTERS, strict=True) if code != " "
}

_TONE_MARKS = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_BREVE_MARKS = {"ê": "ă", "è": "ằ", "é": "ắ", "ú": "ẳ", "ü": "ẵ", "ë": "ặ"}
_HAT_MARKS = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_ALONE = dict(zip("ñìíæóòôöî", "đìíỉĩịơưỵ", strict=True))


def _vni_table() -> dict[str, str]:
    """Small letters: one or two signs as typed in VNI, and the letter they stand for."""
    table = dict(_VNI_ALONE)
    for base, letter in (*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")):
        for mark, tone in _TONE_MARKS.items():
            table[base + mark] = unicodedata.normalize("NFC", letter + tone)
    for base, letter in zip("aeo", "âêô", strict=True):
        for mark, tone in _HAT_MARKS.items():
            table[base + mark] = unicodedata.normalize("NFC", letter + tone)
    for mark, letter in _BREVE_MARKS.items():
        table["a" + mark] = letter
    del table["yï"]  # ỵ has a sign of its own, î
    return table


VNI = _vni_table()
_VNI_PARTS = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)), re.IGNORECASE)
_WORD = re.compile(r"\S+")


def from_vni(text: str) -> str:
    """Letters for VNI's pairs; the case is that of the base letter, whatever its mark's is."""
    return _VNI_PARTS.sub(_vni_letter, text)


def _vni_letter(match: re.Match[str]) -> str:
    typed = match[0]
    letter = VNI[typed.lower()]
    return letter.upper() if typed[0].isupper() else letter


def from_tcvn3(text: str, *, titled: bool = False) -> str:
    """Letters for TCVN3's codes, capitals by what stands around them.

    A toned letter tells no case. In a word, or a cell, whose telling letters are all capitals
    (two at least) it is one; with `titled` it is also one at the beginning of a word.
    """
    shouted = _is_shouted(text)
    return _WORD.sub(lambda match: _tcvn3_word(match[0], shouted=shouted, titled=titled), text)


def _tcvn3_word(word: str, *, shouted: bool, titled: bool) -> str:
    letters = "".join(TCVN3.get(sign, sign) for sign in word)
    if shouted or _is_shouted(word):
        return letters.upper()
    if titled and not _tells_case(word[0]):
        return letters[0].upper() + letters[1:]
    return letters


def _tells_case(sign: str) -> bool:
    """Whether the code stands for one case only: plain letters and ă â ê ô ơ ư đ."""
    return sign.isascii() or TCVN3.get(sign, "") in set("ăâêôơưđĂÂÊÔƠƯĐ")


def _is_shouted(text: str) -> bool:
    telling = [TCVN3.get(sign, sign) for sign in text if _tells_case(sign)]
    cased = [letter for letter in telling if letter.isalpha()]
    enough = 2
    return (
        len(cased) >= enough
        and all(letter.isupper() for letter in cased)
        and any(
            sum(1 for sign in word if _tells_case(sign) and TCVN3.get(sign, sign).isalpha())
            >= enough
            for word in text.split()
        )
    )
