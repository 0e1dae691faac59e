"""Addresses of this stage."""

from django.urls import URLPattern, path

from campaigns.reporting import views

urlpatterns: list[URLPattern] = [
    path("register/", views.register, name="register"),
    path("reports/five-year-tally/", views.five_year_tally, name="five_year_tally"),
]
