"""Reads a page as its users meet it: what it says, where it leads, how it is built."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source"})
# What stands in code and in fields that are typed in is data, not wording.
SILENT = frozenset({"script", "style", "svg", "template", "code", "textarea"})
ENGLISH_DATA = "_en"  # field-name_en, field-title_en: the English name of an award or a text
SPOKEN = ("title", "placeholder", "aria-label", "alt", "data-label", "data-title")
FIELDS = frozenset({"input", "select", "textarea"})
UNLABELLED = frozenset({"hidden", "submit", "button", "reset", "image"})


@dataclass
class Element:
    """One tag with its attributes and what it says."""

    tag: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)
    in_label: bool = False

    @property
    def kind(self) -> str:
        return self.attributes.get("class", "")

    @property
    def name(self) -> str:
        """What a screen reader would say of it."""
        spoken = [self.attributes.get(each, "") for each in ("aria-label", "title")]
        return " ".join([*self.words, *spoken]).strip()


class Page(HTMLParser):
    """The elements of a page in their order, the open ones kept aside while it is read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        element.in_label = any(each.tag == "label" for each in self._open)
        self.elements.append(element)
        self._hear(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        said = " ".join(data.split())
        if not said:
            return
        if not any(each.tag in SILENT or ENGLISH_DATA in each.kind for each in self._open):
            self.texts.append(said)
        for element in self._open:
            element.words.append(said)

    def _hear(self, element: Element) -> None:
        given = element.attributes
        self.texts += [given[each] for each in SPOKEN if given.get(each, "").strip()]
        if element.tag == "input" and given.get("type") in {"submit", "button", "reset"}:
            self.texts.append(given.get("value", ""))
        if element.tag == "img" and given.get("alt"):
            for each in self._open:
                each.words.append(given["alt"])

    def all(self, tag: str) -> list[Element]:
        return [each for each in self.elements if each.tag == tag]

    def links(self) -> list[str]:
        return [each.attributes["href"] for each in self.all("a") if "href" in each.attributes]


def faults_of_build(page: Page, *, with_breadcrumb: bool) -> list[str]:
    """What keeps the page from being read by eye, ear and keyboard alike."""
    faults = []
    titles = [each.name for each in page.all("h1")]
    if len(titles) != 1 or not titles[0]:
        faults.append(f"h1: {titles}")
    if not any(each.name for each in page.all("title")):
        faults.append("no title")
    if with_breadcrumb and not any("breadcrumb" in each.kind for each in page.elements):
        faults.append("no breadcrumb")
    faults += _nameless(page)
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    faults += [f"id twice: {each}" for each in sorted({one for one in ids if ids.count(one) > 1})]
    return faults


def _nameless(page: Page) -> list[str]:
    labelled = {each.attributes.get("for") for each in page.all("label") if each.name}
    faults = []
    for each in page.elements:
        given = each.attributes
        if each.tag == "a" and "href" in given and (not given["href"] or not each.name):
            faults.append(f"empty link: {given}")
        if each.tag == "button" and not each.name:
            faults.append(f"button without a name: {given}")
        if (
            each.tag in FIELDS
            and given.get("type") not in UNLABELLED
            and "hidden" not in each.kind.split()
            and not (each.in_label or given.get("id") in labelled)
            and not (given.get("aria-label") or given.get("aria-labelledby") or given.get("title"))
        ):
            faults.append(f"field without a label: {given.get('name')}")
    return faults
