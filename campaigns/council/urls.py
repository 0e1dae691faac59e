"""Addresses of this stage."""

from django.urls import URLPattern, path

from campaigns.council import act_views, ballot_views, views

urlpatterns: list[URLPattern] = [
    path("sittings/", views.SittingList.as_view(), name="sitting_list"),
    path("sittings/plan/", views.SittingPlan.as_view(), name="sitting_plan"),
    path("sittings/<int:pk>/", views.SittingPage.as_view(), name="sitting"),
    path("sittings/<int:pk>/agenda/", act_views.SittingAgenda.as_view(), name="sitting_agenda"),
    path("sittings/<int:pk>/open/", act_views.SittingOpen.as_view(), name="sitting_open"),
    path("sittings/<int:pk>/close/", act_views.SittingClose.as_view(), name="sitting_close"),
    path("sittings/<int:pk>/ballot/", ballot_views.SittingBallot.as_view(), name="sitting_ballot"),
    path("sittings/<int:pk>/cast/", ballot_views.SittingCast.as_view(), name="sitting_cast"),
]
