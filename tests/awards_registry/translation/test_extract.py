"""Messages are found wherever the sources ask for a translation."""

from pathlib import Path

from awards_registry.translation.extract import (
    Message,
    Use,
    in_python,
    in_script,
    in_template,
    uses_in,
)

HERE = Path("a.py")


def found(uses: list[Use]) -> list[tuple[int, Message | None]]:
    return [(use.line, use.message) for use in uses]


def test_python_functions_are_known_under_any_name() -> None:
    source = """
from django.utils import translation
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy as ctx
_("Unit")
ngettext("%(n)s paper", "%(n)s papers", n)
ctx("verb", "Return")
translation.npgettext("vote", "a", "b", 2)
_("joined "
  "text")
"""
    assert found(in_python(source, HERE)) == [
        (4, Message("Unit")),
        (5, Message("%(n)s paper", "%(n)s papers")),
        (6, Message("Return", context="verb")),
        (7, Message("a", "b", "vote")),
        (8, Message("joined text")),
    ]


def test_same_name_from_elsewhere_is_no_translation() -> None:
    assert in_python("from gettext import gettext as _\n_('x')\ngettext('y')", HERE) == []


def test_text_put_together_is_named_and_text_from_elsewhere_is_left_alone() -> None:
    source = (
        "from django.utils.translation import gettext as _\n_(label)\n_(f'{n} papers')\n_(a[1])"
    )
    uses = in_python(source, HERE)
    assert found(uses) == [(3, None)]
    assert "plain texts" in uses[0].trouble


def test_template_tags_filters_and_constants_are_read() -> None:
    source = """{% load i18n %}
{% translate "Unit" %} {% translate "Return" context "verb" as x %}
{{ value|default:_("none") }} {% include "a.html" with title=_('Title') %}
{% blocktranslate trimmed count n=n %}
  {{ n }} paper
{% plural %}
  {{ n }} papers
{% endblocktranslate %}
<p>{% blocktranslate with a=b %}It's "{{ a }}" 100%{% endblocktranslate %}</p>
"""
    assert found(in_template(source, Path("a.html"))) == [
        (2, Message("Unit")),
        (2, Message("Return", context="verb")),
        (3, Message("none")),
        (3, Message("Title")),
        (4, Message("%(n)s paper", "%(n)s papers")),
        (9, Message('It\'s "%(a)s" 100%%')),
    ]


def test_broken_template_is_named() -> None:
    uses = in_template("{% blocktranslate %}{% if x %}{% endblocktranslate %}", Path("a.html"))
    assert found(uses) == [(1, None)]


def test_scripts_are_read_for_their_own_domain() -> None:
    assert found(in_script("alert(gettext('Sure?'));\nx.gettext(y)", Path("a.js"))) == [
        (1, Message("Sure?"))
    ]


def test_tests_migrations_and_vendored_files_are_passed_over(tmp_path: Path) -> None:
    line = "from django.utils.translation import gettext as _\n_('%s')\n"
    for folder in ("app", "app/migrations", "app/tests", "app/static/vendor"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "a.py").write_text(line % folder)
    (tmp_path / "app/templates").mkdir()
    (tmp_path / "app/templates/a.html").write_text('{% translate "page" %}')
    (tmp_path / "app/readme.html").write_text('{% translate "no template" %}')
    assert [use.message for use in uses_in([tmp_path, tmp_path / "app"])] == [
        Message("app"),
        Message("page"),
    ]
