"""Whether a value has the shape that the schema asks for, and where it does not, in sentences.

Understands what the schema of this package uses of JSON Schema, no more.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

Schema = Mapping[str, Any]
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST_QUOTE = 60

TYPES: Mapping[str, Callable[[object], bool]] = {
    "null": lambda value: value is None,
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "string": lambda value: isinstance(value, str),
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
WANTED: Mapping[str, Promise] = {
    "boolean": gettext_lazy("true or false"),
    "integer": gettext_lazy("a whole number"),
    "string": gettext_lazy("a text in quotation marks"),
    "array": gettext_lazy("a list [ … ]"),
    "object": gettext_lazy("an object { … }"),
}


def complaints(value: object, schema: Schema, place: str) -> Iterator[str]:
    """Every sentence about ``value``, each beginning with its place."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(TYPES[kind](value) for kind in kinds):
        yield _("%(place)s: must be %(wanted)s, but is %(found)s.") % {
            "place": place,
            "wanted": _(" or ").join(str(WANTED[kind]) for kind in kinds if kind != "null"),
            "found": quoted(value),
        }
    elif isinstance(value, dict):
        yield from _of_object(value, schema, place)
    elif isinstance(value, list):
        yield from _of_list(value, schema, place)
    elif value is not None:
        yield from _of_plain(value, schema, place)


def quoted(value: object) -> str:
    """The value as it stood, cut where it is long."""
    said = repr(value) if isinstance(value, float) else _as_json(value)
    text = "".join(letter if letter.isprintable() else "·" for letter in said)
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…"


def near(word: str, known: Any) -> str:
    """The known words that ``word`` may have meant, or all of them."""
    wanted = list(known)
    begun = [one for one in wanted if one.startswith(f"{word.upper()}_")]
    return ", ".join(begun or get_close_matches(word, wanted, 3, 0.6) or wanted)


def _as_json(value: object) -> str:
    if isinstance(value, dict):
        return "{ … }"
    if isinstance(value, list):
        return "[ … ]"
    if isinstance(value, str):
        return f"“{value}”"
    return json.dumps(value)


def _of_object(value: dict[str, Any], schema: Schema, place: str) -> Iterator[str]:
    known = schema.get("properties", {})
    patterns = schema.get("patternProperties", {})
    for key in schema.get("required", ()):
        if value.get(key) is None:
            yield _("%(place)s: “%(key)s” is missing; it must be given.") % {
                "place": place,
                "key": key,
            }
    for key, inner in value.items():
        where = f"{place}.{key}"
        found = known.get(key) or next(
            (rule for pattern, rule in patterns.items() if re.search(pattern, key)), None
        )
        if found is None and schema.get("additionalProperties") is not True:
            yield _unknown(key, known, place)
        elif found and (inner is not None or key not in schema.get("required", ())):
            yield from complaints(inner, found, where)


def _unknown(key: str, known: Mapping[str, Any], place: str) -> str:
    values = {"place": place, "key": quoted(key).strip("“”"), "known": near(key, known)}
    if not known:
        return _("%(place)s: “%(key)s” does not belong here.") % values
    return _("%(place)s: unknown key “%(key)s”. Did you mean: %(known)s?") % values


def _of_list(value: list[Any], schema: Schema, place: str) -> Iterator[str]:
    if len(value) > schema.get("maxItems", len(value)):
        yield _("%(place)s: holds %(count)s entries, at most %(most)s are read.") % {
            "place": place,
            "count": len(value),
            "most": schema["maxItems"],
        }
        return
    for number, inner in enumerate(value):
        yield from complaints(inner, schema["items"], f"{place}[{number}]")


def _of_plain(value: object, schema: Schema, place: str) -> Iterator[str]:
    choices = [one for one in schema.get("enum", ()) if one is not None]
    if choices and value not in choices:
        yield _("%(place)s: unknown value %(found)s. Choose one of: %(known)s.") % {
            "place": place,
            "found": quoted(value),
            "known": ", ".join(choices),
        }
    if isinstance(value, int) and "minimum" in schema:
        low, high = schema["minimum"], schema["maximum"]
        if not low <= value <= high:
            yield _("%(place)s: %(found)s must lie between %(low)s and %(high)s.") % {
                "place": place,
                "found": quoted(value),
                "low": low,
                "high": high,
            }
    if isinstance(value, str):
        yield from _of_text(value, schema, place)


def _of_text(value: str, schema: Schema, place: str) -> Iterator[str]:
    if schema.get("format") == "date" and not is_day(value):
        yield _("%(place)s: %(found)s is no day of the calendar; write it as 2025-03-31.") % {
            "place": place,
            "found": quoted(value),
        }
    if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
        yield _("%(place)s: the text must have %(least)s to %(most)s letters.") % {
            "place": place,
            "least": schema["minLength"],
            "most": schema["maxLength"],
        }


def is_day(text: str) -> bool:
    """Whether the text is a day of the calendar, written YYYY-MM-DD."""
    if not DAY.fullmatch(text) or not text.isascii():
        return False
    try:
        return 1900 <= date.fromisoformat(text).year <= 2100  # noqa: PLR2004 - within reason
    except ValueError:
        return False
