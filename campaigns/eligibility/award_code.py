"""Which award a code means, and its rules on a day: "BKB" with "individual" is BKB_CN."""

import datetime

from django.utils.translation import gettext as _

from campaigns.catalogue.models import AwardType, RuleVersion
from campaigns.eligibility.rulebook import law
from campaigns.eligibility.whatif.sense import no_rule
from campaigns.eligibility.whatif.shape import near


class AwardCodeError(ValueError):
    """Raised where a code names no award, or one that has no rule on the day; says which."""


def awards_called(code: str, recipient: str = "") -> list[AwardType]:
    """The award of that code, or those of that group; only those for the recipient if given.

    Raises ``AwardCodeError`` where there is none.
    """
    offered = AwardType.objects.all()
    found = list(offered.filter(code=code) or offered.filter(group=code))
    if not found:
        if not offered.exists():
            raise AwardCodeError(_("The catalogue is empty: run manage.py load_catalogue first."))
        words = {"code": code, "known": near(code, offered.values_list("code", flat=True))}
        raise AwardCodeError(_("Unknown award code “%(code)s”. Did you mean: %(known)s?") % words)
    fitting = [award for award in found if recipient in ("", award.recipient)]
    if not fitting:
        kinds = ", ".join(str(award.get_recipient_display()) for award in found)
        words = {"award": found[0].local_name, "kinds": kinds}
        raise AwardCodeError(_("%(award)s is only for: %(kinds)s.") % words)
    return fitting


def version_on(award: AwardType, day: datetime.date) -> RuleVersion:
    """The rules of the award on the day. Raises ``AwardCodeError`` where there are none."""
    version = award.versions.on(day).first()
    if not isinstance(version, RuleVersion):
        sentence = no_rule(law(), award.code, day)
        raise AwardCodeError(sentence[:1].upper() + sentence[1:])
    return version
