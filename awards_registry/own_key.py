"""The secret key of a house that was given none."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def own_key(folder: Path) -> str:
    """The demo's key in ``folder``: random, made at the first start, readable by its owner only."""
    path = folder / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was first
            return path.read_text()
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(64))
    return path.read_text()
