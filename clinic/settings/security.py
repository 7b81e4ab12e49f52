"""These settings keep the doors shut: sign-in, headers, uploads, sizes (ADR 0021, 0024, 0026)."""

from datetime import timedelta

from .environment import env

# Signing in ------------------------------------------------------------------------------------

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
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses who is locked out
    "django.contrib.auth.backends.ModelBackend",
]

SECOND_FACTOR = env.bool("SECOND_FACTOR", default=True)
"""Whether everyone who can publish must give a second factor. Only the local demo says no."""
OTP_TOTP_ISSUER = env.str("CLINIC_NAME", default="Clinic")
OTP_TOTP_THROTTLE_FACTOR = 1  # seconds of waiting after a wrong code, doubled with each

AXES_FAILURE_LIMIT = env.int("SIGN_IN_FAILURES", default=8)
"""Wrong passwords after which a name is locked out for the network they came from."""
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "clinic.accounts.lockout.network"
AXES_USERNAME_CALLABLE = "clinic.accounts.lockout.name"
AXES_HANDLER = "clinic.accounts.lockout.LockoutHandler"
AXES_LOCKOUT_CALLABLE = "clinic.accounts.lockout.locked_out"
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the audit log has sign-ins, without addresses
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "password"]
AXES_VERBOSE = False  # its lines name people and networks

SESSION_COOKIE_AGE = 10 * 60 * 60
"""Seconds from signing in to signing in again: a working day."""
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
PASSWORD_RESET_TIMEOUT = 60 * 60
"""Seconds for which the link in an e-mail holds."""

TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
"""How many proxies stand before the site: whose X-Forwarded-For a limit may believe."""
SERVE_WITHOUT_PROXY = env.bool("SERVE_WITHOUT_PROXY", default=False)
"""Whether strangers may reach the server itself: its addresses are refused otherwise, but for this
machine's own, while no proxy stands before it."""

# Headers ---------------------------------------------------------------------------------------

_SELF = ["'self'"]
_PUBLIC_POLICY = {
    "default-src": _SELF,
    "script-src": _SELF,
    "style-src": _SELF,
    "img-src": [*_SELF, "data:"],
    "font-src": _SELF,
    "connect-src": _SELF,
    "object-src": ["'none'"],
    "base-uri": _SELF,
    "form-action": _SELF,
    "frame-src": [*_SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "frame-ancestors": _SELF,
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _PUBLIC_POLICY}
ADMIN_POLICY = {
    **_PUBLIC_POLICY,
    "script-src": [*_SELF, "'unsafe-inline'"],
    "style-src": [*_SELF, "'unsafe-inline'"],
    "img-src": [*_SELF, "data:", "blob:"],
}
"""What Wagtail's own pages need beside (docs/adr/0049): scripts of fields and of dialogues stand
within the page, styles are set by the editor, pictures are shown before they are sent. No other
host, no `eval`."""
ADMIN_POLICY_REPORTS = env.bool("ADMIN_POLICY_REPORTS", default=False)
"""Whether browsers only report in their console what the admin's policy would stop: for trying
out packages that add to the admin."""
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb")
}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# Sizes -----------------------------------------------------------------------------------------

DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
"""An article with hundreds of references posts thousands of fields (docs/adr/0003)."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
"""Bytes of a form without its files; the longest article has a tenth of it."""
DATA_UPLOAD_MAX_NUMBER_FILES = 50
MAX_BODY = 60 * 1024 * 1024
"""Bytes of a request with its files, asked before anything is read."""
MAX_PUBLIC_BODY = 64 * 1024
"""Bytes of a request outside the admin, or of somebody who has not signed in: an e-mail address and
a consent, a name and a password."""
MAX_ADDRESS = 320 * 1024
"""Bytes of a path with its query: a hundred thousand characters, whatever their script, are a
search that is answered (with nothing found)."""

WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "gif", "avif", "heic", "heif"]
"""The last two are what phones write; they are stored as JPEG."""
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
"""Bytes."""
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
"""Width times height times frames; a larger picture is an attack or a mistake."""
WAGTAILIMAGES_IMAGE_FORM_BASE = "clinic.uploads.images.ReencodedImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "clinic.uploads.documents.CheckedDocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx"]
MAX_DOCUMENT = 25 * 1024 * 1024
"""Bytes."""
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []  # a document is downloaded, never shown as a page

SILENCED_SYSTEM_CHECKS = [
    "security.W019",  # the preview panel shows the site's own pages in a frame
    "security.W005",  # HSTS for subdomains is a setting: it can lock a clinic out of the others
    "security.W021",  # and so is preloading, which cannot be taken back for months
]
