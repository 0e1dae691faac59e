"""Names of the small codes that the engine uses: levels, scopes, forms, posts, merits."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from campaigns.eligibility.criteria import Answer

# Award names by code; a code without a name stands for itself.
Names = Mapping[str, str]

VERDICTS: Mapping[Answer, Promise] = {
    Answer.ELIGIBLE: _("Meets the conditions"),
    Answer.NOT_ELIGIBLE: _("Does not meet the conditions"),
    Answer.CANNOT_TELL: _("Not enough data to tell"),
}
LEVELS: Mapping[str, Promise] = {
    "HTXSNV": _("tasks completed excellently"),
    "HTTNV": _("tasks completed well"),
    "HTNV": _("tasks completed"),
    "KHTNV": _("tasks not completed"),
}
SCOPES: Mapping[str, Promise] = {
    "base": _("base level"),
    "ministry": _("ministry level"),
    "nation": _("nation-wide level"),
}
FORMS: Mapping[str, Promise] = {
    "khien_trach": _("formal reprimand"),
    "canh_cao": _("formal warning"),
    "ha_bac_luong": _("lowering of the salary grade"),
    "giang_chuc": _("demotion"),
    "cach_chuc": _("removal from office"),
    "buoc_thoi_viec": _("dismissal"),
}
BASES: Mapping[str, Promise] = {
    "sector": _("service in the sector"),
    "total": _("service in all"),
}
POSTS: Mapping[str, Promise] = {
    "thu_truong": _("deputy minister"),
    "tong_cuc_truong": _("director general of a general department"),
    "pho_tong_cuc_truong": _("deputy director general of a general department"),
    "vu_cuc_truong": _("director of a department"),
    "pho_vu_cuc_truong": _("deputy director of a department"),
}
LAUNCHERS: Mapping[str, Promise] = {
    "pm_or_president": _("the Prime Minister or the State President"),
    "ministry": _("the ministry"),
    "unit": _("the unit"),
}
RECIPIENTS: Mapping[str, Promise] = {
    "individual": _("individuals"),
    "collective": _("collectives"),
    "household": _("households"),
}
COUNTS: Mapping[str, Promise] = {
    "count": _("members of the collective"),
    "complete": _("members who completed their tasks"),
    "disciplined": _("members under discipline in the year"),
}
MERITS: Mapping[str, Promise] = {
    "authority_criteria": _("meets the criteria set by the granting authority"),
    "best_of_block_leaders": _("the best of the collectives that lead an emulation block"),
    "block_leader": _("leads its emulation block"),
    "campaign_leader": _("leads a campaign at its final review"),
    "campaign_outstanding": _("outstanding in an emulation campaign"),
    "central_cluster_leader": _("leads a cluster of the Central Council"),
    "continuous_excellence": _("continuously excellent achievements"),
    "contribution": _("great contribution"),
    "exceeds_targets": _("exceeds the targets and tasks given"),
    "extraordinary": _("extraordinary achievement"),
    "invention": _("invention or work of great benefit"),
    "leading_nationwide": _("leads the whole country in its field"),
    "long_service": _("long contribution in leading posts"),
    "nation_wide_achievement": _("achievement with effect on the whole country"),
    "outside_contribution": _("confirmed contribution to the sector from outside it"),
    "posting_done": _("posted publicly as long as asked, no objection left open"),
    "registered_in_time": _("registered for emulation in time"),
}


def named(labels: Mapping[str, Promise], code: object) -> str:
    """The name of a code, or the code itself when it has none."""
    return str(labels.get(str(code), code))


def verdict_label(answer: Answer | str) -> str:
    """The answer in words."""
    return str(VERDICTS[Answer(answer)])
