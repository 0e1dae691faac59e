"""Pictures, written anew: what a camera adds (place, device, a second picture) stays behind."""

from __future__ import annotations

import io

from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from campaigns.dossier.judging.unfit import UnfitFileError, damaged
from campaigns.dossier.limits import PIXELS

# Kind → how Pillow calls it, the ways of colour that it can hold, and how it is written.
FORMATS: dict[str, tuple[str, set[str], dict[str, int]]] = {
    "jpg": ("JPEG", {"RGB", "L"}, {"quality": 90}),
    "png": ("PNG", {"RGB", "RGBA", "L", "LA", "1"}, {}),
}
MILLION = 1_000_000


def written_anew(content: bytes, kind: str) -> bytes:
    """The picture alone, upright, without anything that was written beside it.

    Raises ``UnfitFileError`` for one that is broken or has too many points; these are counted
    by its head, before anything is unpacked.
    """
    name, modes, how = FORMATS[kind]
    try:
        picture = Image.open(io.BytesIO(content), formats=(name,))
        if picture.width * picture.height > PIXELS:
            raise _too_many_points()
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        if upright.mode not in modes or "transparency" in upright.info:
            upright = upright.convert("RGBA" if _has_holes(upright) and "RGBA" in modes else "RGB")
        # Comments and profiles ride here into what is written; the rest is not written at all.
        upright.info = {}
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_points() from error
    except (OSError, SyntaxError, ValueError, IndexError, KeyError, EOFError) as error:
        # Pillow says so many things of a broken picture.
        raise damaged() from error
    written = io.BytesIO()
    upright.save(written, name, **how)
    return written.getvalue()


def _has_holes(picture: Image.Image) -> bool:
    """Whether something of it can be seen through."""
    return "A" in picture.mode or "transparency" in picture.info


def _too_many_points() -> UnfitFileError:
    return UnfitFileError(
        _("The picture has too many points: at most %(most)d million. Make it smaller.")
        % {"most": PIXELS // MILLION}
    )
