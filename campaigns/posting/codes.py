"""The six digits that prove an address: made at random, kept only as a hash under our key."""

from __future__ import annotations

import datetime
import secrets

from django.utils.crypto import constant_time_compare, salted_hmac

DIGITS = 6
LIFETIME = datetime.timedelta(minutes=15)
MOST_ATTEMPTS = 5


def new_code() -> str:
    """Six random digits, noughts in front included."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}d}"


def hash_of(token: str, code: str) -> str:
    """What is stored of a code. The key is not in the database, so it cannot be tried out there."""
    return salted_hmac("posting.opinion", f"{token}:{code}", algorithm="sha256").hexdigest()


def fits(token: str, code: str, stored: str) -> bool:
    """Whether ``code`` is the one of which ``stored`` was kept."""
    return bool(stored) and constant_time_compare(hash_of(token, code), stored)
