"""Every page by the name of its address: who may open it."""

from awards_registry.policy.desk import LAW, RECORDS
from awards_registry.policy.roles import (
    ADMINISTRATOR,
    ALL,
    CLERK,
    LEADER,
    MEMBER,
    OFFICER,
    SECRETARY,
    SIGNATORY,
    STAFF,
    Role,
)

# PUBLIC needs no sign-in; otherwise the roles that may open the page.
PUBLIC = frozenset({"public"})
Who = frozenset[Role] | frozenset[str]
_DESK_ANY = STAFF
_COUNCIL = frozenset({OFFICER, SECRETARY, MEMBER, LEADER})
_BLOCKS = RECORDS | {SECRETARY, LEADER}
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
    "nomination_outside_refused": frozenset({OFFICER}),
    # entering: the grid, what is kept while one types, reports that come again
    "grid": frozenset({CLERK}),
    "grid_row": frozenset({CLERK}),
    "grid_withdraw": frozenset({CLERK}),
    "grid_candidates": frozenset({CLERK}),
    "entry_typing": frozenset({CLERK}),
    "entry_forget": frozenset({CLERK}),
    "entry_verdict": frozenset({CLERK}),
    "nomination_repeats": frozenset({CLERK, OFFICER, SECRETARY, LEADER}),
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
    "block_open_year": LAW,
    "block_appoint": LAW,
    "block_members": LAW,
    "block_hand_over": LAW,
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
    "import_kinds": RECORDS,
    "import_kind": RECORDS,
    "import_template": RECORDS,
    "import_batch": RECORDS,
    "import_apply": RECORDS,
    "import_undo": RECORDS,
    "import_drop": RECORDS,
    "import_returned": RECORDS,
    # people who stand in the register twice
    "person_duplicates": RECORDS,
    "person_merge": RECORDS,
    "person_merges": RECORDS,
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
