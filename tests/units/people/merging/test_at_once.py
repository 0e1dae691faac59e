"""Two who merge the same rows at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from tests.cast import Cast
from tests.units.people.twins import everything, twins
from units.people.merging import KEPT, MergeError, compare, merge, undo
from units.people.models import PersonMerge


def test_two_at_once_merge_once_and_undo_once(transactional_db: None, cast: Cast) -> None:
    pair = twins(cast)
    before = everything()
    choices = [
        {each.key: KEPT for each in compare(*both).conflicts}
        for both in ((pair.absorbed, pair.kept), (pair.kept, pair.absorbed))
    ]
    start = Barrier(2)

    def act(number: int) -> str:
        officer = cast["officer"]
        start.wait(10)
        one, other = (pair.kept, pair.absorbed) if number else (pair.absorbed, pair.kept)
        try:
            merge(one, other, choices=choices[number], by=officer)
        except MergeError:
            return "refused"
        finally:
            connection.close()
        return "merged"

    def back(_number: int) -> str:
        officer, done = cast["officer"], PersonMerge.objects.get()
        start.wait(10)
        try:
            undo(done, by=officer)
        except MergeError:
            return "refused"
        finally:
            connection.close()
        return "undone"

    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(act, range(2))) == ["merged", "refused"]
        assert PersonMerge.objects.count() == 1
        assert sorted(hands.map(back, range(2))) == ["refused", "undone"]
    assert everything() == before
