"""The name under which a paper is shown and handed out: what people typed, without traps."""

from __future__ import annotations

import re
import unicodedata

from campaigns.dossier.limits import NAME_BYTES, NAME_LETTERS

# Signs that are no letter of a name: control, format (bidi among them), unassigned, private, half.
INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs"}
FORBIDDEN = re.compile(r'[<>:"|?*%;]')
# Endings that say what a file is, or claim to be: the true one is put in their place.
ENDINGS = re.compile(
    r"\.(pdf|docx?|docm|dotx?|dotm|xlsx?|xlsm|xlsb|xltx?|odt|ods|odp|rtf|pptx?|pptm|jpe?g|png|gif|"
    r"bmp|tiff?|webp|heic|svgz?|html?|xhtml|mht|mhtml|xml|txt|csv|zip|rar|7z|gz|tar|iso|img|exe|com|"
    r"bat|cmd|scr|pif|msi|jar|js|jse|vbs?|vbe|wsf|wsh|ps1|sh|py|php\d?|phtml|jspx?|aspx?|lnk|url|"
    r"hta|cpl|dll|reg|apk|app|dmg)$",
    re.IGNORECASE,
)
# Names that Windows keeps for its devices.
DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)


def tidy_name(sent: str, kind: str, *, instead: str) -> str:
    """``sent`` without folders, invisible signs and false endings, and with the ending of ``kind``.

    ``instead`` is taken where nothing of a name is left.
    """
    stem = _stem(sent)
    if not stem or DEVICES.match(stem):
        stem = _stem(instead) or kind
    return f"{_short(stem)}.{kind}"


def _stem(name: str) -> str:
    name = unicodedata.normalize("NFC", re.split(r"[\\/]", name)[-1])
    name = "".join(sign for sign in name if unicodedata.category(sign) not in INVISIBLE)
    name = " ".join(FORBIDDEN.sub(" ", name).split()).rstrip(". ")
    while (bare := ENDINGS.sub("", name).rstrip(". ")) != name:
        name = bare
    return name.lstrip(". ")


def _short(stem: str) -> str:
    stem = stem[:NAME_LETTERS]
    while len(stem.encode()) > NAME_BYTES:
        stem = stem[:-1]
    return stem.strip(". ")


def looks_the_same(text: str, sent: str) -> bool:
    """Whether nobody would see a difference: .JPEG for .jpg is none."""
    plain = unicodedata.normalize("NFC", sent).lower().removesuffix(".jpeg")
    return text.lower() == plain or text.lower().removesuffix(".jpg") == plain
