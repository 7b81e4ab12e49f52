"""These settings are shared by every environment.

Values that differ between installations come from the environment or from one `.env` file at
the project's root; `.env.example` lists them all.
"""

from pathlib import Path

from .environment import BASE_DIR, VAR_DIR, database, env, media_storage, private_storage
from .security import *  # noqa: F403

INSTALLED_APPS = [
    "clinic",
    "home",
    "articles",
    "testimonials",
    "newsletter",
    "search",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "clinic.accounts.people_app.PeopleAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "clinic.page_cache.middleware.PagesMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "clinic.admin_policy.PolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "clinic.page_cache.middleware.BackSoonMiddleware",
    "clinic.serving.request_limits.RequestLimitsMiddleware",
    "clinic.wagtail_fixes.upstream_faults.UpstreamFaultsMiddleware",
    "clinic.operations.machine_addresses.MachinesMiddleware",
    "clinic.wagtail_fixes.tree_changes.TreeChangesMiddleware",
    "clinic.wagtail_fixes.collisions.CollisionsMiddleware",
    "clinic.wagtail_fixes.signed_out.SignedOutMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "clinic.accounts.middleware.SecondFactorMiddleware",
    "articles.editing.middleware.PublishingRefusalMiddleware",
    "articles.editing.middleware.ReadVersionsMiddleware",
    "clinic.wordpress.old_addresses.OldAddressesMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "clinic.page_cache.request_site.SiteMiddleware",
]

ROOT_URLCONF = "clinic.urls"
WSGI_APPLICATION = "clinic.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'clinic.sqlite3'}")}

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="en-us")
TIME_ZONE = env.str("TIME_ZONE", default="America/Los_Angeles")
USE_I18N = True
USE_TZ = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES = [("en-us", "English")]

STORAGES = {
    "default": media_storage(),
    "private": private_storage(),
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = Path(env.str("STATIC_DIR", default=str(VAR_DIR / "static")))
STATIC_URL = "/static/"
MEDIA_ROOT = VAR_DIR / "media"
MEDIA_URL = "/media/"
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
"""The site itself serves uploaded files, to those who may see them: no other account reads them."""
PRIVATE_ROOT = VAR_DIR / "private"
"""Files that no address serves but a view that asks for permission: signed authorizations, where
no bucket has them."""

WAGTAIL_SITE_NAME = env.str("CLINIC_NAME", default="Clinic")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000")
WAGTAIL_ENABLE_UPDATE_CHECK = False  # the admin asks nothing of other hosts
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "articles.editing.rich_text.CheckedRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link", "document-link", "ol", "ul"]},
    },
    "article": {
        "WIDGET": "articles.editing.rich_text.CheckedRichTextArea",
        "OPTIONS": {
            "features": [
                "bold",
                "italic",
                "superscript",
                "subscript",
                "link",
                "document-link",
                "ol",
                "ul",
                "citation",
                "claim-level",
            ]
        },
    },
}

REFERENCE_SERVICES = {
    "tool": "clinic-website",
    "email": env.str("LOOKUP_EMAIL", default=""),
    "api_key": env.str("NCBI_API_KEY", default=""),
    **env.json("LOOKUP_SERVICES", default={}),
}
"""How look-ups of references present themselves, and other addresses for the services of record
(`eutils`, `idconv`, `crossref`, `datacite`, `timeout`)."""

EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 20  # seconds without an answer
EMAIL_PROVIDER = env.str("EMAIL_PROVIDER", default="")
"""A provider of django-anymail, such as "postmark", instead of SMTP; `ANYMAIL` has its keys."""
ANYMAIL: dict[str, str] = env.dict("ANYMAIL", default={})
if EMAIL_PROVIDER:
    EMAIL_BACKEND = f"anymail.backends.{EMAIL_PROVIDER}.EmailBackend"
DIRECT_EMAIL_BACKEND: str | None = None
"""What sends messages at once, where EMAIL_BACKEND only keeps them; None for EMAIL_BACKEND."""
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="clinic@localhost")

NEWSLETTER_KEY = env.str("NEWSLETTER_KEY", default="")
"""The key of the block list's hashes; empty takes SECRET_KEY, whose change would empty the list."""
PAGE_CACHE_MEGABYTES = env.int("PAGE_CACHE_MEGABYTES", default=64)
"""What one worker keeps of rendered pages; 0 keeps none."""
CONTENT_VERSION_FILE = VAR_DIR / "generation"
"""The stamp: every worker of this host looks at its length before it serves a stored page."""
WAGTAILFRONTENDCACHE: dict[str, dict[str, str]] = env.json("FRONTEND_CACHE", default={})
"""The CDN whose copies Wagtail purges; only then may it keep pages for a minute."""
if WAGTAILFRONTENDCACHE:
    INSTALLED_APPS.append("wagtail.contrib.frontend_cache")

BACKUP_HOURS = 0
"""How old the last good backup may be before `/readyz` fails; 0 does not ask."""
OPERATOR_EMAIL = env.str("OPERATOR_EMAIL", default="")
"""Who is told that a backup failed."""
PING_JOBS_URL = env.str("PING_JOBS_URL", default="")
PING_BACKUP_URL = env.str("PING_BACKUP_URL", default="")
"""Addresses that are asked after each good run, of a service that misses them
(`clinic.operations.ping`)."""
SENTRY_DSN = env.str("SENTRY_DSN", default="")
"""Where errors are reported to, without personal data (`clinic.operations.error_reports`)."""
METRICS_TOKEN = env.str("METRICS_TOKEN", default="")
"""Who sends it may read `/metrics`; empty for no such address (`clinic.operations.metrics`)."""
if METRICS_TOKEN:
    MIDDLEWARE.insert(0, "clinic.operations.metrics.MeasuringMiddleware")

STATEMENT_SECONDS = env.float("STATEMENT_SECONDS", default=15)
"""How long PostgreSQL may work on one statement of a web request; 0 for no limit."""
SLOW_QUERY_SECONDS = env.float("SLOW_QUERY_SECONDS", default=0.5)
"""Queries that take longer are logged with their caller."""
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "clinic.accounts.password_reset.QuietPasswordResetForm"  # noqa: S105
WAGTAIL_FINISH_WORKFLOW_ACTION = "clinic.wagtail_fixes.workflow_finish.publish"
