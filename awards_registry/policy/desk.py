"""The desk (Django admin): per model, who may view, who may write."""

from awards_registry.policy.roles import (
    ADMINISTRATOR,
    CLERK,
    LEADER,
    OFFICER,
    SECRETARY,
    SIGNATORY,
    STAFF,
    Role,
)

RECORDS = frozenset({CLERK, OFFICER, ADMINISTRATOR})
LAW = frozenset({OFFICER, ADMINISTRATOR})
DESK: dict[str, tuple[frozenset[Role], frozenset[Role]]] = {
    # model: (who views, who adds and changes)
    "units.unit": (RECORDS | {LEADER}, frozenset({ADMINISTRATOR})),
    "units.person": (RECORDS, RECORDS),
    "units.personaldata": (frozenset({CLERK, OFFICER}), frozenset({CLERK, OFFICER})),
    "units.personaldataread": (frozenset({ADMINISTRATOR}), frozenset()),
    "units.posting": (RECORDS, RECORDS),
    "units.household": (RECORDS, RECORDS),
    "units.annualrating": (RECORDS, RECORDS),
    "units.discipline": (RECORDS, RECORDS),
    "units.initiative": (RECORDS, RECORDS),
    "units.initiativeauthor": (RECORDS, RECORDS),
    "units.emulationblock": (LAW | {LEADER}, LAW),
    "units.blockyear": (LAW | {LEADER}, LAW),
    "units.blockmembership": (LAW | {LEADER}, LAW),
    "units.user": (frozenset({ADMINISTRATOR}), frozenset({ADMINISTRATOR})),
    "units.unitrole": (frozenset({ADMINISTRATOR}), frozenset({ADMINISTRATOR})),
    "campaigns.legaltext": (STAFF, LAW),
    "campaigns.awardtype": (STAFF, LAW),
    "campaigns.ruleversion": (STAFF, LAW),
    "campaigns.condition": (STAFF, LAW),
    "campaigns.basesalary": (STAFF, LAW),
    "campaigns.holiday": (STAFF, LAW),
    "campaigns.calendardate": (STAFF, LAW),
    "campaigns.campaign": (STAFF, LAW),
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
