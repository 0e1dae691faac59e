"""Addresses of this stage."""

from django.urls import URLPattern, path

from campaigns.certificate import public

urlpatterns: list[URLPattern] = [
    path("check/", public.check, name="check"),
    path("v/<str:token>/", public.check_code, name="check_code"),
    path("honours/", public.Honours.as_view(), name="honours"),
]
