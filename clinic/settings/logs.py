"""Where log lines go: to standard error, one JSON object each (docs/adr/0027)."""

from typing import Any


def logging_config() -> dict[str, Any]:
    """Returns the configuration of Python's logging for production."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "clinic.operations.log_lines.JsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
            "django.request": {"level": "ERROR"},  # a 404 is nobody's fault
            "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners do little else
            "axes": {"level": "ERROR"},
            "clinic": {"level": "INFO"},
        },
    }
