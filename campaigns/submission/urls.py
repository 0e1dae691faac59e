"""Addresses of this stage."""

from django.urls import URLPattern, path
from django.views import View

from campaigns.submission import act_views, views

ACTS: dict[str, type[View]] = {
    "describe": act_views.SubmissionDescribe,
    "add": act_views.SubmissionAdd,
    "take-out": act_views.SubmissionTakeOut,
    "split": act_views.SubmissionSplit,
    "merge": act_views.SubmissionMerge,
    "drop": act_views.SubmissionDrop,
    "send": act_views.SubmissionSend,
}
urlpatterns: list[URLPattern] = [
    path("submissions/", views.SubmissionList.as_view(), name="submission_list"),
    path("submissions/new/", views.SubmissionNew.as_view(), name="submission_new"),
    path("submissions/<int:pk>/", views.SubmissionPage.as_view(), name="submission"),
    *(
        path(
            f"submissions/<int:pk>/{act}/",
            view.as_view(),
            name=f"submission_{act.replace('-', '_')}",
        )
        for act, view in ACTS.items()
    ),
]
