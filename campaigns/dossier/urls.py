"""Addresses of the papers of dossiers."""

from django.urls import path

from campaigns.dossier import views

urlpatterns = [
    path("nominations/<int:pk>/attach/", views.Attach.as_view(), name="nomination_attach"),
    path("nominations/<int:pk>/waive/", views.Waive.as_view(), name="nomination_waive"),
    path(
        "nominations/<int:pk>/forms/<str:form>.docx", views.nomination_form, name="nomination_form"
    ),
    path(
        "submissions/<int:pk>/forms/<str:form>.docx", views.submission_form, name="submission_form"
    ),
    path("papers/<int:pk>/", views.PaperFile.as_view(), name="paper_file"),
    path("papers/<int:pk>/take-out/", views.TakeOut.as_view(), name="paper_take_out"),
]
