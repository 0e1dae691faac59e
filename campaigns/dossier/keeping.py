"""Where the bytes of papers lie: below the folder of files, under names that say nothing."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from django.conf import settings

FOLDER = "papers"
CHUNK = 1024 * 1024


def new_place() -> str:
    """A place that nobody guesses: 128 random bits, in one of 256 folders."""
    name = secrets.token_hex(16)
    return f"{FOLDER}/{name[:2]}/{name}"


def path_of(place: str) -> Path:
    return Path(settings.MEDIA_ROOT) / place


def digest_of(path: Path) -> str:
    """The SHA-256 of a file in hex, read piece by piece."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()
