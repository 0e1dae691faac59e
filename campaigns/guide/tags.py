"""``{% term "round" %}``: a term with its definition in place, to be opened by click or key."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import translation

from campaigns.guide.terms import term as term_of

register = template.Library()


@register.inclusion_tag("parts/term.html")
def term(key: str, words: str = "") -> dict[str, Any]:
    """The term of that key; ``words`` are shown instead of its name where the sentence asks."""
    return spoken(key, words)


def spoken(key: str, words: str = "") -> dict[str, Any]:
    """What the template of a term needs, in the language of the page."""
    found, language = term_of(key), translation.get_language() or "vi"
    return {
        "term": found,
        "name": words or found.name_in(language),
        "says": found.says_in(language),
    }
