"""Every address of the house; who may use each stands in ``policy``."""

from django.contrib import admin
from django.contrib.auth.views import (
    LogoutView,
    PasswordChangeDoneView,
    PasswordChangeView,
)
from django.urls import include, path

from awards_registry import views
from units.accounts.forms import SignInForm

urlpatterns = [
    path("", include("campaigns.dashboard.urls")),
    path("", include("campaigns.casefile.urls")),
    path("", include("campaigns.entry.urls")),
    path("", include("campaigns.submission.urls")),
    path("", include("campaigns.notice.urls")),
    path("", include("campaigns.guide.urls")),
    path("", include("campaigns.rounds.urls")),
    path("", include("campaigns.dossier.urls")),
    path("", include("campaigns.eligibility.urls")),
    path("", include("campaigns.honour_roll.urls")),
    path("", include("campaigns.radar.urls")),
    path("", include("units.organisation.urls")),
    path("", include("campaigns.posting.urls")),
    path("", include("campaigns.council.urls")),
    path("", include("campaigns.decision.urls")),
    path("", include("campaigns.certificate.urls")),
    path("", include("campaigns.reporting.urls")),
    path("", include("campaigns.register.legacy.urls")),
    path("", include("units.accounts.urls")),
    path("", include("units.blocks.urls")),
    path("", include("units.people.urls")),
    path("", include("units.intake.urls")),
    path(
        "sign-in/",
        views.SignIn.as_view(
            template_name="registration/sign_in.html",
            authentication_form=SignInForm,
            redirect_authenticated_user=True,
        ),
        name="sign_in",
    ),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("password/", PasswordChangeView.as_view(), name="password_change"),
    path("password/done/", PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("language/", views.set_language, name="set_language"),
    path("jobs/<uuid:pk>/", views.JobPage.as_view(), name="job"),
    path("jobs/<uuid:pk>.json", views.job_state, name="job_state"),
    path("health/", views.health, name="health"),
    path("admin/", admin.site.urls),
]
