"""Addresses of the emulation blocks."""

from django.urls import URLPattern, path

from units.blocks import act_views, views

urlpatterns: list[URLPattern] = [
    path("blocks/", views.BlockList.as_view(), name="block_list"),
    path("blocks/<int:pk>/", views.BlockPage.as_view(), name="block"),
    path("blocks/<int:pk>/open/", act_views.BlockOpenYear.as_view(), name="block_open_year"),
    path(
        "blocks/<int:pk>/<int:year>/appoint/",
        act_views.BlockAppoint.as_view(),
        name="block_appoint",
    ),
    path(
        "blocks/<int:pk>/<int:year>/members/",
        act_views.BlockMembers.as_view(),
        name="block_members",
    ),
    path(
        "blocks/<int:pk>/<int:year>/hand-over/",
        act_views.BlockHandOver.as_view(),
        name="block_hand_over",
    ),
]
