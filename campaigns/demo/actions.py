"""Making the demo once, as one act: it is there whole or not at all."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from awards_registry.ledger.actions import append
from awards_registry.ledger.models import Entry, Head
from campaigns.catalogue.models import AwardType
from campaigns.demo.cast import make_users
from campaigns.demo.current_year import make_current_year
from campaigns.demo.lead import STAGES, walk_lead
from campaigns.demo.movements import make_movements, make_rounds
from campaigns.demo.notices import make_notices
from campaigns.demo.organisation import make_organisation
from campaigns.demo.past import make_past
from campaigns.demo.people import make_people
from campaigns.demo.recent import make_recent
from campaigns.demo.rotation import make_rotation
from campaigns.demo.schedule import make_schedule
from campaigns.demo.sign_ins import keep, kept, renew
from campaigns.demo.walk import Walk
from campaigns.demo.world import World
from campaigns.eligibility.pack import load_pack
from units.accounts.models import User
from units.organisation.models import Unit

VERB = "demo.make"
EVERYTHING = "everything"


class DemoRefusedError(Exception):
    """Raised where a demo has no place; its text says why and what to do instead."""


@dataclass(frozen=True)
class Demo:
    """The demo that stands in the database, with the passwords of its users."""

    scale: str
    until: str
    made_now: bool
    passwords: dict[str, str]


def check_place() -> None:
    """Raise ``DemoRefusedError`` in production, without tables, beside a real organisation."""
    if settings.PRODUCTION:
        raise DemoRefusedError(
            "There is no demo in production (REGISTRY_PROFILE=production). "
            "Start one with REGISTRY_PROFILE=demo and a database of its own."
        )
    if Entry._meta.db_table not in connection.introspection.table_names():
        raise DemoRefusedError("The database is still empty. Run manage.py migrate first.")
    if found() is None and (User.objects.filter(is_demo=False).exists() or Unit.objects.exists()):
        raise DemoRefusedError(
            "This database already holds users or units that are not of a demo. "
            "Give the demo a database of its own: set DATABASE_URL or REGISTRY_VAR."
        )


def found() -> Entry | None:
    """The ledger line that tells of the making of the demo."""
    return Entry.objects.filter(verb=VERB).order_by("sequence").first()


@transaction.atomic
def ensure(*, scale: str = "small", until: str = EVERYTHING) -> Demo:
    """The demo, made now where it is not there yet; a second call changes nothing.

    Where the file with the sign-ins was lost, all demo users get new passwords. Raises
    ``DemoRefusedError`` where ``check_place`` does.
    """
    check_place()
    line = found()
    if line is None:
        # Of two that start at once the second waits here, and then finds the demo made.
        Head.objects.select_for_update().get_or_create(pk=1)
        line = found()
    if line is None:
        return _make(scale, until)
    passwords = kept(line.hash) or renew(line.hash)
    return Demo(line.content["scale"], line.content["until"], made_now=False, passwords=passwords)


def furnish(world: World) -> None:
    """Law, organisation, people, sign-ins, movements and open rounds: everything but acts."""
    if not AwardType.objects.exists():
        pack = settings.BASE_DIR / "fixtures" / "catalogue.json"
        load_pack(json.loads(pack.read_text(encoding="utf-8")))
    make_organisation(world)
    make_people(world)
    make_users(world)
    make_rounds(world, make_movements(world))
    make_schedule(world)


def _make(scale: str, until: str) -> Demo:
    world = World(timezone.localdate(), scale)
    furnish(world)
    make_past(world)
    make_recent(world)
    make_rotation(world)
    walk = Walk(world)
    walk_lead(walk, STAGES[-1] if until == EVERYTHING else until)
    if until == EVERYTHING:
        make_current_year(walk)
        make_notices(world)
    line = append(VERB, world.units["BTNMT"], by=None, scale=scale, until=until)
    # Last, and still inside: a demo without its sign-ins must not come to be.
    keep(line.hash, world.passwords)
    return Demo(scale, until, made_now=True, passwords=world.passwords)
