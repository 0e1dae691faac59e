"""Django made ready: a benchmark that takes its connection from here may import the models."""

from __future__ import annotations

import django
from django.db import connection

django.setup()

__all__ = ["connection"]
