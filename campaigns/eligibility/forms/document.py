"""What was written into the form of facts, in the format of a file of facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from campaigns.eligibility.whatif.questions import Questions

Written = dict[str, Any]
Cleaned = Mapping[str, Any]
USED = "…"  # which award it was is not asked
# Places of a file of facts and the boxes in which they were written.
BOXES = (
    (re.compile(r"^\.members\.awarded\.(\w+)$"), r"members_\1"),
    (re.compile(r"^\.members\.disciplined\.\w+$"), "members_disciplined"),
    (re.compile(r"^\.members\.(complete)$"), r"members_\1"),
    (re.compile(r"^\.disciplines\[(\d+)\]\.(\w+)$"), r"disciplines_\1_\2"),
    (re.compile(r"^\.service$"), "joined_sector_on"),
    (re.compile(r"^\.service\.(\w+)$"), r"\1"),
    (re.compile(r"^\.(founded_on|registered_on|submitted_on)$"), r"\1"),
)


def box_of(place: str) -> str:
    """The box in which a place was written, or the place itself."""
    for pattern, box in BOXES:
        if pattern.match(place):
            return pattern.sub(box, place)
    return place


def subject_of(case: Written, said: Cleaned, asked: Questions) -> Written:
    """One subject; what stayed empty is absent, so it is not known."""
    written = case | {
        "ratings": {
            name.removeprefix("rating_"): level
            for name, level in said.items()
            if name.startswith("rating_") and level
        },
        "awards": _listed(said, "awards", _awards(said, asked)),
        "initiatives": _listed(said, "initiatives", _initiatives(said, asked)),
        "disciplines": _listed(said, "disciplines", _disciplines(said)),
        "posts": _listed(said, "posts", _posts(said, asked)),
        "service": _service(said),
        "members": _members(said, asked),
        "quotas": _quotas(said, asked),
        **_merits(said, asked),
    }
    for name in ("under_proceedings", "sex", "posthumous"):
        written[name] = said.get(name)
    for name in ("founded_on", "registered_on", "submitted_on"):
        written[name] = _day(said.get(name))
    written["posted_working_days"] = said.get("posted_working_days")
    # A rule that never asks for a list is not made to wonder about it.
    if not asked.awards:
        written["awards"] = []
    return written


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _listed(said: Cleaned, name: str, rows: list[Written]) -> list[Written] | None:
    """The rows; none at all where that is ticked, not known where nothing is written."""
    return rows or ([] if said.get(f"no_{name}") else None)


def _awards(said: Cleaned, asked: Questions) -> list[Written]:
    return [
        {"award": code, "year": year, "occasion": occasion}
        for code in asked.awards
        for occasion in ("merit", "campaign")
        for year in said.get(f"awards_{code}_{occasion}") or ()
    ]


def _initiatives(said: Cleaned, asked: Questions) -> list[Written]:
    """Rows that are filled in; what is left open in one is taken as the least it can be."""
    rows = []
    for place in range(asked.initiatives + 1):
        kind, scope, year, used = (
            said.get(f"initiatives_{place}_{part}") for part in ("kind", "scope", "year", "used")
        )
        if kind and scope and year:
            row = {"kind": kind, "scope": scope, "year": year}
            rows.append(row | ({"used_for": USED} if used else {}))
    return rows


def _disciplines(said: Cleaned) -> list[Written]:
    rows = []
    place = 0
    while f"disciplines_{place}_form" in said:
        form, start, until = (
            said.get(f"disciplines_{place}_{part}") for part in ("form", "from", "until")
        )
        if form and start:
            rows.append({"form": form, "from": _day(start), "until": _day(until)})
        place += 1
    return rows


def _posts(said: Cleaned, asked: Questions) -> list[Written]:
    held = {post: said.get(f"posts_{post}") for post in asked.posts}
    return [{"post": post, "months": months} for post, months in held.items() if months]


def _service(said: Cleaned) -> Written:
    return {
        "recruited_on": _day(said.get("recruited_on")),
        "joined_sector_on": _day(said.get("joined_sector_on")),
        "hard_area": said.get("hard_area"),
    }


def _members(said: Cleaned, asked: Questions) -> Written:
    disciplined = said.get("members_disciplined")
    return {
        "count": said.get("members"),
        "awarded": {code: said.get(f"members_{code}") for code in asked.members_awarded},
        "complete": said.get("members_complete"),
        "disciplined": None if disciplined is None else {asked.members_disciplined: disciplined},
    }


def _quotas(said: Cleaned, asked: Questions) -> list[Written]:
    return [
        {
            "scope": scope,
            "of": of,
            "base": said.get(f"quota_{scope}_{of}_base"),
            "granted": said.get(f"quota_{scope}_{of}_granted"),
        }
        for scope, of in asked.quotas
    ]


def _merits(said: Cleaned, asked: Questions) -> Written:
    stated: list[Written] = []
    unknown: list[str] = []
    for code in asked.merits:
        answer = said.get(f"merit_{code}")
        if answer is None:
            unknown.append(code)
        elif answer:
            more = {
                "years": said.get(f"merit_{code}_years"),
                "launched_by": said.get(f"merit_{code}_by") or None,
            }
            stated.append({"merit": code, **more})
    return {"merits": stated, "unknown_merits": unknown}
