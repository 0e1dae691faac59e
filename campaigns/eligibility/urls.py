"""Addresses of this stage."""

from django.urls import path

from campaigns.eligibility import views

urlpatterns = [path("what-if/", views.WhatIf.as_view(), name="what_if")]
