"""``manage.py pass_line``: how many votes of a council an award needs on a day."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from campaigns.council.pass_line import PassLine, pass_line
from campaigns.eligibility.award_code import AwardCodeError, awards_called
from campaigns.management.day import day_asked


class Command(BaseCommand):
    help = (
        "Votes needed for an award, counted on all members of the council, absent ones too. "
        "Keys of the JSON: docs/what-if.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--award", required=True, metavar="CODE", help="CSTDCS, BKB, BKB_CN …")
        parser.add_argument("--on", required=True, help="day of the decision, YYYY-MM-DD")
        parser.add_argument("--members", required=True, type=int, help="all members of the council")
        parser.add_argument("--yes", type=int, help="votes in favour: did it pass?")
        parser.add_argument("--json", action="store_true", help="the same for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        on, members, yes = day_asked(options["on"]), options["members"], options["yes"]
        try:
            line = pass_line(awards_called(options["award"]), on, members)
        except AwardCodeError as error:
            raise CommandError(str(error)) from error
        if yes is not None and not 0 <= yes <= members:
            words = {"yes": yes, "members": members}
            raise CommandError(_("%(yes)s votes of %(members)s members cannot be.") % words)
        told = {"award": options["award"], "on": on.isoformat(), **as_dict(line, yes)}
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(as_text(line, yes))


def as_dict(line: PassLine, yes: int | None) -> dict[str, Any]:
    return {
        "members": line.members,
        "base": "all_members",
        "percent": line.percent,
        "comparison": "more_than" if line.more_than else "at_least",
        "votes_needed": line.needed,
        "secret_ballot": line.version.secret_ballot,
        "yes": yes,
        "passed": None if yes is None else line.passed(yes),
        "legal_basis": line.version.legal_basis,
    }


def as_text(line: PassLine, yes: int | None) -> str:
    words = {"needed": line.needed, "members": line.members, "percent": line.percent}
    if line.more_than:
        said = _("%(needed)s of %(members)s votes needed: more than half of all members") % words
    else:
        said = (
            _("%(needed)s of %(members)s votes needed: at least %(percent)s %% of all members")
            % words
        )
    lines = [said, f"  {line.version.legal_basis}"]
    if yes is not None:
        result = _("%(yes)s votes in favour: passed") if line.passed(yes) else ""
        result = result or _("%(yes)s votes in favour: not passed")
        lines.append(f"  {result % {'yes': yes}}")
    return "\n".join(lines)
