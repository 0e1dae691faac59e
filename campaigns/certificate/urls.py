"""Addresses of this stage."""

from django.urls import URLPattern, path

from campaigns.certificate import public, views

urlpatterns: list[URLPattern] = [
    path("check/", public.check, name="check"),
    path("v/<str:token>/", public.check_code, name="check_code"),
    path("honours/", public.Honours.as_view(), name="honours"),
    path(
        "decisions/<int:pk>/certificates/",
        views.CertificatesPrint.as_view(),
        name="certificates_print",
    ),
    path("certificates/<int:pk>.pdf", views.CertificateFile.as_view(), name="certificate_file"),
]
