"""Loading a rule pack: the law's catalogue as data, the same file twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards_registry.ledger.actions import append
from awards_registry.ledger.canonical import digest
from campaigns.catalogue.models import (
    AwardType,
    BaseSalary,
    Condition,
    Holiday,
    LegalText,
    RuleVersion,
    exact,
)
from campaigns.eligibility.amending.resting import resting_on
from campaigns.eligibility.pack.check import objections
from units.accounts.models import User

MOST_SAID = 20


class PackError(ValueError):
    """Raised where a rule pack cannot be loaded; nothing was. ``sentences`` say why."""

    def __init__(self, sentences: list[str]) -> None:
        self.sentences = sentences
        rest = len(sentences) - MOST_SAID
        more = [_("… and %(count)s more.") % {"count": rest}] if rest > 0 else []
        super().__init__("\n".join([*sentences[:MOST_SAID], *more]))


@transaction.atomic
def load_pack(pack: dict[str, Any], *, by: User | None = None) -> dict[str, int]:
    """Bring the catalogue to what ``pack`` says; rows of other packs stay.

    Returns how many legal texts, awards, versions and conditions the pack holds. Raises
    ``PackError`` before anything is written where something in the pack is wrong, contradicts the
    catalogue, or would change a rule by which awards were decided.
    """
    refused = objections(pack) or list(_touched(pack))
    if refused:
        raise PackError(refused)
    for text in pack["legal_texts"]:
        _keep(LegalText, {"code": text["code"]}, _text_fields(text))
    for salary in pack["base_salaries"]:
        values = {"vnd": salary["vnd"], **_grounds(salary)}
        _keep(BaseSalary, {"valid_from": salary["valid_from"]}, values)
    for row in pack.get("holidays", ()):
        key = {"starts_on": row["starts_on"], "worked": row.get("worked", False)}
        _keep(Holiday, key, {"name": row["name"], "ends_on": row["ends_on"], **_grounds(row)})
    texts = dict(LegalText.objects.values_list("code", "pk"))
    counts = {"legal_texts": len(pack["legal_texts"]), "awards": 0, "versions": 0, "conditions": 0}
    for award in pack["awards"]:
        kept = _keep(AwardType, {"code": award["code"]}, _award_fields(award))
        counts["awards"] += 1
        for version in award["versions"]:
            counts["versions"] += 1
            counts["conditions"] += _keep_version(kept, version, texts)
    some = AwardType.objects.order_by("pk").first()
    if some:
        append("catalogue.load", some, by=by, pack=pack["name"], digest=_seal(pack), **counts)
    return counts


def _touched(pack: dict[str, Any]) -> Iterator[str]:
    """Versions by which awards were decided, where the pack would have them judged otherwise."""
    versions = RuleVersion.objects.select_related("award_type").prefetch_related("conditions")
    rested = {row.pk: row for row in resting_on(versions)}
    kept = {(row.award_type.code, row.valid_from.isoformat()): row for row in rested.values()}
    for award in pack["awards"]:
        for version in award["versions"]:
            row = kept.get((award["code"], version["valid_from"]))
            if row and _judged_by(row) != _would_judge_by(version):
                yield _(
                    "%(award)s: awards were decided by the version from %(day)s; enter a new "
                    "version instead of changing it."
                ) % {"award": award["name_vi"], "day": f"{row.valid_from:%d/%m/%Y}"}


def _judged_by(row: RuleVersion) -> tuple[Any, ...]:
    conditions = [(each.path, each.kind, each.params) for each in row.conditions.all()]
    return (exact(row.bonus_rate), row.bonus_is_cap, row.vote_percent, conditions)


def _would_judge_by(version: dict[str, Any]) -> tuple[Any, ...]:
    rate, rows = version.get("bonus"), sorted(version["conditions"], key=lambda row: row["path"])
    return (
        exact(Decimal(rate)) if rate is not None else None,
        version.get("bonus_is_cap", False),
        version.get("vote_percent"),
        [(row["path"], row["kind"], row["params"]) for row in rows],
    )


def _grounds(row: dict[str, Any]) -> dict[str, Any]:
    return {"legal_basis": row["legal_basis"], "verified": row.get("verified", False)}


def _seal(pack: dict[str, Any]) -> str:
    return digest(pack)


def _keep(model: type[Any], key: dict[str, Any], values: dict[str, Any]) -> Any:
    return model.objects.update_or_create(**key, defaults=values)[0]


def _text_fields(text: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": text["title_vi"],
        "title_en": text.get("title_en", ""),
        "valid_from": text["valid_from"],
        "link": text.get("link", ""),
        "verified": text.get("verified", False),
        **{key: text.get(key) for key in ("issued_on", "valid_to")},
    }


def _award_fields(award: dict[str, Any]) -> dict[str, Any]:
    same = ("group", "kind", "form", "recipient", "level", "precedence")
    return {
        "name": award["name_vi"],
        "name_en": award.get("name_en", ""),
        "granting_authority": award.get("granting_authority", ""),
        **{key: award[key] for key in same},
    }


def _keep_version(award: AwardType, version: dict[str, Any], texts: dict[str, int]) -> int:
    """One version with its conditions; returns how many conditions it has."""
    values = {
        "valid_to": version.get("valid_to"),
        "legal_basis": version["legal_basis"],
        "name": version.get("name_vi", ""),
        "legal_text_id": texts.get(version.get("legal_text") or ""),
        "bonus_rate": version.get("bonus"),
        **{key: version.get(key) for key in ("vote_percent", "secret_ballot")},
        "posting_working_days": version.get("posting_working_days"),
        **{key: version.get(key, False) for key in ("bonus_is_cap", "verified")},
        **{key: version.get(key, []) for key in ("dossier", "sources")},
        **{key: version.get(key, "") for key in ("deadline", "consideration", "notes")},
    }
    kept: RuleVersion = _keep(
        RuleVersion, {"award_type": award, "valid_from": version["valid_from"]}, values
    )
    wanted = [
        (row["path"], order, row["kind"], row["params"], row.get("legal_basis", ""))
        for order, row in enumerate(version["conditions"])
    ]
    fields = ("path", "order", "kind", "params", "legal_basis")
    if list(kept.conditions.order_by("order").values_list(*fields)) != wanted:
        kept.conditions.all().delete()
        Condition.objects.bulk_create(
            Condition(rule_version=kept, **dict(zip(fields, row, strict=True))) for row in wanted
        )
    return len(wanted)
