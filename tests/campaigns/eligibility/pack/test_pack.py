"""A rule pack is checked whole, and nothing of a faulty one is loaded."""

from __future__ import annotations

import copy
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from campaigns.catalogue.models import AwardType, Condition, Holiday, RuleVersion
from campaigns.eligibility.criteria import KINDS
from campaigns.eligibility.pack import PackError, load_pack
from campaigns.eligibility.pack.schema import SCHEMA, params_schema
from campaigns.eligibility.whatif.shape import complaints
from tests.campaigns.eligibility.rulebook import PACK
from tests.campaigns.rows import decided, granted
from tests.cast import Cast

BASE: dict[str, Any] = {
    "format": 1,
    "name": "Bộ thử",
    "legal_texts": [
        {"code": "T-1", "title_vi": "Quy chế 1/2026/QC-TW", "valid_from": "2026-01-01"}
    ],
    "base_salaries": [],
    "awards": [],
}


def award(code: str, *versions: dict[str, Any], **more: Any) -> dict[str, Any]:
    fields = {
        "code": code,
        "group": code,
        "name_vi": f"Danh hiệu {code}",
        "kind": "commendation",
        "form": "giay_khen",
        "recipient": "individual",
        "level": "base",
        "precedence": 800,
        "versions": list(versions),
    }
    return fields | more


def version(*conditions: dict[str, Any], since: str = "2026-01-01", **more: Any) -> dict[str, Any]:
    return {"valid_from": since, "legal_basis": "Quy chế", "conditions": list(conditions)} | more


def condition(kind: str, path: int = 0, **params: Any) -> dict[str, Any]:
    return {"path": path, "kind": kind, "params": params}


CLEAN = condition("clean")


def pack(*awards: dict[str, Any], **more: Any) -> dict[str, Any]:
    return BASE | {"awards": list(awards)} | more


def test_the_pack_of_the_product_fits_its_schema() -> None:
    assert list(complaints(PACK, SCHEMA, "pack")) == []
    for each in PACK["awards"]:
        for rule in each["versions"]:
            for row in rule["conditions"]:
                asked = params_schema(KINDS[row["kind"]])
                assert list(complaints(row["params"], asked, each["code"])) == []


def test_the_schema_is_written_out_for_others() -> None:
    written = Path(settings.BASE_DIR / "docs" / "rule-pack.schema.json").read_text("utf-8")
    assert json.loads(written) == json.loads(json.dumps(SCHEMA))


