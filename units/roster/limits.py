"""How much a file may ask of the machine; one place, so that a bench can raise it."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, times in seconds; `rows` counts from the top of the sheet.

    `cells` are all places between the first cell and the last, empty ones included: the reader
    makes room for each of them.
    """

    file_bytes: int = 10 * MEGABYTE
    unpacked_bytes: int = 100 * MEGABYTE
    ratio: int = 100
    members: int = 200
    rows: int = 100_000
    columns: int = 100
    cells: int = 4_000_000
    cell_signs: int = 32_767  # what Excel itself can hold
    cpu_seconds: int = 20
    wall_seconds: float = 60.0
    memory_bytes: int = 400 * MEGABYTE


USUAL = Limits()
