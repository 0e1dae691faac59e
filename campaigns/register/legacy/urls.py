"""Address of older awards that wait for an officer."""

from django.urls import URLPattern, path

from campaigns.register.legacy.views import LegacyList

urlpatterns: list[URLPattern] = [
    path("register/earlier/", LegacyList.as_view(), name="legacy_awards"),
]
