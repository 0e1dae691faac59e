"""Rows of the register made by hand, for the pages and figures that read them."""

from __future__ import annotations

import datetime
from itertools import count

from campaigns.catalogue.models import AwardType
from campaigns.register.models import Award, Decision
from tests.cast import Cast
from units.organisation.models import Unit
from units.people.models import Person

_numbers = count(1)
_DAY = datetime.date(2019, 5, 17)


def decided(cast: Cast, unit: str = "TCMT", on: datetime.date = _DAY, **more: object) -> Decision:
    """A published decision of this house without lines."""
    fields = {
        "unit": cast.units[unit],
        "issuer": cast.units[unit].name,
        "subject": "tặng Giấy khen",
        "year": on.year,
        "number": next(_numbers),
        "symbol": f"QĐ-{unit}",
        "signed_on": on,
        "signer_name": "Nguyễn Đức Kỳ",
        "signer_post": "Tổng cục trưởng",
        "state": Decision.State.PUBLISHED,
        "drafted_by": cast.users["officer"],
        "content_hash": "-",
    }
    return Decision.objects.create(**(fields | more))


def granted(
    decision: Decision,
    to: Person | Unit,
    *,
    award: str = "GK_CN",
    unit: Unit | None = None,
    **more: object,
) -> Award:
    """One more line of ``decision``: a person's in ``unit``, or a collective's."""
    kind = AwardType.objects.get(code=award)
    home = unit or to
    fields = {
        "decision": decision,
        "line": decision.awards.count() + 1,
        "award_type": kind,
        "award_name": kind.name,
        "person": to if isinstance(to, Person) else None,
        "unit": to if isinstance(to, Unit) else None,
        "recipient_name": str(to),
        "recipient_post": "Chuyên viên" if isinstance(to, Person) else "",
        "recipient_unit": home,
        "recipient_unit_name": str(home),
        "year_from": decision.year,
        "year_to": decision.year,
    }
    return Award.objects.create(**(fields | more))


def people(unit: Unit, how_many: int) -> list[Person]:
    """Invented people with a code each; they hold no post."""
    return [
        Person.objects.create(code=f"X-{unit.pk}-{next(_numbers)}", full_name=f"Trần Thị {n}")
        for n in range(how_many)
    ]
