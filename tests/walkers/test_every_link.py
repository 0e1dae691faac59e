"""No dead end, no page of English: every link that one sees leads somewhere, in Vietnamese."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from campaigns.demo.actions import Demo
from tests.walkers.walk import Walk
from units.accounts.models import User

# One person for each part. In every run a visitor walks beside the other tests of the demo.
WALKERS = [
    "hr.vanphong",
    "canbo1.tcmt",
    "thuky.tcmt",
    "uyvien1.tcmt",
    "tongcuctruong",
    "lanhdao.tcmt",
    "quantri",
    "canbo.bo",
]


def walked(name: str | None, each_kind: int, language: str = "vi") -> Walk:
    cache.clear()
    user = User.objects.get(username=name) if name else None
    walk = Walk(user, each_kind=each_kind, language=language)
    walk.go()
    return walk


@pytest.mark.full
@pytest.mark.django_db
@pytest.mark.parametrize("name", WALKERS)
def test_no_link_leads_astray(demo: Demo, name: str) -> None:
    walk = walked(name, each_kind=1)

    assert walk.faults == []
    assert len(walk.seen) > 5


@pytest.mark.full
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", [None, *WALKERS])
def test_none_of_many_links_leads_astray(demo: Demo, name: str | None, language: str) -> None:
    assert walked(name, each_kind=12, language=language).faults == []
