"""Stamps: what was done for which state of the files, so that a second start skips it."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fingerprint(files: Iterable[Path], *, beside: str = "") -> str:
    """One value for names, sizes and times of many files, and a text beside them."""
    seen = hashlib.sha256(beside.encode())
    for path in sorted(files):
        about = path.stat()
        seen.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def read_stamp(path: Path) -> dict[str, str]:
    """The stamp's entries; an absent or damaged one has none."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return entries if isinstance(entries, dict) else {}


def write_stamp(path: Path, entries: dict[str, str]) -> None:
    """Write the stamp in one move: a half-written one is never seen."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    fresh.write_text(json.dumps(entries, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    fresh.replace(path)
