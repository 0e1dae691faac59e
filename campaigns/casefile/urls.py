"""Addresses of the case file: the list, the page of one nomination, and the acts upon it."""

from django.urls import path

from campaigns.casefile import (
    acts,
    exceptions,
    incoming,
    limits,
    outside,
    remarks,
    versions,
    views,
)

urlpatterns = [
    path("nominations/", views.NominationList.as_view(), name="nomination_list"),
    path("nominations/<int:pk>/", views.NominationPage.as_view(), name="nomination"),
    path("nominations/incoming/", incoming.Incoming.as_view(), name="nomination_incoming"),
    path(
        "nominations/<int:pk>/versions/",
        versions.NominationVersions.as_view(),
        name="nomination_versions",
    ),
    path("nominations/<int:pk>/answer/", remarks.Answers.as_view(), name="nomination_answer"),
    path("nominations/<int:pk>/recommend/", acts.Recommend.as_view(), name="nomination_recommend"),
    path("nominations/<int:pk>/call-back/", acts.CallBack.as_view(), name="nomination_call_back"),
    path("limits/", limits.limit_lines, name="limit_lines"),
    path("limits/<str:award>/<int:unit>/<int:year>/", limits.limit_page, name="limit"),
    path("nominations/<int:pk>/judge/", acts.Judge.as_view(), name="nomination_judge"),
    path("nominations/<int:pk>/submit/", acts.Submit.as_view(), name="nomination_submit"),
    path("nominations/<int:pk>/recall/", acts.Recall.as_view(), name="nomination_recall"),
    path("nominations/<int:pk>/withdraw/", acts.Withdraw.as_view(), name="nomination_withdraw"),
    path("nominations/<int:pk>/screen/", acts.Screen.as_view(), name="nomination_screen"),
    path("nominations/<int:pk>/return/", acts.Return.as_view(), name="nomination_return"),
    path("nominations/<int:pk>/reject/", acts.Reject.as_view(), name="nomination_reject"),
    path("nominations/<int:pk>/forward/", acts.Forward.as_view(), name="nomination_forward"),
    path(
        "nominations/<int:pk>/override/", exceptions.Propose.as_view(), name="nomination_override"
    ),
    path(
        "nominations/<int:pk>/override/confirm/",
        exceptions.Confirm.as_view(),
        name="nomination_override_confirm",
    ),
    path(
        "nominations/<int:pk>/override/refuse/",
        exceptions.Refuse.as_view(),
        name="nomination_override_refuse",
    ),
    path(
        "nominations/<int:pk>/override/withdraw/",
        exceptions.Withdraw.as_view(),
        name="nomination_override_withdraw",
    ),
    path("nominations/<int:pk>/outside/", outside.OutsidePage.as_view(), name="nomination_outside"),
    path(
        "nominations/<int:pk>/outside/refused/",
        outside.NotGranted.as_view(),
        name="nomination_outside_refused",
    ),
]
