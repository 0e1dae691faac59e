"""Sections of boxes for the facts that are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from campaigns.eligibility.forms import fields as box
from campaigns.eligibility.whatif.parts import MOST_COUNTED, MOST_MONTHS
from campaigns.eligibility.whatif.questions import Questions
from campaigns.eligibility.whatif.sense import Law
from campaigns.eligibility.wording.names import FORMS, LAUNCHERS, LEVELS, MERITS, POSTS, SCOPES

MOST_YEARS_OF_MERIT = 100
MOST_DAYS = 366
ROWS_OF_DISCIPLINE = 2
NOT_RATED = {"NR": _("not rated: at work less than six months")}
KINDS = [("initiative", _("initiative")), ("topic", _("topic"))]
SEXES = [("male", _("man")), ("female", _("woman"))]
PLACES = {"unit": _("in the unit"), "ministry": _("in the ministry")}


@dataclass
class Section:
    """Boxes that belong together; each row holds names of fields."""

    title: str | Promise
    rows: list[list[str]] = field(default_factory=list)
    help: str | Promise = ""


@dataclass
class Sheet:
    """The boxes for one award in one achievement year, in the order in which they are shown."""

    law: Law
    year: int
    sections: list[Section] = field(default_factory=list)
    fields: dict[str, forms.Field] = field(default_factory=dict)

    def section(self, title: str | Promise, help_text: str | Promise = "") -> Section:
        """A new section at the end."""
        self.sections.append(Section(title, help=help_text))
        return self.sections[-1]

    def add(self, section: Section, row: Mapping[str, forms.Field]) -> None:
        """One row of boxes in the section."""
        self.fields |= row
        section.rows.append(list(row))


def laid_out(asked: Questions, law: Law, year: int) -> Sheet:
    """A box for everything that is asked."""
    sheet = Sheet(law, year)
    for make in (
        *(_ratings, _awards, _initiatives, _conduct),
        *(_person, _posts, _collective, _merits, _papers),
    ):
        make(sheet, asked)
    return sheet


def _ratings(sheet: Sheet, asked: Questions) -> None:
    if not asked.rating_years:
        return
    section = sheet.section(_("Annual ratings"))
    years = range(sheet.year - asked.rating_years + 1, sheet.year + 1)
    levels = {**LEVELS, **NOT_RATED}
    for start in range(0, len(years), 5):
        row = {f"rating_{y}": box.choice(str(y), levels) for y in years[start : start + 5]}
        sheet.add(section, row)


def _awards(sheet: Sheet, asked: Questions) -> None:
    if not asked.awards:
        return
    section = sheet.section(
        _("Awards held"),
        _(
            "Achievement years, not those of the decisions. "
            "Nothing written, nothing ticked: not known."
        ),
    )
    sheet.add(section, {"no_awards": box.none_at_all(_("None of these awards so far"))})
    for code in asked.awards:
        name = sheet.law.names.get(code, code)
        row: dict[str, forms.Field] = {f"awards_{code}_merit": box.YearsField(name)}
        if asked.occasions and code not in sheet.law.titles:
            label = _t("%(award)s for a campaign or an extraordinary deed") % {"award": name}
            row[f"awards_{code}_campaign"] = box.YearsField(label)
        sheet.add(section, row)


def _initiatives(sheet: Sheet, asked: Questions) -> None:
    if not asked.initiatives:
        return
    section = sheet.section(
        _("Initiatives and topics"), _("Nothing written, nothing ticked: not known.")
    )
    sheet.add(section, {"no_initiatives": box.none_at_all(_("No initiative, no topic"))})
    for place in range(asked.initiatives + 1):
        row = {
            f"initiatives_{place}_kind": box.choice(_("Kind"), KINDS),
            f"initiatives_{place}_scope": box.choice(_("Scope"), SCOPES),
            f"initiatives_{place}_year": box.year(_("Year")),
            f"initiatives_{place}_used": box.none_at_all(_("Has already served another award")),
        }
        sheet.add(section, row)


def _conduct(sheet: Sheet, asked: Questions) -> None:
    if not asked.disciplines and not asked.under_proceedings:
        return
    section = sheet.section(_("Conduct"))
    if asked.under_proceedings:
        label = _("Under review, inspection or investigation, or with an unsettled denunciation")
        sheet.add(section, {"under_proceedings": box.yes_no(label)})
    if asked.disciplines:
        sheet.add(section, {"no_disciplines": box.none_at_all(_("Never disciplined"))})
        for place in range(ROWS_OF_DISCIPLINE):
            row = {
                f"disciplines_{place}_form": box.choice(_("Discipline"), FORMS),
                f"disciplines_{place}_from": box.day(_("In force from")),
                f"disciplines_{place}_until": box.day(_("until (empty: still in force)")),
            }
            sheet.add(section, row)


def _person(sheet: Sheet, asked: Questions) -> None:
    row: dict[str, forms.Field] = {}
    if asked.sex:
        row["sex"] = box.choice(_("Man or woman"), SEXES)
    if asked.posthumous:
        row["posthumous"] = box.yes_no(_("Given after death"))
    if "total" in asked.service:
        row["recruited_on"] = box.day(_("Recruited on"))
    if "sector" in asked.service:
        row["joined_sector_on"] = box.day(_("Joined the sector on"))
    if "hard_area" in asked.service:
        label = _("Served in mountain, island or special-difficulty areas")
        row["hard_area"] = box.yes_no(label)
    if row:
        sheet.add(sheet.section(_("Person and service")), row)


def _posts(sheet: Sheet, asked: Questions) -> None:
    if not asked.posts:
        return
    section = sheet.section(_("Leading posts"), _("Months in all terms together."))
    sheet.add(section, {"no_posts": box.none_at_all(_("None of these posts"))})
    for start in range(0, len(asked.posts), 3):
        row = {
            f"posts_{post}": box.number(POSTS.get(post, post), MOST_MONTHS)
            for post in asked.posts[start : start + 3]
        }
        sheet.add(section, row)


def _collective(sheet: Sheet, asked: Questions) -> None:
    names = sheet.law.names
    if asked.founded:
        sheet.add(sheet.section(_("Founding")), {"founded_on": box.day(_("Founded on"))})
    if asked.members or asked.members_disciplined:
        row: dict[str, forms.Field] = {}
        if asked.members:
            row["members"] = box.number(_("Members at the end of the year"), MOST_COUNTED)
        for code in asked.members_awarded:
            label = _t("of them with %(award)s") % {"award": names.get(code, code)}
            row[f"members_{code}"] = box.number(label, MOST_COUNTED)
        if asked.members_complete:
            row["members_complete"] = box.number(_("of them completed their tasks"), MOST_COUNTED)
        if asked.members_disciplined:
            form_name = FORMS[asked.members_disciplined]
            label = _t("of them disciplined with %(form)s or harder") % {"form": form_name}
            row["members_disciplined"] = box.number(label, MOST_COUNTED)
        sheet.add(sheet.section(_("Members of the collective")), row)
    for scope, of in asked.quotas:
        words = {"award": names.get(of, of), "scope": PLACES.get(scope, scope)}
        label = _t("Number of %(award)s %(scope)s") % words
        row = {
            f"quota_{scope}_{of}_base": box.number(label, MOST_COUNTED),
            f"quota_{scope}_{of}_granted": box.number(
                _("Granted so far, without this case"), MOST_COUNTED
            ),
        }
        sheet.add(sheet.section(_("Limit by a share")), row)


def _merits(sheet: Sheet, asked: Questions) -> None:
    if not asked.merits:
        return
    section = sheet.section(_("Merits that are stated with papers"))
    for code, more in asked.merits.items():
        name = str(MERITS.get(code, code))
        row = {f"merit_{code}": box.yes_no(name[:1].upper() + name[1:])}
        if "min_years" in more:
            row[f"merit_{code}_years"] = box.number(_("for how many years"), MOST_YEARS_OF_MERIT)
        if "launched_by" in more:
            row[f"merit_{code}_by"] = box.choice(_("launched by"), LAUNCHERS)
        sheet.add(section, row)


def _papers(sheet: Sheet, asked: Questions) -> None:
    row: dict[str, forms.Field] = {}
    if asked.registered:
        row["registered_on"] = box.day(_("Registered for emulation on"))
    if asked.submitted:
        row["submitted_on"] = box.day(_("Handed in on"))
    if asked.posted:
        row["posted_working_days"] = box.number(_("Working days of public posting"), MOST_DAYS)
    if row:
        sheet.add(sheet.section(_("Papers")), row)
