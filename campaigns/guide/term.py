"""One term of the field: its words in two languages and where it stands in the law."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """A term with its definition; ``article`` is empty where it is a word of this house only.

    ``verified`` says whether a source of the article was seen; what is from memory is marked.
    """

    key: str
    vi: str
    en: str
    says_vi: str
    says_en: str
    article: str = ""
    verified: bool = True

    def name_in(self, language: str) -> str:
        """The term in that language; Vietnamese unless English is asked for."""
        return self.en if language.startswith("en") else self.vi

    def says_in(self, language: str) -> str:
        """The definition in that language."""
        return self.says_en if language.startswith("en") else self.says_vi
