"""A registry of its own on a database of its own, in processes that may be killed.

``python -m tests.siege.scratch build AWARDS DRAFTS`` fills it and prints what the test needs;
``python -m tests.siege.scratch look`` prints what is in it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from typing import Any

import django

django.setup()

from django.contrib.auth import (  # noqa: E402 - models exist only from here on
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from awards_registry.jobs.models import Job  # noqa: E402
from awards_registry.ledger.actions import first_fault  # noqa: E402
from awards_registry.ledger.models import Entry  # noqa: E402
from campaigns.certificate import actions as certificates  # noqa: E402
from campaigns.certificate.models import Certificate  # noqa: E402
from campaigns.decision import actions as decisions  # noqa: E402
from campaigns.register.models import Award, Decision  # noqa: E402
from tests.campaigns.sittings import recommended  # noqa: E402
from tests.cast import Cast, assemble  # noqa: E402


def _session(cast: Cast, part: str) -> str:
    user, store = cast[part], SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "units.accounts.backend.RoleBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def build(awards: int, drafts: int) -> dict[str, Any]:
    """A published decision whose certificates are asked for, and drafts that wait."""
    cast = assemble()
    unit, officer = cast.units["TCMT"], cast["officer"]
    made = recommended(cast, awards + drafts)
    # A unit of its own series for the paper, so that the drafts begin with number one.
    decision = decisions.draft(unit, made[:awards], subject="tặng Giấy khen", by=officer)
    decisions.sign(decision, by=cast["signatory"])
    decisions.publish(decision, by=officer)
    waiting = [
        decisions.draft(unit, [row], subject="tặng Giấy khen", by=officer) for row in made[awards:]
    ]
    certificates.print_all(decision, by=officer)
    return {
        "drafts": [row.pk for row in waiting],
        "sessions": {part: _session(cast, part) for part in ("signatory", "second_officer")},
    }


def look() -> dict[str, Any]:
    """Everything by which a half-done act would show."""
    rows = list(Certificate.objects.order_by("serial"))
    files = {row.serial: certificates.path_of(row) for row in rows if row.file_name}
    whole = [
        row.serial
        for row in rows
        if row.serial in files
        and files[row.serial].read_bytes().rstrip().endswith(b"%%EOF")
        and hashlib.sha256(files[row.serial].read_bytes()).hexdigest() == row.file_hash
    ]
    folder = next(iter(files.values())).parent if files else None
    fault = first_fault()
    return {
        "jobs": [[job.state, job.done, job.attempts] for job in Job.objects.all()],
        "serials": [row.serial[-5:] for row in rows],
        "whole": len(whole),
        "files": len(list(folder.glob("*.pdf"))) if folder else 0,
        "numbers": list(
            Decision.objects.exclude(number=None)
            .order_by("number")
            .values_list("number", flat=True)
        ),
        "pairs": sorted({f"{a.decision.state}/{a.nomination.state}" for a in _with_nominations()}),
        "signed": Entry.objects.filter(verb="decision.sign").count(),
        "published": Entry.objects.filter(verb="decision.publish").count(),
        "fault": str(fault) if fault else "",
    }


def _with_nominations() -> Any:
    return Award.objects.select_related("decision", "nomination").exclude(nomination=None)


if __name__ == "__main__":
    result = look() if sys.argv[1] == "look" else build(*map(int, sys.argv[2:4]))
    sys.stdout.write(json.dumps(result))
