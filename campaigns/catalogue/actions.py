"""Loading a rule pack: the law's catalogue as data, the same file twice changes nothing."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from awards_registry.ledger.actions import append
from awards_registry.ledger.canonical import digest
from campaigns.catalogue.models import AwardType, BaseSalary, Condition, LegalText, RuleVersion
from units.accounts.models import User

FORMAT = 1


class PackError(ValueError):
    """Raised where a rule pack is not one; nothing was loaded."""


@transaction.atomic
def load_pack(pack: dict[str, Any], *, by: User | None = None) -> dict[str, int]:
    """Bring the catalogue to what ``pack`` says; rows of other packs stay.

    Returns how many legal texts, awards, versions and conditions the pack holds. Raises
    ``PackError`` before anything is written where the pack has another format.
    """
    if pack.get("format") != FORMAT:
        raise PackError(f"This is not a rule pack of format {FORMAT}.")
    for text in pack["legal_texts"]:
        _keep(LegalText, {"code": text["code"]}, _text_fields(text))
    for salary in pack["base_salaries"]:
        values = {key: salary[key] for key in ("vnd", "legal_basis", "verified")}
        _keep(BaseSalary, {"valid_from": salary["valid_from"]}, values)
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


def _seal(pack: dict[str, Any]) -> str:
    return digest(pack)


def _keep(model: type[Any], key: dict[str, Any], values: dict[str, Any]) -> Any:
    return model.objects.update_or_create(**key, defaults=values)[0]


def _text_fields(text: dict[str, Any]) -> dict[str, Any]:
    return {
        "title": text["title_vi"],
        "title_en": text["title_en"],
        **{key: text[key] for key in ("issued_on", "valid_from", "valid_to", "link", "verified")},
    }


def _award_fields(award: dict[str, Any]) -> dict[str, Any]:
    same = ("group", "name_en", "kind", "form", "recipient", "level", "granting_authority")
    return {
        "name": award["name_vi"],
        "precedence": award["precedence"],
        **{key: award[key] for key in same},
    }


def _keep_version(award: AwardType, version: dict[str, Any], texts: dict[str, int]) -> int:
    """One version with its conditions; returns how many conditions it has."""
    same = (
        "valid_to",
        "legal_basis",
        "vote_percent",
        "secret_ballot",
        "posting_working_days",
        "bonus_is_cap",
        "dossier",
        "deadline",
        "consideration",
        "verified",
        "notes",
        "sources",
    )
    values = {key: version[key] for key in same}
    values |= {
        "name": version.get("name_vi", ""),
        "bonus_rate": version["bonus"],
        "legal_text_id": texts.get(version["legal_text"] or ""),
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
