"""Why production would not start: one clear line each."""

import environ

KEY_LENGTH = 40
"""Characters; `secrets.token_urlsafe(48)` gives 64."""
TOKEN_LENGTH = 24
"""Characters of METRICS_TOKEN, which anybody may try to guess."""
KEY_VARIETY = 10
"""Different characters that any random key of that length has."""
KNOWN_KEYS = ("insecure", "change", "secret", "example", "default", "#")
"""What keys that somebody copied begin with."""
GENERATE = 'python -c "import secrets; print(secrets.token_urlsafe(48))"'


def refusals(env: environ.Env) -> list[str]:
    """Returns a line for each value that is missing or must not stand in production."""
    key, hosts = env.str("SECRET_KEY", default=""), env.list("ALLOWED_HOSTS", default=[])
    lines = []
    if not key:
        lines.append(f"SECRET_KEY is missing. Write one into .env: {GENERATE}")
    elif is_guessable(key):
        lines.append(
            f"SECRET_KEY is a default or too short. Write a fresh one into .env: {GENERATE}"
        )
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
