"""The production profile does not start while demo users, whose passwords were shown, exist."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from units.accounts.models import User


def refuse_demo_users() -> None:
    """Raise ``ImproperlyConfigured`` in production while a demo user exists."""
    if settings.PRODUCTION:
        demo = User.objects.filter(is_demo=True).values_list("username", flat=True)
        if demo:
            names = ", ".join(demo[:5])
            raise ImproperlyConfigured(
                f"Demo users exist ({names}). Start production with a database of its own: "
                f"set DATABASE_URL and run manage.py migrate."
            )
