"""Whose turn it is to lead a block, and in which order its members stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def proposal(
    order: Sequence[int], head: int | None, deputy: int | None
) -> tuple[int | None, int | None]:
    """Next year's (head, deputy), by the keys of the members in the order of rotation.

    The deputy of this year becomes head; where there is none among the members, the member
    after this year's head does, and after the last comes the first again. Deputy becomes the
    member after the new head. Who left is not in ``order``: a head that left is followed by its
    deputy, or else the turn begins anew with the first. One member leads without a deputy; of
    no members there is neither.
    """
    members = list(dict.fromkeys(order))
    if not members:
        return None, None
    leads = deputy if deputy in members and deputy != head else _after(members, head)
    follows = _after(members, leads)
    return leads, follows if follows != leads else None


def _after(members: Sequence[int], one: int | None) -> int:
    """The member after ``one``, round and round; the first where ``one`` is no member."""
    place = members.index(one) + 1 if one in members else 0
    return members[place % len(members)]


def reordered(order: Sequence[int], places: Mapping[int, int | None]) -> list[int]:
    """The members in their new order, as typed: to each its place, to those who leave ``None``.

    Two may name the same place: whoever moved there stands where it wanted to stand, and the
    one that stood there makes room. Members that ``places`` does not name keep their place.
    """

    def wanted(each: tuple[int, int]) -> tuple[int, int]:
        old, member = each
        new = places.get(member, old) or old
        return new, (new > old) - (new < old)

    staying = [
        (old, member)
        for old, member in enumerate(order, start=1)
        if places.get(member, old) is not None
    ]
    return [member for _old, member in sorted(staying, key=wanted)]
