"""Which words are too long for their certificate: asked before printing, not found in the tray."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy

from campaigns.certificate.actions import face_of, new_token
from campaigns.certificate.layout import CertificateFace, overflows
from campaigns.certificate.models import Certificate
from campaigns.register.models import Award

# A face within these lengths always fits (a test sets it); only longer ones are laid out to see.
SURE_RECIPIENT, SURE_LINE, SURE_ACHIEVEMENT = 44, 100, 160


def surely_fits(face: CertificateFace) -> bool:
    """Whether the lengths alone tell that the face fits its page."""
    return (
        len(face.recipient) <= SURE_RECIPIENT
        and len(face.recipient_line) <= SURE_LINE
        and len(face.achievement) <= SURE_ACHIEVEMENT
    )


def not_fitting(awards: Sequence[Award]) -> list[Award]:
    """Those of ``awards`` whose words need more than the one page, in their order."""
    faces = [(award, face_of(_trial(award))) for award in awards]
    doubtful = [(award, face) for award, face in faces if not surely_fits(face)]
    places = overflows([face for _award, face in doubtful])
    return [doubtful[place][0] for place in places]


def _trial(award: Award) -> Certificate:
    """A certificate that is never saved, with serial and code as long as real ones.

    Of a copy: the award would otherwise take the trial for its own certificate.
    """
    return Certificate(award=copy(award), serial="GK-00000-0000-00000", token=new_token())
