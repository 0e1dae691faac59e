"""One page that says who may do what: roles, their permissions, and who may open which page.

A page that is not declared here is not served (``middleware.DeclaredPages``) and fails a
test that is generated from the URL resolver and the admin registry. Which *rows* a person
sees is another question with another home: ``visible_to(user)`` of each model.
"""

from django.db import models
from django.utils.functional import Promise
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

# --- The desk (Django admin): per model, who may view, who may write.
_RECORDS = frozenset({CLERK, OFFICER, ADMINISTRATOR})
_LAW = frozenset({OFFICER, ADMINISTRATOR})
DESK: dict[str, tuple[frozenset[Role], frozenset[Role]]] = {
    # model: (who views, who adds and changes)
    "units.unit": (_RECORDS | {LEADER}, frozenset({ADMINISTRATOR})),
    "units.person": (_RECORDS, _RECORDS),
    "units.personaldata": (frozenset({CLERK, OFFICER}), frozenset({CLERK, OFFICER})),
    "units.personaldataread": (frozenset({ADMINISTRATOR}), frozenset()),
    "units.posting": (_RECORDS, _RECORDS),
    "units.household": (_RECORDS, _RECORDS),
    "units.annualrating": (_RECORDS, _RECORDS),
    "units.discipline": (_RECORDS, _RECORDS),
    "units.initiative": (_RECORDS, _RECORDS),
    "units.initiativeauthor": (_RECORDS, _RECORDS),
    "units.emulationblock": (_LAW | {LEADER}, _LAW),
    "units.blockyear": (_LAW | {LEADER}, _LAW),
    "units.blockmembership": (_LAW | {LEADER}, _LAW),
    "units.user": (frozenset({ADMINISTRATOR}), frozenset({ADMINISTRATOR})),
    "units.unitrole": (frozenset({ADMINISTRATOR}), frozenset({ADMINISTRATOR})),
    "campaigns.legaltext": (STAFF, _LAW),
    "campaigns.awardtype": (STAFF, _LAW),
    "campaigns.ruleversion": (STAFF, _LAW),
    "campaigns.condition": (STAFF, _LAW),
    "campaigns.basesalary": (STAFF, _LAW),
    "campaigns.holiday": (STAFF, _LAW),
    "campaigns.calendardate": (STAFF, _LAW),
    "campaigns.campaign": (STAFF, _LAW),
    "campaigns.round": (STAFF, frozenset({OFFICER})),
    "campaigns.deadline": (STAFF, frozenset({OFFICER})),
    "campaigns.asked": (STAFF, frozenset({OFFICER})),
    "campaigns.nomination": (frozenset({CLERK, OFFICER, SECRETARY, LEADER}), frozenset({CLERK})),
    "campaigns.award": (frozenset({CLERK, OFFICER, SECRETARY, SIGNATORY, LEADER}), frozenset()),
    "campaigns.council": (frozenset({OFFICER, SECRETARY, ADMINISTRATOR}), frozenset({SECRETARY})),
    "campaigns.member": (frozenset({OFFICER, SECRETARY, ADMINISTRATOR}), frozenset({SECRETARY})),
    "ledger.entry": (frozenset({ADMINISTRATOR, LEADER, OFFICER}), frozenset()),
}


def permissions_of(role: Role) -> frozenset[str]:
    """Django's permission names that ``role`` brings along; deleting is nobody's."""
    names = set()
    for label, (viewers, writers) in DESK.items():
        app, model = label.split(".")
        if role in viewers | writers:
            names.add(f"{app}.view_{model}")
        if role in writers:
            names |= {f"{app}.add_{model}", f"{app}.change_{model}"}
    return frozenset(names)