FAULTS: list[tuple[dict[str, Any], str]] = [
    (BASE | {"format": 2}, "định dạng 1"),
    ({key: BASE[key] for key in BASE if key != "awards"}, "awards"),
    (pack(award("A", version(CLEAN), colour="đỏ")), "colour"),
    (pack(award("A", version(CLEAN)), award("A", version(CLEAN))), "hai lần"),
    (pack(award("A", version(CLEAN), version(CLEAN))), "hai lần"),
    (pack(award("A", version(CLEAN), version(CLEAN, since="2026-06-01"))), "vẫn còn hiệu lực"),
    (pack(award("A", version(CLEAN, valid_to="2025-01-01"))), "trước khi bắt đầu"),
    (pack(award("A", version(CLEAN, since="2026-02-30"))), "2026-02-30"),
    (pack(award("A", version(CLEAN, legal_text="T-9"))), "T-9"),
    (pack(award("A", version(CLEAN, bonus="nhiều"))), "nhiều"),
    (pack(award("A", version(CLEAN, bonus="NaN"))), "NaN"),
    (pack(award("A", version(CLEAN, vote_percent=120))), "120"),
    (pack(award("A", version())), "chưa có điều kiện"),
    (pack(award("A", version(condition("luck")))), "luck"),
    (pack(award("A", version(condition("award", code="NONE")))), "NONE"),
    (pack(award("A", version(condition("quota", of="A", percent=120, scope="unit")))), "120"),
    (
        pack(award("A", version(condition("award_any_of", options=[], within_years=5)))),
        "trống",
    ),
    (pack(award("A", version(condition("clean", 2)))), "Phương án 1"),
    (pack(award("A", version(condition("founded", years=3)))), "cá nhân"),
    (
        pack(
            award("A", version(condition("award", code="B"))),
            award("B", version(condition("award", code="A"))),
        ),
        "Danh hiệu A → Danh hiệu B → Danh hiệu A",
    ),
    (
        pack(
            award(
                "A",
                version(condition("award_same_year", 1, code="B", standard_met_is_enough=True)),
            ),
            award(
                "B", version(condition("award_same_year", code="A", standard_met_is_enough=True))
            ),
        ),
        "vòng tròn",
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("faulty", "said"), FAULTS)
def test_a_faulty_pack_is_refused_with_the_reason_and_changes_nothing(
    faulty: dict[str, Any], said: str
) -> None:
    before = AwardType.objects.count(), RuleVersion.objects.count()
    with pytest.raises(PackError, match=r"(?s).*") as refused:
        load_pack(faulty)
    assert said in "\n".join(refused.value.sentences)
    assert (AwardType.objects.count(), RuleVersion.objects.count()) == before


def test_a_sound_pack_is_loaded_and_twice_is_harmless(db: None) -> None:
    holiday = {
        "name": "Quốc khánh",
        "starts_on": "2027-09-02",
        "ends_on": "2027-09-03",
        "legal_basis": "Bộ luật Lao động, Điều 112",
    }
    sound = pack(award("A", version(CLEAN, bonus="0.3")), holidays=[holiday])
    assert load_pack(sound) == load_pack(sound)
    assert Condition.objects.filter(rule_version__award_type__code="A").count() == 1
    assert Holiday.objects.filter(name="Quốc khánh", starts_on__year=2027).count() == 1


def test_a_new_start_of_the_registry_leaves_the_law_as_the_officer_wrote_it(cast: Cast) -> None:
    version = RuleVersion.objects.get(award_type__code="CSTDCS", valid_to=None)
    RuleVersion.objects.filter(pk=version.pk).update(
        valid_to=datetime.date(2026, 9, 30), vote_percent=85
    )
    call_command("load_catalogue", "--if-empty")
    version.refresh_from_db()
    assert (version.valid_to, version.vote_percent) == (datetime.date(2026, 9, 30), 85)


def test_a_pack_does_not_overlap_what_an_officer_entered(cast: Cast) -> None:
    """The office ended a version and entered the next: the old pack would put both in force."""
    kept = RuleVersion.objects.get(award_type__code="LDTT", valid_to=None)
    kept.valid_to = "2026-09-30"
    kept.save()
    fresh = RuleVersion.objects.create(
        award_type=kept.award_type, valid_from="2026-10-01", legal_basis="Luật mới"
    )
    Condition.objects.create(rule_version=fresh, kind="clean")
    with pytest.raises(PackError, match="vẫn còn hiệu lực"):
        load_pack(PACK)


def test_a_rule_by_which_awards_were_decided_is_not_changed_by_a_pack(cast: Cast) -> None:
    rule = RuleVersion.objects.get(award_type__code="LDTT", valid_to=None)
    granted(
        decided(cast), cast.people["Tài"], award="LDTT", unit=cast.units["VP"], rule_version=rule
    )
    other = copy.deepcopy(PACK)
    (found,) = [each for each in other["awards"] if each["code"] == "LDTT"]
    load_pack(other)
    found["versions"][1]["bonus"] = "0.5"
    with pytest.raises(PackError, match="đã có quyết định"):
        load_pack(other)


def test_the_shell_says_every_fault(db: None, tmp_path: Path) -> None:
    file = tmp_path / "pack.json"
    faulty = pack(award("A", version(condition("luck"))), award("B", version(CLEAN, bonus=3)))
    file.write_text(json.dumps(faulty), "utf-8")
    with pytest.raises(CommandError, match=r"luck[\s\S]*awards\[1\].*bonus"):
        call_command("load_catalogue", str(file))
