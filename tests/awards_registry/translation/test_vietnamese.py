"""The product speaks Vietnamese everywhere, also where Django and the packages do not."""

import gettext
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from awards_registry.translation.catalogue import catalogue_path
from awards_registry.translation.third_party import borrowed_messages


def test_every_message_of_ours_and_of_the_packages_has_its_vietnamese() -> None:
    out = StringIO()
    try:
        call_command("messages", "check", stdout=out)
    except CommandError as error:
        pytest.fail(f"{error}\n{out.getvalue()}")


@pytest.mark.parametrize(
    ("source", "vietnamese"),
    [
        ("History", "Lịch sử"),
        ("Add %(name)s", "Thêm %(name)s"),
        ("Save and continue editing", "Lưu và sửa tiếp"),
        ("Site administration", "Bàn làm việc"),
        ("Log out", "Đăng xuất"),
        ("Password reset unsuccessful", "Chưa đặt lại được mật khẩu"),
        ("Confirm import", "Xác nhận nhập"),
    ],
)
def test_wording_of_offices_replaces_the_one_of_the_packages(
    tmp_path: Path, source: str, vietnamese: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = catalogue_path(tmp_path, "django")
    copy.parent.mkdir(parents=True)
    copy.write_bytes(catalogue_path(Path(settings.LOCALE_PATHS[0]), "django").read_bytes())
    monkeypatch.setattr(settings, "LOCALE_PATHS", [tmp_path])
    call_command("messages", "compile", stdout=StringIO())
    with copy.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext(source) == vietnamese


def test_messages_of_packages_without_a_catalogue_are_read_from_their_sources() -> None:
    borrowed = borrowed_messages("django", apart_from=settings.BASE_DIR)
    found = {(each.package, each.message.singular, each.translated) for each in borrowed}
    assert {
        ("import_export", "Confirm import", False),
        ("import_export", "Home", True),
        ("django", "Null characters are not allowed.", False),
        ("django.contrib.admin", "History", True),
    } <= found
