"""Settings of the test runs: the real ones, with quick passwords and throw-away files."""

import os
import tempfile
from pathlib import Path

VAR = Path(tempfile.gettempdir()) / f"awards-registry-tests-{os.getuid()}"
os.environ["REGISTRY_PROFILE"] = "demo"
os.environ["REGISTRY_VAR"] = str(VAR)
os.environ.setdefault("SECRET_KEY", "a key for tests only, long enough for every check there is")

from awards_registry.settings import *  # noqa: E402, F403 - read after the environment is set
from awards_registry.settings import DATABASES, INSTALLED_APPS, STORAGES  # noqa: E402

# Brings the tests' own way of emptying tables, before Django's.
INSTALLED_APPS = ["tests", *INSTALLED_APPS]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: threads that race for a lock must wait for it as in real life.
    VAR.mkdir(mode=0o700, exist_ok=True)
    options = DATABASES["default"]["OPTIONS"]
    options["init_command"] = options["init_command"].replace("=FULL", "=OFF")
    DATABASES["default"]["TEST"] = {"NAME": VAR / f"test-{os.getpid()}.sqlite3"}
else:
    # The same on PostgreSQL: what a test committed need not outlive the power.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
