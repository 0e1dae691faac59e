"""Addresses of notices: what one was told, and the outbox of one's office."""

from django.urls import path

from campaigns.notice import act_views, views

urlpatterns = [
    path("notices/", views.Inbox.as_view(), name="inbox"),
    path("notices/read/", act_views.MarkRead.as_view(), name="inbox_read"),
    path("outbox/", views.Outbox.as_view(), name="outbox"),
    path("outbox/<int:pk>/", views.OutboxMessage.as_view(), name="outbox_message"),
    path("outbox/act/", act_views.OutboxAct.as_view(), name="outbox_act"),
    path("outbox/silence/", act_views.SilenceKind.as_view(), name="outbox_silence"),
]
