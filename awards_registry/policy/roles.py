"""What a person may be for a unit."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person does for a unit; held through a dated ``UnitRole``."""

    CLERK = "clerk", _("HR clerk")  # cán bộ làm công tác thi đua, khen thưởng của đơn vị
    OFFICER = "officer", _("Award officer")  # cơ quan thường trực Hội đồng
    SECRETARY = "secretary", _("Council secretary")
    MEMBER = "member", _("Council member")
    SIGNATORY = "signatory", _("Signatory")
    LEADER = "leader", _("Leader")
    ADMINISTRATOR = "administrator", _("Administrator")


ALL = frozenset(Role)
STAFF = ALL - {Role.MEMBER}
CLERK, OFFICER, SECRETARY = Role.CLERK, Role.OFFICER, Role.SECRETARY
MEMBER, SIGNATORY, LEADER = Role.MEMBER, Role.SIGNATORY, Role.LEADER
ADMINISTRATOR = Role.ADMINISTRATOR
