"""Addresses of this stage."""

from django.urls import URLPattern, path

from campaigns.reporting import views

urlpatterns: list[URLPattern] = [
    path("register/", views.Register.as_view(), name="register"),
    path("reports/five-year-tally/", views.tally_page, name="five_year_tally"),
]
