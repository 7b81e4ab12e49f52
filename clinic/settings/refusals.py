"""Why a site would not start: one clear line each."""

from importlib.util import find_spec
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from .values import Values

KEY_LENGTH = 40
"""Characters; `secrets.token_urlsafe(48)` gives 64."""
TOKEN_LENGTH = 24
"""Characters of METRICS_TOKEN, which anybody may try to guess."""
KEY_VARIETY = 10
"""Different characters that any random key of that length has."""
KNOWN_KEYS = ("insecure", "change", "secret", "example", "default", "#")
"""What keys that somebody copied begin with."""
GENERATE = 'python -c "import secrets; print(secrets.token_urlsafe(48))"'
S3_ADDRESSING = ("auto", "path", "virtual")


def refusals(env: Values) -> list[str]:
    """Returns a line for each value that is missing or must not stand in production."""
    key, hosts = env.str("SECRET_KEY", default=""), env.list("ALLOWED_HOSTS", default=[])
    lines = []
    if not key:
        lines.append(f"SECRET_KEY is missing. Write one into .env: {GENERATE}")
    elif is_guessable(key):
        lines.append(
            f"SECRET_KEY is a default or too short. Write a fresh one into .env: {GENERATE}"
        )
    if any(is_guessable(old) for old in env.list("SECRET_KEY_FALLBACKS", default=[])):
        lines.append("SECRET_KEY_FALLBACKS has a key that is a default or too short: take it out.")
    if env.str("DEBUG", default="off").lower() not in {"", "0", "no", "off", "false"}:
        lines.append("DEBUG is on. Take it out of .env: it would show visitors the site's insides.")
    if not any(hosts):
        lines.append("ALLOWED_HOSTS is empty. Write the site's host names into .env.")
    elif "*" in hosts:
        lines.append("ALLOWED_HOSTS allows every host (*). Name the site's own in .env.")
    for name in ("PING_JOBS_URL", "PING_BACKUP_URL"):
        address = env.str(name, default="")
        if address and not address.startswith(("https://", "http://")):
            lines.append(f"{name} must begin with https://.")
    if 0 < len(env.str("METRICS_TOKEN", default="")) < TOKEN_LENGTH:
        lines.append(f"METRICS_TOKEN is shorter than {TOKEN_LENGTH} characters: {GENERATE}")
    return lines


def is_guessable(key: str) -> bool:
    """Returns whether a key is one that others know or can find."""
    return (
        len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or key.lower().startswith(KNOWN_KEYS)
    )


def wrong_values(env: Values) -> list[str]:
    """Returns a line for each value that can be read and means nothing."""
    base, zone = env.str("BASE_URL", default=""), env.str("TIME_ZONE", default="UTC")
    lines = []
    if base and not is_origin(base):
        lines.append(f"BASE_URL must be like https://www.example.org, without a path: {base}")
    if not is_time_zone(zone):
        lines.append(f"TIME_ZONE must be like America/Los_Angeles: {zone}")
    hosts = [host for host in env.list("ALLOWED_HOSTS", default=[]) if not is_host(host)]
    if hosts:
        lines.append(
            f"ALLOWED_HOSTS takes names alone, without http:// and port: {', '.join(hosts)}"
        )
    origins = env.list("CSRF_TRUSTED_ORIGINS", default=[])
    if wrong := [origin for origin in origins if not is_origin(origin.replace("*.", "any.", 1))]:
        lines.append(f"CSRF_TRUSTED_ORIGINS must be like https://a.example.org: {', '.join(wrong)}")
    provider = env.str("EMAIL_PROVIDER", default="")
    if provider and not is_provider(provider):
        lines.append(f"EMAIL_PROVIDER is no provider that django-anymail knows: {provider}")
    addressing = env.str("S3_ADDRESSING", default="auto")
    if addressing not in S3_ADDRESSING:
        lines.append(f"S3_ADDRESSING is one of {', '.join(S3_ADDRESSING)}: {addressing}")
    language = env.str("LANGUAGE_CODE", default="en-us")
    if language.lower() not in {"en", "en-us"}:
        lines.append(f"LANGUAGE_CODE must be en-us, which is all that is here: {language}")
    if not env.int("SIGN_IN_FAILURES", default=1):
        lines.append("SIGN_IN_FAILURES must be 1 or more: 0 would lock everybody out.")
    return lines


def is_origin(address: str) -> bool:
    """Returns whether an address is a scheme and a host, perhaps with a port."""
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return False
    is_bare = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and is_bare


def is_host(name: str) -> bool:
    """Returns whether a name could be what a browser sends as Host, without its port."""
    return name.startswith("[") or not any(sign in name for sign in "/: ")


def is_time_zone(name: str) -> bool:
    """Returns whether a time zone of this name is known."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # OSError: the name of a folder of zones
        return False
    return True


def is_provider(name: str) -> bool:
    """Returns whether django-anymail has a provider of this name."""
    return name.isidentifier() and find_spec(f"anymail.backends.{name}") is not None
