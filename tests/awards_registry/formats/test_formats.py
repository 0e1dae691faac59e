"""Dates and numbers are read and shown as a Vietnamese office writes them."""

import datetime as dt

import pytest
from django import forms
from django.test import override_settings
from django.utils import formats, translation
from django.utils.formats import date_format, number_format


class Paper(forms.Form):
    day = forms.DateField(localize=True, required=False)
    moment = forms.DateTimeField(localize=True, required=False)
    share = forms.DecimalField(localize=True, required=False)


def read(field: str, text: str, language: str = "vi") -> object:
    with translation.override(language):
        form = Paper({field: text})
        assert form.is_valid(), form.errors
        return form.cleaned_data[field]


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "text", ["03/04/2025", "3/4/2025", "03-04-2025", "03.04.2025", "2025-04-03"]
)
def test_day_is_typed_before_month_in_both_languages(text: str, language: str) -> None:
    assert read("day", text, language) == dt.date(2025, 4, 3)


def test_last_day_of_the_year_is_accepted() -> None:
    assert read("day", "31/12/2025") == dt.date(2025, 12, 31)


@pytest.mark.parametrize("text", ["12/31/2025", "03/04/68", "ngày 3"])
def test_american_order_and_short_years_are_refused(text: str) -> None:
    with translation.override("vi"):
        assert list(Paper({"day": text}).errors) == ["day"]


@pytest.mark.parametrize("text", ["03/04/2025 14:30", "14:30 03/04/2025", "2025-04-03 14:30"])
def test_moment_may_be_typed_with_the_hour_before_or_after(text: str) -> None:
    with override_settings(USE_TZ=False):
        assert read("moment", text) == dt.datetime(2025, 4, 3, 14, 30)  # noqa: DTZ001 - zone is off


def test_decimal_comma_is_read_and_shown() -> None:
    assert str(read("share", "4,91")) == "4.91"
    with translation.override("vi"):
        assert 'value="4,91"' in str(Paper(initial={"share": read("share", "4,91")})["share"])


def test_field_shows_the_date_that_it_reads() -> None:
    with translation.override("vi"):
        shown = str(Paper(initial={"day": dt.date(2025, 4, 3)})["day"])
    assert 'value="03/04/2025"' in shown


def test_screens_show_day_month_year_and_thousands_with_dots() -> None:
    moment = dt.datetime(2025, 4, 3, 14, 5)  # noqa: DTZ001 - a wall clock is shown
    with translation.override("vi"):
        assert date_format(moment, "DATE_FORMAT") == "03/04/2025"
        assert date_format(moment, "DATETIME_FORMAT") == "14:05 03/04/2025"
        assert date_format(moment, "YEAR_MONTH_FORMAT") == "04/2025"
        assert number_format(1234567.5, force_grouping=True) == "1.234.567,5"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
    with translation.override("en"):
        assert date_format(moment, "DATETIME_FORMAT") == "3 Apr 2025, 14:05"
        assert number_format(1234567.5, force_grouping=True) == "1,234,567.5"
