"""Addresses of the pages on which roles are delegated."""

from django.urls import path

from units.accounts import views

urlpatterns = [
    path("stand-ins/", views.StandInList.as_view(), name="stand_ins"),
    path("stand-ins/name/<int:pk>/", views.StandInName.as_view(), name="stand_in_name"),
    path("stand-ins/<int:pk>/end/", views.StandInEnd.as_view(), name="stand_in_end"),
]
