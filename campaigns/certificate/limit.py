"""How often one address may ask the public pages that look codes up."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

A_MINUTE = 60
QUESTIONS_A_MINUTE = 60

View = Callable[..., HttpResponse]


def too_many(client: str) -> bool:
    """Count one more question of ``client`` in this minute; true past the limit."""
    key = f"check:{client}:{int(time.time()) // A_MINUTE}"
    cache.add(key, 0, timeout=2 * A_MINUTE)
    try:
        return cache.incr(key) > QUESTIONS_A_MINUTE
    except ValueError:  # the cache dropped it between the two lines
        return False


def limited(view: View) -> View:
    """The view, or 429 with plain words and the time to wait.

    The client is the address that the server saw. Behind a proxy the server must be told to
    take it from the proxy, else all visitors count as one.
    """

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not too_many(str(request.META.get("REMOTE_ADDR", ""))):
            return view(request, *args, **kwargs)
        response = render(request, "campaigns/certificate/too_many.html", status=429)
        response.headers["Retry-After"] = str(math.ceil(A_MINUTE - time.time() % A_MINUTE))
        response.headers["Cache-Control"] = "no-store"
        return response

    return inner
