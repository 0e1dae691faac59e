"""Every act that the code writes into the ledger has words for those who read it."""

from __future__ import annotations

import ast
from pathlib import Path

from django.conf import settings

from campaigns.admin.ledger import VERBS


def acts_in(path: Path) -> set[str]:
    """The acts that a module appends under a literal name."""
    return {
        call.args[0].value
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "append"
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
    }


def test_every_act_has_its_words() -> None:
    folders = [settings.BASE_DIR / name for name in ("awards_registry", "units", "campaigns")]
    acts = {act for folder in folders for path in folder.rglob("*.py") for act in acts_in(path)}

    assert len(acts) > 20
    assert acts - set(VERBS) == set()
