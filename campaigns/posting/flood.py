"""How often one connection or one address may ask for a code: counted by the hour, in the cache."""

from __future__ import annotations

import hashlib
import time

from django.core.cache import cache

AN_HOUR = 60 * 60
# Opinions and codes from one connection, and tries of codes: a whole office may sit behind it.
OPINIONS_OF_A_CONNECTION = 20
TRIES_OF_A_CONNECTION = 60
# Mails to one address: nobody fills the letter box of somebody else through us.
CODES_TO_AN_ADDRESS = 5


def too_often(what: str, who: str, most: int) -> bool:
    """Count one more ``what`` of ``who`` in this hour; true past ``most``."""
    # Hashed: an address may hold signs that a cache key may not, and is nobody's to read there.
    name = hashlib.sha256(who.casefold().encode()).hexdigest()
    key = f"posting:{what}:{name}:{int(time.time()) // AN_HOUR}"
    count = cache.get(key, 0) + 1
    # Not incr(): with files it would forget how long it is kept.
    cache.set(key, count, AN_HOUR)
    return bool(count > most)


def too_many_opinions(connection: str) -> bool:
    """Whether this connection gave too many opinions, or asked for too many codes."""
    return too_often("opinion", connection, OPINIONS_OF_A_CONNECTION)


def too_many_tries(connection: str) -> bool:
    """Whether this connection typed too many codes."""
    return too_often("try", connection, TRIES_OF_A_CONNECTION)


def too_many_codes(email: str) -> bool:
    """Whether too many mails went to this address."""
    return too_often("code", email, CODES_TO_AN_ADDRESS)
