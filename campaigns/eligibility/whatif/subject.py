"""One subject of a file as facts for the engine; its shape has been looked at before."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Literal

from campaigns.eligibility.criteria import (
    Discipline,
    Facts,
    Filing,
    Initiative,
    Members,
    Merit,
    PostHeld,
    PriorAward,
    QuotaCount,
    Rating,
    Service,
    whole_months,
)

Subject = Mapping[str, Any]
RECIPIENTS: Mapping[str, Literal["individual", "collective", "household"]] = {
    "individual": "individual",
    "collective": "collective",
    "household": "household",
}
DAY = timedelta(days=1)


def facts_from(subject: Subject, *, recipient: str, groups: Mapping[str, str]) -> Facts:
    """What the subject says, in the words of the engine.

    ``recipient`` is what the award is for, used where the subject does not say what it is;
    ``groups`` are the groups of awards by code. The key of a record is its place in the file.
    """
    on = _day(subject["on"])
    awards = subject.get("awards")
    return Facts(
        subject=RECIPIENTS[subject.get("recipient") or recipient],
        achievement_year=subject["achievement_year"],
        decision_date=on,
        ratings=_ratings(subject),
        awards=None if awards is None else tuple(_awards(awards, groups)),
        initiatives=_initiatives(subject),
        disciplines=_disciplines(subject),
        under_proceedings=subject.get("under_proceedings"),
        sex=subject.get("sex"),
        posthumous=subject.get("posthumous"),
        service=_service(subject.get("service") or {}, on),
        posts=_posts(subject, on),
        founded_on=_day_or_none(subject.get("founded_on")),
        members=_members(subject.get("members") or {}),
        quotas=_quotas(subject),
        merits=_merits(subject),
        filing=Filing(
            registered_on=_day_or_none(subject.get("registered_on")),
            submitted_on=_day_or_none(subject.get("submitted_on")),
            posted_days=subject.get("posted_working_days"),
        ),
        awards_unsure=frozenset(subject.get("unknown_awards") or ()),
        merits_unsure=frozenset(subject.get("unknown_merits") or ()),
    )


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return _day(text) if text else None


def _ratings(subject: Subject) -> tuple[Rating, ...]:
    """Known ratings. Not rated for leave in childbirth is no rating: that leave is working time."""
    on_leave = {
        year
        for leave in subject.get("maternity_leave") or ()
        for year in range(_day(leave["from"]).year, _day(leave["until"]).year + 1)
    }
    return tuple(
        Rating(int(year), level, pk=f"ratings.{year}")
        for year, level in sorted((subject.get("ratings") or {}).items())
        if level and not (level == "NR" and int(year) in on_leave)
    )


def _awards(rows: list[Subject], groups: Mapping[str, str]) -> list[PriorAward]:
    return [
        PriorAward(
            row["award"],
            row["year"],
            decided_on=_day(row["decided_on"]) if row.get("decided_on") else None,
            pk=f"awards[{number}]",
            group=groups.get(row["award"], ""),
            occasion=row.get("occasion") or "merit",
        )
        for number, row in enumerate(rows)
    ]


def _initiatives(subject: Subject) -> tuple[Initiative, ...] | None:
    rows = subject.get("initiatives")
    if rows is None:
        return None
    return tuple(
        Initiative(
            row["kind"],
            row["scope"],
            row["year"],
            pk=f"initiatives[{number}]",
            title=row.get("title") or f"initiatives[{number}]",
            used_by=row.get("used_for"),
        )
        for number, row in enumerate(rows)
    )


def _disciplines(subject: Subject) -> tuple[Discipline, ...] | None:
    rows = subject.get("disciplines")
    if rows is None:
        return None
    return tuple(
        Discipline(
            row["form"],
            _day(row["from"]),
            _day(row["until"]) if row.get("until") else None,
            pk=f"disciplines[{number}]",
        )
        for number, row in enumerate(rows)
    )


def _service(row: Subject, on: date) -> Service:
    return Service(
        total_months=_months(row, "total_months", "recruited_on", on),
        sector_months=_months(row, "sector_months", "joined_sector_on", on),
        hard_area=row.get("hard_area"),
    )


def _months(row: Subject, months: str, since: str, on: date) -> int | None:
    known: int | None = row.get(months)
    return whole_months(_day(row[since]), on) if row.get(since) else known


def months_in_post(row: Subject, on: date) -> int:
    """Whole months of one term, both days included; one that goes on runs to the day judged."""
    if row.get("months") is not None:
        return int(row["months"])
    until = _day(row["until"]) if row.get("until") else on
    return whole_months(_day(row["from"]), min(until, on) + DAY)


def _posts(subject: Subject, on: date) -> tuple[PostHeld, ...] | None:
    rows = subject.get("posts")
    if rows is None:
        return None
    months: dict[str, int] = defaultdict(int)
    places: dict[str, str] = {}
    for number, row in enumerate(rows):
        months[row["post"]] += months_in_post(row, on)
        places.setdefault(row["post"], f"posts[{number}]")
    return tuple(PostHeld(post, held, pk=places[post]) for post, held in months.items())


def _members(row: Subject) -> Members:
    disciplined = row.get("disciplined")
    known = None if disciplined is None or None in disciplined.values() else disciplined
    return Members(
        count=row.get("count"),
        awarded={
            code: count for code, count in (row.get("awarded") or {}).items() if count is not None
        },
        complete=row.get("complete"),
        disciplined=known,
    )


def _quotas(subject: Subject) -> tuple[QuotaCount, ...]:
    return tuple(
        QuotaCount(row["scope"], row["of"], row.get("base"), row.get("granted"))
        for row in subject.get("quotas") or ()
    )


def _merits(subject: Subject) -> tuple[Merit, ...] | None:
    rows = subject.get("merits")
    if rows is None:
        return None
    return tuple(
        Merit(row["merit"], row.get("years"), row.get("launched_by"), pk=f"merits[{number}]")
        for number, row in enumerate(rows)
    )
