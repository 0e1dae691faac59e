"""Python's search for circles of objects, put off while rows come by the thousand."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search while this lasts; what no longer is needed goes at once, as always.

    The search walks all that lives, again and again while objects come: a third of the time of
    a long list. For work that makes many objects and no circles of them. It holds for the
    whole process; of two at once the first that ends turns the search on again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
