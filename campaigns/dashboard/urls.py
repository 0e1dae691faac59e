"""Addresses of this stage."""

from django.urls import URLPattern, path

from campaigns.dashboard import views

urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("dashboard/", views.dashboard, name="dashboard"),
]
