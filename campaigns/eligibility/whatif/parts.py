"""Parts of the JSON Schema: kinds of values, and the records in the lists of a subject."""

from typing import Any

from campaigns.eligibility.criteria.facts import FORMS, SCOPES
from campaigns.eligibility.criteria.initiatives import KINDS
from campaigns.eligibility.criteria.merits import LAUNCHERS, MERITS

FIRST_YEAR, LAST_YEAR = 1945, 2100
MOST_ROWS = 200
MOST_COUNTED = 1_000_000
MOST_MONTHS = 1_200
OCCASIONS = ("merit", "campaign", "extraordinary", "long_service", "tenure", "external")

Schema = dict[str, Any]


def text(words: str, longest: int = 300) -> Schema:
    return {
        "type": ["string", "null"],
        "minLength": 1,
        "maxLength": longest,
        "description": words,
    }


def day(words: str, *, required: bool = False) -> Schema:
    kind: Any = "string" if required else ["string", "null"]
    return {"type": kind, "format": "date", "description": f"{words} YYYY-MM-DD."}


def year(words: str) -> Schema:
    return {
        "type": "integer",
        "minimum": FIRST_YEAR,
        "maximum": LAST_YEAR,
        "description": words,
    }


def number(words: str, most: int = MOST_COUNTED) -> Schema:
    return {"type": ["integer", "null"], "minimum": 0, "maximum": most, "description": words}


def flag(words: str) -> Schema:
    return {"type": ["boolean", "null"], "description": words}


def choice(words: str, values: Any, *, required: bool = False) -> Schema:
    wanted = list(values)
    if required:
        return {"type": "string", "enum": wanted, "description": words}
    return {"type": ["string", "null"], "enum": [*wanted, None], "description": words}


def code(words: str, *, required: bool = False) -> Schema:
    kind: Any = "string" if required else ["string", "null"]
    return {"type": kind, "minLength": 1, "maxLength": 24, "description": words}


def record(properties: Schema, *required: str) -> Schema:
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return made | ({"required": list(required)} if required else {})


def listed(words: str, item: Schema) -> Schema:
    return {
        "type": ["array", "null"],
        "items": item,
        "maxItems": MOST_ROWS,
        "description": f"{words} null or absent: not known; []: known to be none.",
    }


AWARD = record(
    {
        "award": code("Code of the award, e.g. CSTDCS.", required=True),
        "year": year("Achievement year, not the year of the decision."),
        "decided_on": day("Day of its decision; one after “on” was not held yet."),
        "occasion": choice(
            "Kind of achievement it was given for: merit (công trạng, the default), campaign "
            "(phong trào, chuyên đề), extraordinary (đột xuất), long_service (cống hiến), tenure "
            "(niên hạn), external (đối ngoại).",
            OCCASIONS,
        ),
        "unit": text("Where it was received; awards count across units and their mergers."),
    },
    "award",
    "year",
)
INITIATIVE = record(
    {
        "kind": choice("initiative: sáng kiến; topic: đề tài.", KINDS, required=True),
        "scope": choice("Scope of its effect, as recognised.", SCOPES, required=True),
        "year": year("Year of recognition or acceptance."),
        "title": text("Its name."),
        "used_for": text(
            "Another award it has already served, code or name; null or absent: none. It may "
            "serve once only."
        ),
    },
    "kind",
    "scope",
    "year",
)
DISCIPLINE = record(
    {
        "form": choice("Form of the discipline, mild to hard.", FORMS, required=True),
        "from": day("First day in force.", required=True),
        "until": day("Last day in force; null or absent: still in force."),
    },
    "form",
    "from",
)
POST = record(
    {
        "post": code(
            "thu_truong, tong_cuc_truong, pho_tong_cuc_truong, vu_cuc_truong, pho_vu_cuc_truong, "
            "or another one that a rule names.",
            required=True,
        ),
        "from": day("First day in the post."),
        "until": day("Last day in the post; null or absent: to this day."),
        "months": number("Whole months in the post, instead of days.", MOST_MONTHS),
    },
    "post",
)
LEAVE = record(
    {"from": day("First day.", required=True), "until": day("Last day.", required=True)},
    "from",
    "until",
)
SERVICE = record(
    {
        "recruited_on": day("Beginning of continuous service."),
        "joined_sector_on": day("Beginning of service in the sector."),
        "total_months": number("Whole months of service, instead of the day.", MOST_MONTHS),
        "sector_months": number("Whole months in the sector, instead of the day.", MOST_MONTHS),
        "hard_area": flag("Service in mountain, island or special-difficulty areas."),
    }
)
MEMBERS = record(
    {
        "count": number("Members of the collective at the end of the year."),
        "awarded": {
            "type": ["object", "null"],
            "patternProperties": {"^[A-Z][A-Z0-9_]*$": number("Holders of that award.")},
            "additionalProperties": False,
            "description": "Holders of the year by award code; an absent code: not known.",
        },
        "complete": number("How many completed their tasks."),
        "disciplined": {
            "type": ["object", "null"],
            "properties": {form: number("Persons.") for form in FORMS},
            "additionalProperties": False,
            "description": "Persons disciplined in the year by form; {}: nobody; null: not known.",
        },
    }
)
QUOTA = record(
    {
        "scope": choice("Where the share is counted.", ("unit", "ministry"), required=True),
        "of": code("Award whose holders are the base: LDTT, CTDB.", required=True),
        "base": number("How many hold it: the base of the share."),
        "granted": number("Awards already granted within the limit, without this subject."),
    },
    "scope",
    "of",
)
MERIT = record(
    {
        "merit": choice("What the appraiser states.", MERITS, required=True),
        "years": number("Years of the campaign, contribution or lead.", 100),
        "launched_by": choice("Who launched the campaign.", LAUNCHERS),
    },
    "merit",
)
