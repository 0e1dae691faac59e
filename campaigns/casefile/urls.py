"""Addresses of the case file: the list, the page of one nomination, and the acts upon it."""

from django.urls import path

from campaigns.casefile import acts, outside, views

urlpatterns = [
    path("nominations/", views.NominationList.as_view(), name="nomination_list"),
    path("nominations/<int:pk>/", views.NominationPage.as_view(), name="nomination"),
    path("nominations/<int:pk>/judge/", acts.Judge.as_view(), name="nomination_judge"),
    path("nominations/<int:pk>/submit/", acts.Submit.as_view(), name="nomination_submit"),
    path("nominations/<int:pk>/recall/", acts.Recall.as_view(), name="nomination_recall"),
    path("nominations/<int:pk>/withdraw/", acts.Withdraw.as_view(), name="nomination_withdraw"),
    path("nominations/<int:pk>/screen/", acts.Screen.as_view(), name="nomination_screen"),
    path("nominations/<int:pk>/return/", acts.Return.as_view(), name="nomination_return"),
    path("nominations/<int:pk>/reject/", acts.Reject.as_view(), name="nomination_reject"),
    path("nominations/<int:pk>/forward/", acts.Forward.as_view(), name="nomination_forward"),
    path("nominations/<int:pk>/outside/", outside.OutsidePage.as_view(), name="nomination_outside"),
]
