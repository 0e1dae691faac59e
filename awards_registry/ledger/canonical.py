"""One spelling for one content, so that equal things have equal hashes."""

import datetime
import hashlib
import json
from decimal import Decimal
from typing import Any


def _plain(value: object) -> str:
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).isoformat()
    if isinstance(value, datetime.date | Decimal):
        return str(value)
    raise TypeError(f"No canonical form for {type(value).__name__}.")


def canonical(content: Any) -> str:
    """JSON with sorted keys, no spaces, UTF-8 letters as they are.

    Raises ``TypeError`` for what has no exact form, floats among them.
    """
    _refuse_floats(content)
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    )


_PLAIN = frozenset({str, int, bool, type(None), datetime.date, datetime.datetime, Decimal})


def _refuse_floats(content: Any) -> None:
    if isinstance(content, float):
        raise TypeError("A float has no exact form; use int, Decimal or str.")
    if isinstance(content, dict):
        for value in content.values():
            _refuse_floats(value)
    elif isinstance(content, list | tuple) and not _PLAIN.issuperset(map(type, content)):
        for value in content:
            _refuse_floats(value)


def digest(content: Any) -> str:
    """SHA-256 of the canonical form, in hex."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()
