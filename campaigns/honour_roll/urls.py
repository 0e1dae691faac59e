"""The address of a unit."""

from django.urls import path

from campaigns.honour_roll import views

urlpatterns = [path("units/<int:pk>/", views.UnitPage.as_view(), name="unit")]
