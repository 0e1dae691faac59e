"""Addresses of the radar."""

from django.urls import path

from campaigns.radar import views

urlpatterns = [
    path("radar/", views.RadarPage.as_view(), name="radar"),
    path("radar/start/", views.RadarStart.as_view(), name="radar_start"),
    path("radar/people/<int:pk>/", views.PersonLadder.as_view(), name="radar_person"),
    path("radar/units/<int:pk>/", views.UnitLadder.as_view(), name="radar_unit"),
]
