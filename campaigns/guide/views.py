"""The page of terms: all of them by what they are about, or those that hold what is asked."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from awards_registry.asked import LONGEST_SEARCH
from campaigns.guide.tags import spoken
from campaigns.guide.terms import GROUPS, found

TITLES = {
    "journey": _("The way of a nomination"),
    "council": _("Council, conditions and money"),
    "awards": _("Awards and kinds of consideration"),
}


class Glossary(TemplateView):
    """Thuật ngữ: each term with its definition and article, searched with or without accents."""

    template_name = "campaigns/guide/glossary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = " ".join(self.request.GET.get("q", "").split())[:LONGEST_SEARCH]
        rows = {key: found(text, terms) for key, terms in GROUPS.items()}
        groups = [
            {"title": TITLES[key], "key": key, "terms": [spoken(each.key) for each in terms]}
            for key, terms in rows.items()
            if terms
        ]
        return super().get_context_data(**kwargs) | {
            "asked": text,
            "groups": groups,
            "count": sum(map(len, rows.values())),
            "english": (translation.get_language() or "").startswith("en"),
        }
