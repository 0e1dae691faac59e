"""Addresses of duplicates and merges."""

from django.urls import URLPattern, path

from units.people import views

urlpatterns: list[URLPattern] = [
    path("people/duplicates/", views.DuplicateList.as_view(), name="person_duplicates"),
    path(
        "people/<int:kept>/merge/<int:absorbed>/",
        views.PersonMergePage.as_view(),
        name="person_merge",
    ),
    path("people/merges/", views.MergeList.as_view(), name="person_merges"),
    path("people/merges/<int:pk>/undo/", views.MergeUndo.as_view(), name="person_merge_undo"),
]
