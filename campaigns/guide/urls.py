"""Addresses of the help."""

from django.urls import path

from campaigns.guide import views

urlpatterns = [path("terms/", views.Glossary.as_view(), name="glossary")]
