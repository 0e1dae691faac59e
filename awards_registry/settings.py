"""Settings: one file; what differs from place to place is read from the environment.

``REGISTRY_PROFILE`` is ``demo`` (the default: one machine, plain http on the loopback)
or ``production`` (behind TLS; refuses to start half-configured).
"""

from pathlib import Path
from urllib.parse import quote, urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from awards_registry.own_key import own_key

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env("REGISTRY_VAR", default=str(BASE_DIR / "var")))
PROFILE = env("REGISTRY_PROFILE", default="demo")
PRODUCTION = PROFILE == "production"
DEBUG = env.bool("DEBUG", default=False)

if PROFILE not in {"demo", "production"}:
    raise ImproperlyConfigured("REGISTRY_PROFILE is either demo or production.")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG has no place in the production profile.")

SECRET_KEY = env("SECRET_KEY") if PRODUCTION else env("SECRET_KEY", default="") or own_key(VAR_DIR)
if PRODUCTION and len(SECRET_KEY) < 50:  # noqa: PLR2004 - the length Django's own check asks for
    raise ImproperlyConfigured("SECRET_KEY needs at least 50 characters.")

ALLOWED_HOSTS = (
    env.list("ALLOWED_HOSTS")
    if PRODUCTION
    else env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
)
if PRODUCTION and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts.")
# The address that is printed on certificates: never taken from a request.
SITE_URL = (
    env("SITE_URL") if PRODUCTION else env("SITE_URL", default="http://127.0.0.1:8000")
).rstrip("/")

INSTALLED_APPS = [
    "awards_registry.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "import_export",
    "tree_queries",
    "django_tasks",
    "django_tasks_db",
    "awards_registry.apps.FrameConfig",
    "awards_registry.jobs",
    "awards_registry.ledger",
    "units",
    "campaigns",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "awards_registry.middleware.chosen_language",
    "awards_registry.middleware.explained",
    "awards_registry.middleware.readable",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "awards_registry.middleware.DeclaredPages",
]

ROOT_URLCONF = "awards_registry.urls"
WSGI_APPLICATION = "awards_registry.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "libraries": {
                "guide": "campaigns.guide.tags",
                "holders": "units.accounts.tags",
            },
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "awards_registry.context.frame",
                "campaigns.notice.context.bell",
            ],
        },
    },
]

# --- Database: SQLite on one machine, PostgreSQL by DATABASE_URL, nothing else changes.
# The path is quoted: a folder may be called "C#" or "100%".
OWN_DATABASE = f"sqlite:///{quote(str(VAR_DIR / 'registry.sqlite3'))}"
DATABASES = {"default": env.db("DATABASE_URL", default=OWN_DATABASE)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE and WAL: without them concurrent ballots are lost to "database is locked".
    # FULL: WAL with NORMAL may drop the last acknowledged commits when the power goes.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
            ),
        }
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- People and passwords
AUTH_USER_MODEL = "units.User"
AUTHENTICATION_BACKENDS = ["units.accounts.backend.RoleBackend"]
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Language: Vietnamese by default, English by choice
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Vietnamese")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "awards_registry" / "locale"]
FORMAT_MODULE_PATH = ["awards_registry.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# --- Files
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
# What one request may bring, files included; more is refused before any of it is read.
MOST_BYTES_SENT = 64 * 1024 * 1024

# --- Long work: the queue lives in the database, ``manage.py worker`` empties it.
# A worker without a pulse for so many seconds is taken for dead; longer than the longest step of
# any job (one certificate), shorter than people wait.
JOB_LEASE = env.int("JOB_LEASE", default=60)
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- Mail: EMAIL_URL (smtp+tls://user:password@host:port) in production. Without it notices are
# read in the house and wait in the outbox; the demo writes its mails as files.
EMAIL_URL = env("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
elif not PRODUCTION:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
MAIL_READY = bool(EMAIL_URL) or not PRODUCTION
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env(
    "MAIL_FROM", default=f"so-khen-thuong@{urlsplit(SITE_URL).hostname or 'localhost'}"
)
# So many minutes a new notice waits in the outbox: what happens meanwhile joins it.
NOTICE_GRACE = env.int("NOTICE_GRACE", default=10)

# --- Transport and browser
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
if PRODUCTION:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = (
        ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
    )
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

# --- Imports and exports: formulas are kept out by awards_registry.sheets
IMPORT_EXPORT_USE_TRANSACTIONS = True

# --- Short memory, for counting failed sign-ins: files that all processes of one machine share;
# CACHE_URL where there are several machines.
OWN_CACHE = {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
    "LOCATION": VAR_DIR / "cache",
}
CACHES = {"default": env.cache("CACHE_URL") if env("CACHE_URL", default="") else OWN_CACHE}

# --- What a visitor sees as the name of the house
BODY_NAME = env("BODY_NAME", default="")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
    # Who opened whose personal data is always said, whatever the level of the rest.
    "loggers": {"registry": {"level": "INFO"}},
}