# --- Pages. PUBLIC needs no sign-in; otherwise the roles that may open the page.
PUBLIC = frozenset({"public"})
Who = frozenset[Role] | frozenset[str]
_DESK_ANY = STAFF
_COUNCIL = frozenset({OFFICER, SECRETARY, MEMBER, LEADER})
_BLOCKS = _RECORDS | {SECRETARY, LEADER}
_RADAR = frozenset({CLERK, OFFICER, LEADER})
_SUBMISSIONS = frozenset({CLERK, OFFICER, SECRETARY, SIGNATORY, LEADER})
_DECISIONS = frozenset({OFFICER, SECRETARY, SIGNATORY, LEADER})
_OUTBOX = frozenset({CLERK, OFFICER, SECRETARY})
_ROUNDS = frozenset({CLERK, OFFICER, SECRETARY, LEADER})
PAGES: dict[str, Who] = {
    "home": PUBLIC,
    "sign_in": PUBLIC,
    "sign_out": PUBLIC,
    "set_language": PUBLIC,
    "health": PUBLIC,
    "check": PUBLIC,
    "check_code": PUBLIC,
    "honours": PUBLIC,
    "password_change": ALL,
    "password_change_done": ALL,
    # a role delegated while its holder is away
    "stand_ins": ALL,
    "stand_in_name": ALL,
    "stand_in_end": ALL,
    "search": ALL,
    "job": ALL,
    "job_state": ALL,
    # what one was told, and what the own office tells
    "inbox": ALL,
    "inbox_read": ALL,
    "outbox": _OUTBOX,
    "outbox_message": _OUTBOX,
    "outbox_act": _OUTBOX,
    "outbox_silence": _OUTBOX,
    # terms and conditions in words
    "glossary": ALL,
    "award_criteria": ALL,
    # rounds: what is asked of whom, until when
    "round_list": _ROUNDS,
    "round": _ROUNDS,
    "round_remind": frozenset({OFFICER}),
    "round_next_year": frozenset({OFFICER}),
    "round_nothing": frozenset({CLERK}),
    "round_nothing_recall": frozenset({CLERK}),
    # the first day of somebody new
    "first_day": frozenset({CLERK}),
    "first_day_dismiss": frozenset({CLERK}),
    # the nomination and what may be done with it
    "nomination": frozenset({CLERK, OFFICER, SECRETARY, MEMBER, SIGNATORY, LEADER}),
    "nomination_list": frozenset({CLERK, OFFICER, SECRETARY, LEADER}),
    "nomination_judge": frozenset({CLERK, OFFICER}),
    "limit": frozenset({CLERK, OFFICER, SECRETARY, LEADER}),
    "limit_lines": frozenset({CLERK, OFFICER, SECRETARY, LEADER}),
    "nomination_override": frozenset({CLERK, OFFICER}),
    "nomination_override_confirm": frozenset({OFFICER, LEADER}),
    "nomination_override_refuse": frozenset({OFFICER, LEADER}),
    "nomination_override_withdraw": frozenset({CLERK, OFFICER}),
    "nomination_submit": frozenset({CLERK}),
    "nomination_recall": frozenset({CLERK}),
    "nomination_withdraw": frozenset({CLERK}),
    "nomination_screen": frozenset({OFFICER}),
    "nomination_return": frozenset({OFFICER}),
    "nomination_reject": frozenset({OFFICER}),
    "nomination_forward": frozenset({OFFICER}),
    "nomination_call_back": frozenset({OFFICER}),
    "nomination_recommend": frozenset({OFFICER}),
    "nomination_incoming": frozenset({OFFICER}),
    "nomination_answer": frozenset({CLERK}),
    "nomination_versions": frozenset({CLERK, OFFICER, SECRETARY, MEMBER, SIGNATORY, LEADER}),
    "nomination_outside": frozenset({OFFICER}),
    # entering: the grid, what is kept while one types, reports that come again
    "grid": frozenset({CLERK}),
    "grid_row": frozenset({CLERK}),
    "grid_withdraw": frozenset({CLERK}),
    "grid_candidates": frozenset({CLERK}),
    "entry_typing": frozenset({CLERK}),
    "entry_forget": frozenset({CLERK}),
    "entry_verdict": frozenset({CLERK}),
    "nomination_repeats": frozenset({CLERK, OFFICER, SECRETARY, LEADER}),
    "nomination_outside_refused": frozenset({OFFICER}),
    # one step upwards with many at once: the submission and its list
    "submission_list": _SUBMISSIONS,
    "submission": _SUBMISSIONS,
    **dict.fromkeys(
        (
            "submission_new",
            "submission_describe",
            "submission_add",
            "submission_take_out",
            "submission_split",
            "submission_merge",
            "submission_drop",
            "submission_send",
        ),
        frozenset({CLERK, OFFICER}),
    ),
    # the papers of a dossier: added by the unit, read by everybody whom the nomination concerns
    "nomination_attach": frozenset({CLERK}),
    "nomination_waive": frozenset({CLERK}),
    "paper_take_out": frozenset({CLERK}),
    "paper_file": frozenset({CLERK, OFFICER, SECRETARY, MEMBER, SIGNATORY, LEADER}),
    "nomination_form": frozenset({CLERK, OFFICER}),
    "submission_form": frozenset({CLERK, OFFICER}),
    # who could be nominated, and what is missing
    "radar": _RADAR,
    "radar_start": _RADAR,
    "radar_person": _RADAR,
    "radar_unit": _RADAR,
    # facts that are typed in, judged by the law
    "what_if": frozenset({CLERK, OFFICER, SECRETARY, LEADER}),
    # the posting for opinions of the public
    "posting_public_list": PUBLIC,
    "posting_public": PUBLIC,
    "posting_speak": PUBLIC,
    "opinion": PUBLIC,
    "opinion_code": PUBLIC,
    "posting_list": _DECISIONS,
    "posting": _DECISIONS,
    "posting_report": _DECISIONS,
    "posting_draft": frozenset({OFFICER}),
    "posting_revise": frozenset({OFFICER}),
    "posting_open": frozenset({OFFICER}),
    "posting_call_off": frozenset({OFFICER}),
    "posting_outcomes": frozenset({OFFICER}),
    "posting_close": frozenset({OFFICER}),
    "posting_opinion": frozenset({OFFICER}),
    # the council
    "sitting_list": _COUNCIL,
    "sitting": _COUNCIL,
    "sitting_plan": frozenset({SECRETARY}),
    "sitting_agenda": frozenset({SECRETARY}),
    "sitting_open": frozenset({SECRETARY}),
    "sitting_close": frozenset({SECRETARY}),
    "sitting_ballot": frozenset({MEMBER}),
    "sitting_cast": frozenset({MEMBER}),
    # decisions and certificates
    "decision_list": _DECISIONS,
    "decision": _DECISIONS,
    "decision_paper": _DECISIONS,
    "decision_draft": frozenset({OFFICER}),
    "decision_drop_line": frozenset({OFFICER}),
    "decision_sign": frozenset({SIGNATORY}),
    "decision_publish": frozenset({OFFICER}),
    "certificates_print": frozenset({OFFICER}),
    "certificate_file": frozenset({OFFICER, SIGNATORY, LEADER, CLERK}),
    # emulation blocks
    "block_list": _BLOCKS,
    "block": _BLOCKS,
    "block_open_year": _LAW,
    "block_appoint": _LAW,
    "block_members": _LAW,
    "block_hand_over": _LAW,
    # units: what they are and were, and how they become others
    "unit": frozenset({CLERK, OFFICER, SECRETARY, SIGNATORY, LEADER, ADMINISTRATOR}),
    "unit_rename": frozenset({ADMINISTRATOR}),
    "unit_merge": frozenset({ADMINISTRATOR}),
    "unit_split": frozenset({ADMINISTRATOR}),
    "unit_dissolve": frozenset({ADMINISTRATOR}),
    # figures
    "dashboard": frozenset({LEADER, OFFICER, SIGNATORY, SECRETARY}),
    "register": frozenset({CLERK, OFFICER, SECRETARY, SIGNATORY, LEADER}),
    "legacy_awards": frozenset({OFFICER}),
    "five_year_tally": frozenset({LEADER, OFFICER, SIGNATORY, SECRETARY}),
    # lists that offices hand in
    "import_kinds": _RECORDS,
    "import_kind": _RECORDS,
    "import_template": _RECORDS,
    "import_batch": _RECORDS,
    "import_apply": _RECORDS,
    "import_undo": _RECORDS,
    "import_drop": _RECORDS,
    "import_returned": _RECORDS,
    # people who stand in the register twice
    "person_duplicates": _RECORDS,
    "person_merge": _RECORDS,
    "person_merges": _RECORDS,
    "person_merge_undo": frozenset({CLERK, OFFICER}),
    # the desk itself
    "admin:index": _DESK_ANY,
    "admin:app_list": _DESK_ANY,
    "admin:jsi18n": _DESK_ANY,
    "admin:autocomplete": _DESK_ANY,
    "admin:login": PUBLIC,  # leads to sign_in
    "admin:logout": PUBLIC,
    "admin:password_change": ALL,
    "admin:password_change_done": ALL,
}


def who_may(view_name: str) -> Who | None:
    """Who may open the page of that name; ``None`` where nobody declared it."""
    if view_name in PAGES:
        return PAGES[view_name]
    space, _colon, page = view_name.partition(":")
    if space == "admin":
        for label, (viewers, writers) in DESK.items():
            if page.startswith(label.replace(".", "_") + "_"):
                return viewers | writers
    return None


def names_of(who: Who) -> list[str | Promise]:
    """The roles as words for people, to say who could help."""
    return [Role(role).label for role in Role if role in who]
