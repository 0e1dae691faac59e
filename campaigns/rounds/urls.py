"""Addresses of rounds and of what their awards ask for."""

from django.urls import path

from campaigns.rounds import act_views, criteria, views

urlpatterns = [
    path("rounds/", views.RoundList.as_view(), name="round_list"),
    path("rounds/<int:pk>/", views.RoundPage.as_view(), name="round"),
    path("rounds/<int:pk>/remind/", act_views.Remind.as_view(), name="round_remind"),
    path("rounds/<int:pk>/next-year/", act_views.OpenNextYear.as_view(), name="round_next_year"),
    path("rounds/<int:pk>/nothing/", act_views.SayNothing.as_view(), name="round_nothing"),
    path(
        "rounds/<int:pk>/nothing/recall/",
        act_views.RecallNothing.as_view(),
        name="round_nothing_recall",
    ),
    path("awards/<str:award>/criteria/", criteria.AwardCriteria.as_view(), name="award_criteria"),
]
