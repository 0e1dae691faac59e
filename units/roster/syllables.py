"""Whether a word can be a Vietnamese syllable: the evidence in every guess about encodings."""

import unicodedata
from functools import lru_cache

_ONSETS_LISTED = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_ONSETS = frozenset(["", *_ONSETS_LISTED.split()])
_RIMES_LISTED = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oc oe oem oen oeo oet oi om on ong ooc oong op ot
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uân uât uâng uây uê uêch uên uênh uêt ui um un ung uôc uôi uôm uôn uông uôt up ut uc
    uy uya uych uyên uyêt uyn uynh uyp uyt uyu uơ
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yêm yên yêng yêt yêu
    """
_RIMES = frozenset(_RIMES_LISTED.split())
_AFTER_QU = frozenset(("yên", "yêt", "ynh", "yt", "ych", "yp", "ya", "yu"))
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONLY_SHARP_OR_HEAVY = ("c", "ch", "p", "t")
_SHARP_OR_HEAVY = frozenset("\u0301\u0323")


@lru_cache(maxsize=100_000)
def is_syllable(word: str) -> bool:
    """Whether the word, in any case, is spelled as Vietnamese is: onset, rime, one tone."""
    toneless, tones = _without_tone(word.lower())
    if len(tones) > 1:
        return False
    if toneless.endswith(_ONLY_SHARP_OR_HEAVY) and not set(tones) & _SHARP_OR_HEAVY:
        return False
    return any(_fits(toneless[:cut], toneless[cut:]) for cut in range(min(len(toneless), 4)))


def _fits(onset: str, rime: str) -> bool:
    if onset not in _ONSETS:
        return False
    return rime in _RIMES or (onset == "qu" and rime in _AFTER_QU)


def _without_tone(word: str) -> tuple[str, str]:
    signs = unicodedata.normalize("NFD", word)
    tones = "".join(sign for sign in signs if sign in _TONES)
    plain = "".join(sign for sign in signs if sign not in _TONES)
    return unicodedata.normalize("NFC", plain), tones
