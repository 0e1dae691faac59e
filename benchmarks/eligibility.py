"""How fast everybody is judged: in bulk, and one by one through the ORM.

Started by ``make bench-eligibility`` (ARGS="--people 6708 100000"). Uses a throw-away database:
SQLite in a temporary folder, or one beside DATABASE_URL on PostgreSQL that is dropped at the end.
"""

from __future__ import annotations

import argparse
import os
import secrets
import subprocess
import sys
import tempfile

MINISTRY = 6_708
SIZES = (1_677, MINISTRY, 4 * MINISTRY)


def main() -> int:
    """Measure in a process of its own, whose settings are not those of the house."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, nargs="*", default=list(SIZES))
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        own = {
            "REGISTRY_PROFILE": "demo",
            "REGISTRY_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "awards_registry.settings",
            "SECRET_KEY": os.environ.get("SECRET_KEY") or secrets.token_urlsafe(64),
        }
        return subprocess.run(  # noqa: S603 - this interpreter, a module of ours
            [sys.executable, "-m", "benchmarks.judging", *map(str, options.people)],
            env=os.environ | own,
            check=False,
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
