"""A block of three general departments as it stood last year."""

from __future__ import annotations

import pytest

from tests.cast import Cast
from tests.units.blocks.blocks import Blocks, made


@pytest.fixture
def blocks(cast: Cast) -> Blocks:
    return made(cast)
