"""The JSON Schema of a file of facts; docs/what-if.schema.json is this, written out."""

from campaigns.eligibility.criteria.facts import LEVELS
from campaigns.eligibility.criteria.merits import MERITS
from campaigns.eligibility.whatif import parts
from campaigns.eligibility.whatif.parts import MOST_ROWS, Schema

MOST_SUBJECTS = 10_000
RECIPIENTS = ("individual", "collective", "household")

_SUBJECT = parts.record(
    {
        "name": parts.text("Name of the person or collective; given back."),
        "person": parts.text("Code of the person; given back."),
        "unit": parts.text("Code of the unit or collective; given back."),
        "note": parts.text("For the reader; not judged.", 2_000),
        "award": parts.code("Code of the award to be judged: CSTDCS, BKB_CN …", required=True),
        "on": parts.day("Day of the decision: it chooses the law.", required=True),
        "achievement_year": parts.year("Year of the achievement (năm xét), usually before “on”."),
        "recipient": parts.choice(
            "What the subject is; absent: what the award is for.", RECIPIENTS
        ),
        "ratings": {
            "type": ["object", "null"],
            "patternProperties": {"^[0-9]{4}$": parts.choice("Annual rating.", LEVELS)},
            "additionalProperties": False,
            "description": "Annual rating by year; an absent year: not known. NR: not rated, "
            "less than six months at work.",
        },
        "awards": parts.listed("All awards held before and in the year.", parts.AWARD),
        "unknown_awards": {
            "type": ["array", "null"],
            "items": parts.code("Code.", required=True),
            "maxItems": MOST_ROWS,
            "description": "Codes of awards about which “awards” may lack some.",
        },
        "meets_standards": {
            "type": ["object", "null"],
            "patternProperties": {
                "^[A-Z][A-Z0-9_]*$": parts.flag("Meets the standard of that award.")
            },
            "additionalProperties": False,
            "description": "Lower titles whose standard is met in the year although they are not "
            "granted yet; an absent code is judged from the other facts.",
        },
        "initiatives": parts.listed("Recognised sáng kiến and accepted đề tài.", parts.INITIATIVE),
        "disciplines": parts.listed("Disciplinary measures.", parts.DISCIPLINE),
        "under_proceedings": parts.flag(
            "Under disciplinary review, inspection, investigation or prosecution, or with an "
            "unsettled denunciation."
        ),
        "sex": parts.choice("For shorter times of service.", ("male", "female")),
        "posthumous": parts.flag("Given after death."),
        "service": {**parts.SERVICE, "type": ["object", "null"]},
        "maternity_leave": parts.listed(
            "Leave for childbirth: it is working time, so “NR” is no rating for such a year.",
            parts.LEAVE,
        ),
        "posts": parts.listed("Leading posts held; terms in one post are added up.", parts.POST),
        "registered_on": parts.day("Registration for emulation."),
        "submitted_on": parts.day("The papers were handed in."),
        "posted_working_days": parts.number(
            "Working days of public posting without an objection left open.", 366
        ),
        "founded_on": parts.day("Founding of the collective."),
        "members": {**parts.MEMBERS, "type": ["object", "null"]},
        "quotas": parts.listed("Limits by a share of another award.", parts.QUOTA),
        "merits": parts.listed(
            "What no register can compute; what is not listed is not stated.", parts.MERIT
        ),
        "unknown_merits": {
            "type": ["array", "null"],
            "items": parts.choice("Merit.", MERITS, required=True),
            "maxItems": MOST_ROWS,
            "description": "Merits about which nothing is known, although “merits” is given.",
        },
    },
    "award",
    "on",
    "achievement_year",
)
_SUBJECTS: Schema = {
    "type": "array",
    "minItems": 1,
    "maxItems": MOST_SUBJECTS,
    "items": {"$ref": "#/$defs/subject"},
}
SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Facts to be judged (thử tính), format 1",
    "description": "A list of subjects, or an object that holds it. A fact that is absent or null "
    "is not known; an empty list is known to be empty.",
    "anyOf": [
        _SUBJECTS,
        {
            **parts.record({"format": {"const": 1}, "subjects": _SUBJECTS}, "subjects"),
        },
    ],
    "$defs": {"subject": _SUBJECT},
}
SUBJECT: Schema = _SUBJECT
