"""The look: contrast of the tokens, pages that stand alone, markup that a strict policy accepts."""

import re
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils.translation import override

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "awards_registry" / "static" / "registry" / "css"
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
ERROR_PAGES = [
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "405.html",
    "413.html",
    "500.html",
]
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=\"|javascript:|<script(?![^>]*\ssrc=)")

# Text on what it stands on; AA asks for 4.5 to 1.
TEXT = [
    ("ink", "page"),
    ("ink", "surface"),
    ("ink", "sunken"),
    ("ink-quiet", "page"),
    ("ink-quiet", "sunken"),
    ("link-ink", "page"),
    ("link-ink", "sunken"),
    ("on-red", "red"),
    ("on-red", "red-deep"),
    ("red-ink", "red-soft"),
    ("good", "good-soft"),
    ("warn", "warn-soft"),
    ("bad", "bad-soft"),
    ("note", "note-soft"),
]
# Borders of fields and bars of charts; AA asks for 3 to 1.
SHAPES = [("line-strong", "surface"), ("chart", "sunken"), ("focus", "page")]


def tokens(*, dark: bool) -> dict[str, str]:
    light, night = (CSS / "tokens.css").read_text("utf-8").split("@media", 1)
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", night)) if dark else found


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_text_can_be_read_on_what_it_stands_on(*, dark: bool) -> None:
    colours = tokens(dark=dark)
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT}
    assert {pair: round(ratio, 2) for pair, ratio in weak.items() if ratio < 4.5} == {}
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in SHAPES}
    assert {pair: round(ratio, 2) for pair, ratio in faint.items() if ratio < 3} == {}


def test_no_template_carries_style_or_script_of_its_own() -> None:
    held = {path.name: INLINE.findall(path.read_text("utf-8")) for path in TEMPLATES}
    assert {name: found for name, found in held.items() if found} == {}


def test_every_value_that_css_asks_for_is_a_token() -> None:
    sheets = "".join(path.read_text("utf-8") for path in sorted(CSS.glob("*.css")))
    given = set(re.findall(r"(--[\w-]+):", sheets))
    assert set(re.findall(r"var\((--[\w-]+)", sheets)) - given == set()


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_no_context_and_shows_the_way_home(name: str) -> None:
    page = render_to_string(name)
    assert page.count("<h1>") == 1
    assert page.count('<a class="button button-primary" href="/">') == 1


def test_a_bar_is_drawn_with_a_point_where_the_text_has_a_comma() -> None:
    with override("vi"):
        bars = render_to_string(
            "parts/bars.html", {"rows": [{"label": "A", "value": "42,5 %", "percent": 42.5}]}
        )
    assert re.findall(r'class="bar-fill" width="([^"]+)"', bars) == ["42.5"]


def test_the_pass_line_stands_at_the_votes_that_are_needed() -> None:
    result = render_to_string(
        "parts/result_bar.html",
        {"yes": 14, "needed": 16, "total": 17, "passed": False, "missing": 2},
    )
    assert re.findall(r'viewBox="0 0 17 1"|class="bar-fill" width="14"|d="M16 0v1"', result) == [
        'viewBox="0 0 17 1"',
        'class="bar-fill" width="14"',
        'd="M16 0v1"',
    ]


def test_a_finding_says_in_words_what_its_sign_shows() -> None:
    findings = [{"met": met, "sentence": "Có 2 sáng kiến."} for met in (True, False, None)]
    with override("en"):
        page = render_to_string("parts/verdict.html", {"verdict": "cannot", "findings": findings})
    assert re.findall(r">(Met:|Not met:|Not known:)<", page) == ["Met:", "Not met:", "Not known:"]
