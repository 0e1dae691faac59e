"""The JSON Schema of a rule pack; docs/rule-pack.schema.json is this, written out."""

from typing import Any

from campaigns.catalogue.models import AwardType
from campaigns.eligibility.criteria.facts import POSTS
from campaigns.eligibility.criteria.kinds import KINDS, Kind
from campaigns.eligibility.criteria.schema import LONGEST_MONTH, MONTHS, PERCENT, RATED, Param

FORMAT = 1
MOST_ROWS = 2_000
MOST_PATHS = 100
MOST_DAYS = 365
MOST_VND = 2_000_000_000
MOST_COUNTED = 10_000

Schema = dict[str, Any]


def _record(properties: Schema, *required: str) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": list(required),
    }


def _listed(items: Schema) -> Schema:
    return {"type": "array", "items": items, "maxItems": MOST_ROWS}


def _text(longest: int, least: int = 0) -> Schema:
    return {"type": "string", "minLength": least, "maxLength": longest}


def _whole(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _choice(values: Any) -> Schema:
    return {"type": "string", "enum": list(values)}


def _or_null(schema: Schema) -> Schema:
    wider = schema | {"type": [schema["type"], "null"]}
    return wider | ({"enum": [*schema["enum"], None]} if "enum" in schema else {})


DAY: Schema = {"type": "string", "format": "date"}
FLAG: Schema = {"type": "boolean"}
CODE = _text(64, least=1)
BASIS = _text(255, least=1)
COUNT = _whole(1, MOST_COUNTED)

_PARAMS: Schema = {
    "count": COUNT,
    "number": _whole(0, MOST_COUNTED),
    "percent": _whole(1, PERCENT),
    "flag": FLAG,
    "code": CODE,
    "award": CODE,
    "codes": _listed(CODE) | {"minItems": 1},
    "awards": _listed(CODE) | {"minItems": 1},
    "month": _whole(1, MONTHS),
    "day": _whole(1, LONGEST_MONTH),
    "levels": _listed(_record({"level": _choice(RATED), "years": COUNT}, "level", "years")),
    "options": _listed(_listed(_record({"code": CODE, "count": COUNT}, "code", "count"))),
    "posts": _listed(_record({"post": _choice(POSTS), "years": COUNT}, "post", "years")),
    "service": _record({"sector": COUNT, "total": COUNT}),
}


def _param(param: Param) -> Schema:
    made: Schema = dict(_PARAMS[param.type])
    if param.choices and param.type == "codes":
        return made | {"items": _choice(param.choices)}
    return _choice(param.choices) if param.choices else made


def params_schema(kind: Kind) -> Schema:
    """What the particulars of one kind of condition may be."""
    required = [name for name, param in kind.params.items() if param.required]
    return _record({name: _param(param) for name, param in kind.params.items()}, *required)


# Which particulars a condition may have is said by its kind.
_CONDITION = _record(
    {
        "path": _whole(0, MOST_PATHS),
        "kind": _choice(KINDS),
        "params": {"type": "object", "additionalProperties": True},
        "legal_basis": _text(255),
    },
    *("path", "kind", "params"),
) | {
    "allOf": [
        {
            "if": {"properties": {"kind": {"const": name}}},
            "then": {"properties": {"params": params_schema(kind)}},
        }
        for name, kind in KINDS.items()
    ]
}
_VERSION = _record(
    {
        "valid_from": DAY,
        "valid_to": _or_null(DAY),
        "name_vi": _text(255),
        "name_en": _text(255),
        "legal_basis": BASIS,
        "legal_text": _or_null(CODE),
        "vote_percent": _or_null(_whole(1, PERCENT)),
        "secret_ballot": _or_null(FLAG),
        "posting_working_days": _or_null(_whole(0, MOST_DAYS)),
        "bonus": _or_null(_text(8, least=1)),
        "bonus_is_cap": FLAG,
        "dossier": _listed(_text(300, least=1)),
        "deadline": _text(128),
        "consideration": _text(64),
        "verified": FLAG,
        "bonus_verified": _or_null(FLAG),
        "notes": _text(10_000),
        "sources": _listed(_text(1_000, least=1)),
        "conditions": _listed(_CONDITION) | {"minItems": 1},
    },
    *("valid_from", "legal_basis", "conditions"),
)
_AWARD = _record(
    {
        "code": _text(24, least=1),
        "group": _text(24, least=1),
        "name_vi": BASIS,
        "name_en": _text(255),
        "kind": _choice(AwardType.Kind.values),
        "form": _text(32, least=1),
        "recipient": _choice(AwardType.Recipient.values),
        "level": _choice(AwardType.GrantLevel.values),
        "granting_authority": _text(255),
        "precedence": _whole(0, MOST_COUNTED),
        "versions": _listed(_VERSION),
    },
    *("code", "group", "name_vi", "kind", "form", "recipient", "level", "precedence", "versions"),
)
_TEXT = _record(
    {
        "code": CODE,
        "title_vi": _text(400, least=1),
        "title_en": _text(400),
        "issued_on": _or_null(DAY),
        "valid_from": DAY,
        "valid_to": _or_null(DAY),
        "link": _text(500),
        "verified": FLAG,
    },
    *("code", "title_vi", "valid_from"),
)
_SALARY = _record(
    {"valid_from": DAY, "vnd": _whole(1, MOST_VND), "legal_basis": BASIS, "verified": FLAG},
    *("valid_from", "vnd", "legal_basis"),
)
_HOLIDAY = _record(
    {
        "name": BASIS,
        "starts_on": DAY,
        "ends_on": DAY,
        "worked": FLAG,
        "legal_basis": BASIS,
        "verified": FLAG,
    },
    *("name", "starts_on", "ends_on", "legal_basis"),
)
SCHEMA: Schema = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": f"Rule pack (bộ quy định), format {FORMAT}",
    "description": "The law's catalogue as data; what each place means stands in rule-pack.md.",
    **_record(
        {
            "format": _whole(FORMAT, FORMAT),
            "name": BASIS,
            "notes": _text(10_000),
            "legal_texts": _listed(_TEXT),
            "base_salaries": _listed(_SALARY),
            "holidays": _listed(_HOLIDAY),
            "awards": _listed(_AWARD),
        },
        *("format", "name", "legal_texts", "base_salaries", "awards"),
    ),
}
