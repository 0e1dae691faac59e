"""Addresses of this stage."""

from django.urls import URLPattern, path

from campaigns.dashboard import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("first-day/", views.first_day, name="first_day"),
    path("first-day/done/", views.first_day_done, name="first_day_dismiss"),
    path("search/", views.search, name="search"),
    path("dashboard/", views.dashboard, name="dashboard"),
]
