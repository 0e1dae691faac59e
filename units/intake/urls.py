"""Addresses of lists that are handed in."""

from django.urls import URLPattern, path

from units.intake import views

urlpatterns: list[URLPattern] = [
    path("imports/", views.KindList.as_view(), name="import_kinds"),
    path("imports/batches/<uuid:pk>/", views.BatchPage.as_view(), name="import_batch"),
    path("imports/batches/<uuid:pk>/apply/", views.ApplyBatch.as_view(), name="import_apply"),
    path("imports/batches/<uuid:pk>/undo/", views.UndoBatch.as_view(), name="import_undo"),
    path("imports/batches/<uuid:pk>/drop/", views.DropBatch.as_view(), name="import_drop"),
    path("imports/batches/<uuid:pk>/errors.xlsx", views.returned_file, name="import_returned"),
    path("imports/<slug:kind>/", views.KindPage.as_view(), name="import_kind"),
    path("imports/<slug:kind>/template.xlsx", views.template_file, name="import_template"),
]
