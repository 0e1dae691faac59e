"""How much a file may ask of the machine; one place, so that a bench can raise it."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds; `rows` counts from the top of the sheet."""

    file_bytes: int = 10 * MEGABYTE
    unpacked_bytes: int = 100 * MEGABYTE
    ratio: int = 100
    members: int = 200
    rows: int = 20_000
    columns: int = 100
    cell_signs: int = 32_767  # what Excel itself can hold
    cpu_seconds: int = 20
    wall_seconds: float = 60.0
    memory_bytes: int = 512 * MEGABYTE


USUAL = Limits()
