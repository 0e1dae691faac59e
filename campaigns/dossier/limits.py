"""How much one paper and one dossier may ask of the machine; one place for all of it."""

from __future__ import annotations

MEGABYTE = 1024 * 1024

FILE_BYTES = 20 * MEGABYTE
DOSSIER_BYTES = 60 * MEGABYTE
DOSSIER_FILES = 40

# What an office file may unpack to, and of how many parts it may be.
UNPACKED_BYTES = 200 * MEGABYTE
PARTS = 2_000
# An A4 page at 600 dots an inch has 35 million.
PIXELS = 40_000_000
# What the packed lists of objects in a PDF may unpack to while they are looked through.
OBJECTS_BYTES = 50 * MEGABYTE

NAME_LETTERS = 120
# What a file system takes as one name, with room for the extension.
NAME_BYTES = 200
