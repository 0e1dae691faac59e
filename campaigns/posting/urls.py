"""Addresses of the public postings: those of the desk, and those for everybody."""

from django.urls import path

from campaigns.posting import act_views, public, views

urlpatterns = [
    path("postings/", views.PostingList.as_view(), name="posting_list"),
    path("postings/draft/", views.PostingDraft.as_view(), name="posting_draft"),
    path("postings/<int:pk>/", views.PostingPage.as_view(), name="posting"),
    path("postings/<int:pk>/draft/", views.PostingDraft.as_view(), name="posting_revise"),
    path("postings/<int:pk>/open/", act_views.PostingOpen.as_view(), name="posting_open"),
    path(
        "postings/<int:pk>/call-off/", act_views.PostingCallOff.as_view(), name="posting_call_off"
    ),
    path(
        "postings/<int:pk>/outcomes/", act_views.PostingOutcomes.as_view(), name="posting_outcomes"
    ),
    path("postings/<int:pk>/close/", act_views.PostingClose.as_view(), name="posting_close"),
    path("postings/<int:pk>/report/", views.PostingReport.as_view(), name="posting_report"),
    path("opinions/<int:pk>/", act_views.OpinionAtTheDesk.as_view(), name="posting_opinion"),
    path("posted/", public.PostedLists.as_view(), name="posting_public_list"),
    path("posted/<str:token>/", public.PostedList.as_view(), name="posting_public"),
    path("posted/<str:token>/opinion/", public.Speak.as_view(), name="posting_speak"),
    path("opinion/<str:token>/", public.OpinionPage.as_view(), name="opinion"),
    path("opinion/<str:token>/code/", public.OpinionCode.as_view(), name="opinion_code"),
]
