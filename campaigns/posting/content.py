"""What the public is shown of a nomination: the least, as the dossier was sealed."""

from __future__ import annotations

from typing import Any

from django.db import models

from campaigns.posting.models import PostedItem

MOST = {
    field.name: field.max_length
    for field in PostedItem._meta.concrete_fields
    if isinstance(field, models.CharField | models.TextField)
}


def least_of(snapshot: dict[str, Any]) -> dict[str, str]:
    """Name, post, unit, award and achievement of a sealed dossier, and nothing else.

    Of a household the commune stands where a person's post does, as on the certificate. Law
    91/2025/QH15, articles 3 and 16: no more than the purpose needs.
    """
    candidate = snapshot["candidate"]
    shown = {
        "name": candidate["name"],
        "post": candidate["post"],
        "unit_name": candidate["unit"]["name"],
        "award_name": snapshot["award"]["name"],
        "achievement": snapshot["achievement"],
    }
    return {name: str(text)[: MOST[name]] for name, text in shown.items()}
