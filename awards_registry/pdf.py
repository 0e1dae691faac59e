"""Turns a page of HTML into a PDF that holds nothing but the registry's own fonts and art."""

import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pydyf
from weasyprint import HTML
from weasyprint.document import Document
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

ASSETS = Path(__file__).resolve().parent / "static" / "registry"
FOLDERS = (ASSETS / "fonts", ASSETS / "print")
KINDS = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
# Pango keeps one font map for the process and is not made for two threads at a time.
_ONE_AT_A_TIME = threading.Lock()


class PaperError(Exception):
    """The paper would have had a hole in it, as a picture that cannot be read; nothing was made."""


class ForeignAssetError(PaperError):
    """The page names a file or an address that is not the registry's own; nothing was made."""


class _Complaints(logging.Handler):
    """Keeps what the layout engine only logs before it goes on without the part it speaks of."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.words.append(record.getMessage()[:200])


class OwnAssetsFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint ships no types
    """Hands out `data:` addresses and files of the fonts and print folders, and nothing else.

    What was refused stays in `refused`: some parts of the layout engine swallow errors.
    """

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"data", "file"}, allow_redirects=False)
        self._fail_on_errors = True
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Answer one address.

        Raises ForeignAssetError for everything but `data:` and the registry's own print files.
        """
        if url[:5].lower() == "data:":
            return super().fetch(url, headers)
        path = _own_file(url)
        if path is None:
            self.refused.append(url)
            raise ForeignAssetError(f"Not an own font or print file: {url[:200]}")
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": KINDS[path.suffix]})


def _own_file(url: str) -> Path | None:
    """The file behind `url` if it lies, with links followed, in one of the open folders."""
    try:
        parts = urlsplit(url)
        path = Path(unquote(parts.path)).resolve()
        inside = any(path.is_relative_to(folder) for folder in FOLDERS)
        own = inside and path.suffix in KINDS and path.is_file()
    except (ValueError, OSError):  # a null byte, a name too long, a loop of links
        return None
    return path if own and parts.scheme == "file" and not parts.netloc else None


@cache
def _fonts() -> FontConfiguration:
    """One font map for the process: unpacking the fonts again for each paper costs 11 ms."""
    return FontConfiguration()


def render_pdf(
    html: str,
    *,
    base: Path | None = None,
    written: datetime | None = None,
    backdrops: Sequence[str] = (),
) -> bytes:
    """The PDF of one HTML document; title and language are those of the document.

    `base` is the folder that relative addresses start from (default: the registry's static
    folder, so that a page says `print/certificate.css`). `written` is put into the file as the
    time of creation, zone included; without it the file carries no time. The same page and time
    give the same bytes. `backdrops` are HTML pages of art without words, one for each page and
    laid under it; equal ones are drawn once and shared, which makes a run of a hundred
    certificates several times faster and smaller than art in each page.

    Raises ForeignAssetError if the page asks for anything else than `data:` addresses and files
    of `static/registry/fonts` and `static/registry/print`, and PaperError if one of these cannot
    be read or drawn, or if there are more or fewer pages than backdrops.
    """
    art = {page: _art(page, base) for page in dict.fromkeys(backdrops)}
    with _laid_out(html, base) as document:
        if backdrops and len(backdrops) != len(document.pages):
            raise PaperError(f"{len(document.pages)} pages for {len(backdrops)} backdrops")
        if written is not None:
            moment = written.isoformat(timespec="seconds")
            document.metadata.created = document.metadata.modified = moment
        return bytes(document.write_pdf(finisher=lambda _, pdf: _lay_under(pdf, backdrops, art)))


def _art(html: str, base: Path | None) -> pydyf.Stream:
    """The first page of `html` as a form that other pages can show."""
    kept: list[pydyf.PDF] = []
    with _laid_out(html, base) as document:
        document.write_pdf(finisher=lambda _, pdf: kept.append(pdf))
    page = _object(kept[0], kept[0].page_references[0])
    states = _object(kept[0], page["Resources"])["ExtGState"]
    form = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": page["MediaBox"],
        "Resources": pydyf.Dictionary({"ExtGState": states}),
    }
    return pydyf.Stream(_object(kept[0], page["Contents"]).stream, form, compress=True)


def _lay_under(pdf: pydyf.PDF, backdrops: Sequence[str], art: dict[str, pydyf.Stream]) -> None:
    """Show each page's backdrop before anything else on it; all pages share one set of forms."""
    names = {html: f"Backdrop{number}" for number, html in enumerate(art)}
    for form in art.values():
        pdf.add_object(form)
    for reference, html in zip(pdf.page_references, backdrops, strict=False):
        page = _object(pdf, reference)
        _object(pdf, page["Resources"])["XObject"][names[html]] = art[html].reference
        _object(pdf, page["Contents"]).stream.insert(0, f"q /{names[html]} Do Q".encode())


def _object(pdf: pydyf.PDF, reference: bytes) -> Any:
    """What a reference such as b"12 0 R" stands for."""
    return pdf.objects[int(reference.split()[0])]


def page_count(html: str, *, base: Path | None = None) -> int:
    """How many pages `html` takes, by layout alone: a sixth of the time that the PDF takes."""
    with _laid_out(html, base) as document:
        return len(document.pages)


@contextmanager
def _laid_out(html: str, base: Path | None) -> Iterator[Document]:
    """The document as pages; leaving the block fails if anything is missing from them."""
    fetcher, complaints = OwnAssetsFetcher(), _Complaints()
    address = (base or ASSETS).resolve().as_uri() + "/"
    with _ONE_AT_A_TIME:
        LOGGER.addHandler(complaints)
        try:
            page = HTML(string=html, base_url=address, url_fetcher=fetcher)
            yield page.render(font_config=_fonts(), presentational_hints=False)
        except FatalURLFetchingError as error:
            raise ForeignAssetError(str(error)) from error
        finally:
            LOGGER.removeHandler(complaints)
    if fetcher.refused:
        raise ForeignAssetError(f"Not an own font or print file: {fetcher.refused[0][:200]}")
    if complaints.words:
        raise PaperError("; ".join(complaints.words))
