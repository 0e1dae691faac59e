"""Cases of the law: facts as in docs/what-if.md, and what the law says about them."""

from tests.campaigns.eligibility.cases import (
    borders,
    collective_titles,
    commendations,
    cstdcs,
    flags,
    higher_orders,
    higher_titles,
    ldtt,
    medal,
    orders,
    orders_of_collectives,
    prime_minister,
    state_awards,
    stated,
)
from tests.campaigns.eligibility.cases.case import Case

CASES: list[Case] = [
    *ldtt.CASES,
    *cstdcs.CASES,
    *higher_titles.CASES,
    *collective_titles.CASES,
    *flags.CASES,
    *commendations.CASES,
    *prime_minister.CASES,
    *orders.CASES,
    *higher_orders.CASES,
    *orders_of_collectives.CASES,
    *medal.CASES,
    *stated.CASES,
    *state_awards.CASES,
    *borders.CASES,
]
