"""By which right a decision is signed, as it stands above the name."""

from __future__ import annotations

from dataclasses import dataclass

TUQ = "TUQ. "  # thừa ủy quyền, Nghị định 30/2020, article 13(4)
LONGEST = 160  # signs that a decision has room for


@dataclass(frozen=True, slots=True)
class Right:
    """The line above the signer's post (or none), the post that decides, the signer's own post."""

    authority: str
    decider: str
    own: str


def by_authorisation(head: str, own: str) -> str:
    """Two lines for a stand-in: “TUQ. Tổng cục trưởng” and the own post, if there is room."""
    authority = f"{TUQ}{head}"
    both = f"{authority}\n{own}" if own else authority
    return both if len(both) <= LONGEST else authority


def right_of(signer_post: str) -> Right:
    """What ``by_authorisation`` wrote, or the post of somebody who signs in their own right."""
    authority, _line, own = signer_post.partition("\n")
    if not authority.startswith(TUQ):
        return Right("", signer_post, signer_post)
    return Right(authority, authority.removeprefix(TUQ), own)
