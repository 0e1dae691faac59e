"""Finds the messages that Python, templates and scripts ask to be translated.

GNU gettext is not on every machine, so the sources are read here: Python as a syntax tree,
templates after Django has turned their tags into gettext calls.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

# What the arguments of each call are, in their order.
_CALLS = {
    "gettext": ("singular",),
    "ngettext": ("singular", "plural"),
    "pgettext": ("context", "singular"),
    "npgettext": ("context", "singular", "plural"),
}
_MODULE = "django.utils.translation"
_TEMPLATE_SUFFIXES = {".html", ".txt", ".xml", ".svg"}
_SKIPPED = {"migrations", "tests", "vendor", "node_modules", "__pycache__"}

_CALL = re.compile(r"(?<![\w.])(n?p?gettext|_)\(\s*")
_LITERAL = re.compile(r"""\s*u?('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")\s*,?""")


@dataclass(frozen=True, order=True)
class Message:
    """What a catalogue is asked for; `context` and `singular` identify it."""

    singular: str
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.singular


@dataclass(frozen=True)
class Use:
    """One place that shows a message; `message` is None where it cannot be read."""

    message: Message | None
    path: Path
    line: int
    trouble: str = ""


def uses_in(folders: list[Path], *, domain: str = "django") -> Iterator[Use]:
    """Every use in the sources below the folders; tests, migrations and vendored files apart."""
    seen: set[Path] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path in seen or _SKIPPED.intersection(path.relative_to(folder).parts):
                continue
            seen.add(path)
            read = _reader(path, domain)
            if read is not None:
                yield from read(path.read_text(encoding="utf-8"), path)


def in_python(source: str, path: Path) -> list[Use]:
    """Uses in a Python module, under whatever names it imports Django's functions."""
    tree = ast.parse(source, str(path))
    names, modules = _imported_names(tree)
    calls = [
        _python_use(node, call, path)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (call := _called(node.func, names, modules)) is not None
    ]
    return [use for use in calls if use is not None]


def in_template(source: str, path: Path) -> list[Use]:
    """Uses in a Django template: tags, filters' arguments and _("...") alike."""
    try:
        return _in_calls(templatize(source, origin=str(path)), path)
    except SyntaxError as error:
        return [Use(None, path, 1, str(error))]


def in_script(source: str, path: Path) -> list[Use]:
    """Uses in a script that speaks through Django's JavaScript catalogue."""
    return [use for use in _in_calls(source, path) if use.message is not None]


def _reader(path: Path, domain: str) -> Callable[[str, Path], list[Use]] | None:
    if domain == "djangojs":
        return in_script if path.suffix == ".js" else None
    if path.suffix == ".py":
        return in_python
    if path.suffix in _TEMPLATE_SUFFIXES and "templates" in path.parts:
        return in_template
    return None


def _imported_names(tree: ast.Module) -> tuple[dict[str, str], set[str]]:
    """Local names of the functions, and local names of the module itself."""
    names: dict[str, str] = {}
    modules: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == _MODULE:
            names |= {
                alias.asname or alias.name: call
                for alias in node.names
                if (call := _plain(alias.name)) in _CALLS
            }
        elif isinstance(node, ast.ImportFrom) and node.module == "django.utils":
            modules |= {a.asname or a.name for a in node.names if a.name == "translation"}
    return names, modules


def _plain(name: str) -> str:
    return name.removesuffix("_lazy").removesuffix("_noop")


def _called(func: ast.expr, names: dict[str, str], modules: set[str]) -> str | None:
    if isinstance(func, ast.Name):
        return names.get(func.id)
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name):
        call = _plain(func.attr)
        return call if func.value.id in modules and call in _CALLS else None
    return None


def _python_use(node: ast.Call, call: str, path: Path) -> Use | None:
    """The use, or None for a call whose text is written, and found, elsewhere."""
    roles = _CALLS[call]
    given = dict(zip(roles, node.args, strict=False))
    given |= {word.arg: word.value for word in node.keywords if word.arg in roles}
    texts = {
        role: value.value
        for role, value in given.items()
        if isinstance(value, ast.Constant) and isinstance(value.value, str)
    }
    if set(texts) == set(roles):
        return Use(Message(**texts), path, node.lineno)
    if any(isinstance(value, ast.JoinedStr | ast.BinOp | ast.Call) for value in given.values()):
        return Use(None, path, node.lineno, f"{call}() needs plain texts, not pieces put together")
    return None


def _in_calls(text: str, path: Path) -> list[Use]:
    uses = []
    for found in _CALL.finditer(text):
        roles = _CALLS["gettext" if found[1] == "_" else found[1]]
        line = text.count("\n", 0, found.start()) + 1
        texts: list[str] = []
        place = found.end()
        while len(texts) < len(roles) and (literal := _LITERAL.match(text, place)):
            texts.append(str(ast.literal_eval(literal[1])))
            place = literal.end()
        if len(texts) == len(roles):
            uses.append(Use(Message(**dict(zip(roles, texts, strict=True))), path, line))
        else:
            uses.append(Use(None, path, line, f"{found[1]}() could not be read"))
    return uses
