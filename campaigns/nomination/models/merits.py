"""The grounds that a unit may state for a nomination."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Merit(models.TextChoices):
    """Grounds that no record proves by itself: stated by the nominating unit, judged by people."""

    CAMPAIGN_OUTSTANDING = "campaign_outstanding", _("outstanding in an emulation movement")
    CAMPAIGN_LEADER = "campaign_leader", _("leader of an emulation movement")
    EXTRAORDINARY = "extraordinary", _("extraordinary achievement")
    CONTRIBUTION = "contribution", _("great contribution")
    OUTSIDE_CONTRIBUTION = "outside_contribution", _("contribution from outside the sector")
    LONG_SERVICE = "long_service", _("long service in leading posts")
    INVENTION = "invention", _("invention or prize")
    EXCEEDS_TARGETS = "exceeds_targets", _("exceeded its targets")
    BLOCK_LEADER = "block_leader", _("leads its emulation block")
    BEST_OF_BLOCK_LEADERS = "best_of_block_leaders", _("best of the block leaders")
    CENTRAL_CLUSTER_LEADER = (
        "central_cluster_leader",
        _("leads a cluster of the Central council"),
    )
    CONTINUOUS_EXCELLENCE = "continuous_excellence", _("excellent over all the years asked for")
    NATION_WIDE_ACHIEVEMENT = "nation_wide_achievement", _("achievement of national effect")
    LEADING_NATIONWIDE = "leading_nationwide", _("leads its field in the whole country")
    REGISTERED_IN_TIME = "registered_in_time", _("registered for emulation in time")
    POSTING_DONE = "posting_done", _("posted publicly as long as asked, no objection left open")
    AUTHORITY_CRITERIA = "authority_criteria", _("meets what the granting authority asks for")
