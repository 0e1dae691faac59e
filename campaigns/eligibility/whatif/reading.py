"""From the bytes of a file to the subjects in it, refusing what is no such file."""

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from campaigns.eligibility.whatif.schema import MOST_SUBJECTS
from campaigns.eligibility.whatif.shape import quoted

MOST_BYTES = 20 * 1024 * 1024
MOST_SENTENCES = 20


class RefusedError(ValueError):
    """Raised where a file of facts is not one; nothing of it was judged. Says why, in sentences."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.sentences = list(sentences)
        super().__init__("\n".join(self._shown()))

    def _shown(self) -> list[str]:
        more = len(self.sentences) - MOST_SENTENCES
        if more <= 0:
            return self.sentences
        rest = _("… and %(count)s more places.") % {"count": more}
        return [*self.sentences[:MOST_SENTENCES], rest]


def read(raw: bytes) -> list[Any]:
    """The subjects of a file, not yet looked at. Raises ``RefusedError``."""
    if len(raw) > MOST_BYTES:
        _refuse(
            _("The file is larger than %(most)s MB; split it.") % {"most": MOST_BYTES // 1024**2}
        )
    found = _parsed(raw)
    if isinstance(found, dict):
        found = _unwrapped(found)
    if not isinstance(found, list):
        _refuse(
            _("The file must hold a list of subjects [ … ], but holds %(found)s.")
            % {"found": quoted(found)}
        )
    if not found:
        _refuse(_("The list of subjects is empty; give at least one."))
    if len(found) > MOST_SUBJECTS:
        _refuse(
            _("The file holds %(count)s subjects, at most %(most)s are judged at once; split it.")
            % {"count": len(found), "most": MOST_SUBJECTS}
        )
    return found


def _unwrapped(found: dict[str, Any]) -> object:
    """The list inside {"format": 1, "subjects": [ … ]}."""
    others = sorted(found.keys() - {"format", "subjects"})
    if others:
        _refuse(
            _("Unknown key “%(key)s” at the top; a file is a list or {“subjects”: [ … ]}.")
            % {"key": quoted(others[0]).strip("“”")}
        )
    if "subjects" not in found:
        _refuse(_("“subjects” is missing at the top of the file."))
    if found.get("format", 1) != 1 or isinstance(found.get("format"), bool):
        _refuse(
            _("The file has format %(found)s; format 1 is read.")
            % {"found": quoted(found["format"])}
        )
    return found["subjects"]


def _parsed(raw: bytes) -> Any:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        _refuse(_("The file is not UTF-8 text (byte %(place)s).") % {"place": error.start + 1})
    if not text.strip():
        _refuse(_("The file is empty; give a list of subjects."))
    try:
        found = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_number)
        json.dumps(found, ensure_ascii=False).encode()
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        _refuse(
            _(
                "Not JSON: line %(line)s, column %(column)s cannot be read. Look there for a "
                "comma, a quotation mark or a bracket that lacks or is too many."
            )
            % where
        )
    except RecursionError:
        _refuse(_("Not such a file: lists and objects stand too deep in each other."))
    except UnicodeEncodeError:
        _refuse(_("The file holds half a letter (a lone surrogate); write it anew."))
    except RefusedError:
        raise
    except ValueError:
        _refuse(_("The file holds a number that is too long."))
    return found


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen = set[str]()
        twin = next(key for key, _value in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        _refuse(
            _("The key “%(key)s” stands twice in one object; keep one of them.")
            % {"key": quoted(twin).strip("“”")}
        )
    return found


def _no_number(name: str) -> NoReturn:
    _refuse(_("Not JSON: %(name)s is no number.") % {"name": name})


def _refuse(sentence: str) -> NoReturn:
    raise RefusedError([sentence])
