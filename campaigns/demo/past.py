"""Recording the decisions since 2015, recipients chosen as offices would have chosen them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from campaigns.decision.actions import Line, record
from campaigns.demo.recent import STARS, star_of
from campaigns.demo.totals import DECISIONS, Grant, PastDecision, later
from campaigns.demo.world import World
from units.organisation.models import Unit
from units.people.models import Person

OFFICERS = {"TCMT": "canbo1.tcmt", "BTNMT": "canbo.bo"}
NEIGHBOURS = ("TCBHD", "TCDCKS", "TCKTTV", "TCQLDD")
# Who is known to have received what: unit codes by award and year of achievement.
KNOWN_UNITS = {
    ("TTLDXS", 2018): ("TCMT-TCCB", "TCMT-MB"),
    ("TTLDXS", 2019): ("TCMT-TCCB", "TCMT-MB"),
    ("CTDB", 2018): ("TCMT-TCCB", "TCMT-MB"),
    ("CTDB", 2019): ("TCMT-TCCB", "TCMT-MB"),
    ("CTDCP", 2015): ("TCMT",),
    ("CTDCP", 2018): ("TCMT-MB",),
    ("BKB_TT", 2019): ("TCMT-TCCB",),
}
# Chosen among the first of a unit: these awards go to people of long standing.
SENIOR = frozenset({"HCLD1_CN", "KNC", "DHTT_CN", "BKTTG_CN", "CSTDB"})
# The nominations of this year stand on the stars: of the past they have this and nothing else.
FOR_KNOWN_PEOPLE = {("BKTTG_CN", 2020): (("TCMT-VP", 2), ("TCMT-MB", 2))}
WORKS = (
    "Hoàn thành xuất sắc nhiệm vụ, góp phần xây dựng chính sách, pháp luật về bảo vệ môi trường",
    "Chủ trì xử lý kịp thời các điểm nóng về ô nhiễm môi trường trên địa bàn được giao",
    "Đi đầu trong cải cách thủ tục hành chính, giải quyết 100% hồ sơ đúng hạn",
    "Xây dựng và đưa vào vận hành hệ thống quan trắc môi trường tự động, liên tục",
    "Có nhiều sáng kiến trong kiểm soát nguồn thải và quản lý chất thải rắn",
)


@dataclass
class Receivers:
    """Who has received what, so that honours are spread and nobody is awarded twice for a year."""

    world: World
    had: set[tuple[str, int, int]] = field(default_factory=set)
    of_code: Counter[tuple[str, int]] = field(default_factory=Counter)
    in_all: Counter[int] = field(default_factory=Counter)

    def people(self, grant: Grant, tops: tuple[str, ...], decision: PastDecision) -> list[Person]:
        """People posted on the day; who has the award least often comes first."""
        world = self.world
        known = [
            world.staff[unit][place]
            for unit, place in FOR_KNOWN_PEOPLE.get((grant.code, grant.last), ())
            if "TCMT" in tops
        ]
        kept = {star_of(world, star).pk for star in STARS}
        free = [
            (self.of_code[grant.code, each.pk], self._rank(grant, place, each), each)
            for place, each in self._candidates(tops)
            if each.pk not in kept
            and (grant.code, grant.last, each.pk) not in self.had
            and world.post_on(each, decision.signed_on)
        ]
        free.sort(key=lambda row: (row[0], row[1], row[2].pk))
        chosen = (known + [each for _of, _rank, each in free])[: grant.count]
        for each in chosen:
            self._note(grant, each.pk)
        return chosen

    def _candidates(self, tops: tuple[str, ...]) -> Iterator[tuple[int, Person]]:
        for top in tops:
            for code in (top, *self.world.below(top)):
                yield from enumerate(self.world.staff[code])

    def _rank(self, grant: Grant, place: int, each: Person) -> float:
        """Low is early: long-standing people for the high awards, the honoured for exemplars."""
        lot = self.world.rng.random()
        if grant.code.startswith("DHTT"):
            return lot - self.in_all[each.pk]
        return lot + (place if grant.code in SENIOR else 0)

    def units(self, grant: Grant, tops: tuple[str, ...]) -> list[Unit]:
        """Collectives in turn: who has it least often comes first, the known ones before all."""
        world = self.world
        known = KNOWN_UNITS.get((grant.code, grant.last), ()) if "TCMT" in tops else ()
        others = [code for top in tops for code in world.below(top) if code not in known]
        world.rng.shuffle(others)
        others.sort(key=lambda code: self.of_code[grant.code, -world.units[code].pk])
        chosen = [world.units[code] for code in (*known, *others)][: grant.count]
        for unit in chosen:
            self._note(grant, -unit.pk)
        return chosen

    def _note(self, grant: Grant, key: int) -> None:
        self.had.add((grant.code, grant.last, key))
        self.of_code[grant.code, key] += 1
        self.in_all[key] += 1


def make_past(world: World) -> None:
    """Every decision of the table, entered by the officer at whose desk it is kept."""
    receivers = Receivers(world)
    for decision in (*DECISIONS, *later(world.today)):
        lines = [
            line
            for grant in decision.grants
            for line in _lines(world, receivers, grant, ("TCMT",), decision)
        ]
        for top in NEIGHBOURS:
            for grant in decision.others:
                lines += _lines(world, receivers, grant, (top,), decision)
        signing = decision.signing
        record(
            world.units[signing.desk],
            lines,
            issuer=signing.issuer,
            number=decision.number,
            symbol=signing.symbol,
            signed_on=decision.signed_on,
            signer_name=signing.signer,
            signer_post=signing.post,
            subject=decision.subject,
            by=world.users[OFFICERS[signing.desk]],
        )


def _lines(
    world: World,
    receivers: Receivers,
    grant: Grant,
    tops: tuple[str, ...],
    decision: PastDecision,
) -> list[Line]:
    award = world.awards[grant.code]
    occasion = "contribution" if grant.code == "KNC" else "regular"
    if award.recipient == award.Recipient.COLLECTIVE:
        return [
            Line(
                award,
                grant.first,
                grant.last,
                collective=unit,
                achievement=_work(world),
                occasion=occasion,
            )
            for unit in receivers.units(grant, tops)
        ]
    found = []
    for person in receivers.people(grant, tops, decision):
        post = world.post_on(person, decision.signed_on)
        if post is not None:
            found.append(
                Line(
                    award,
                    grant.first,
                    grant.last,
                    person=person,
                    unit=post.unit,
                    post=post.position,
                    achievement=_work(world),
                    occasion=occasion,
                )
            )
    return found


def _work(world: World) -> str:
    return world.rng.choice(WORKS)
