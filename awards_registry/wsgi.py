"""The web process; the production profile refuses to serve while a demo user exists."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "awards_registry.settings")
application = get_wsgi_application()

from units.accounts.guard import refuse_demo_users  # noqa: E402 - models exist only from here on

refuse_demo_users()
