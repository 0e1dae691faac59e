"""Addresses of the successions; the page of a unit itself lies where its awards are known."""

from django.urls import path

from units.organisation import views

urlpatterns = [
    path("units/<int:pk>/rename/", views.RenamePage.as_view(), name="unit_rename"),
    path("units/<int:pk>/merge/", views.MergePage.as_view(), name="unit_merge"),
    path("units/<int:pk>/split/", views.SplitPage.as_view(), name="unit_split"),
    path("units/<int:pk>/dissolve/", views.DissolvePage.as_view(), name="unit_dissolve"),
]
