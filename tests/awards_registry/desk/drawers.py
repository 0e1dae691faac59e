"""The drawers of the desk and their addresses."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse

from tests.cast import Cast

MODELS = [model for model in apps.get_models() if admin.site.is_registered(model)]
DRAWERS = [pytest.param(model, id=model._meta.label_lower) for model in MODELS]


def page(model: type[models.Model], act: str = "changelist", *arguments: Any) -> str:
    """The address of a page of the model's drawer."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{act}"
    return reverse(name, args=arguments)


def signed_in(cast: Cast, part: str) -> Client:
    """A client in which that member of the cast has signed in."""
    client = Client()
    client.force_login(cast[part])
    return client
