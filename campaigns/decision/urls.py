"""Addresses of this stage."""

from django.urls import URLPattern, path

from campaigns.decision import act_views, views

urlpatterns: list[URLPattern] = [
    path("decisions/", views.DecisionList.as_view(), name="decision_list"),
    path("decisions/draft/", views.DecisionDraft.as_view(), name="decision_draft"),
    path("decisions/<int:pk>/", views.DecisionPage.as_view(), name="decision"),
    path("decisions/<int:pk>/paper.pdf", views.DecisionPaperFile.as_view(), name="decision_paper"),
    path("decisions/<int:pk>/sign/", act_views.DecisionSign.as_view(), name="decision_sign"),
    path(
        "decisions/<int:pk>/publish/", act_views.DecisionPublish.as_view(), name="decision_publish"
    ),
    path(
        "decisions/<int:pk>/drop-line/",
        act_views.DecisionDropLine.as_view(),
        name="decision_drop_line",
    ),
]
