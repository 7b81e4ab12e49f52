"""Reports of errors to Sentry, or a server that speaks its protocol, by setting (`SENTRY_DSN`).

They say what a log line says (`clinic.operations.log_lines`) and no more: the kind of the error,
where it was raised, and a message with everything struck out that could name a person. Requests,
cookies, forms, users, values of variables, SQL and what happened before never leave the server.
https://docs.sentry.io/platforms/python/data-management/sensitive-data/
"""

import logging
from typing import Any

import sentry_sdk
from sentry_sdk.integrations.atexit import AtexitIntegration
from sentry_sdk.integrations.excepthook import ExcepthookIntegration
from sentry_sdk.integrations.logging import LoggingIntegration

from clinic.operations.log_lines import without_personal_data

Event = dict[str, Any]

SENT = frozenset(
    {
        "event_id", "exception", "level", "logger", "logentry", "platform", "release", "sdk",
        "environment", "timestamp",
    }
)  # fmt: skip
"""What of an event is sent; whatever a later release of the package adds is not."""
OF_A_FRAME = frozenset({"filename", "function", "in_app", "lineno", "module"})


def install(dsn: str) -> None:
    """Begins to report errors that are logged, in every process that sets Django up."""
    sentry_sdk.init(
        dsn=dsn,
        before_send=lambda event, hint: without_people(dict(event)),  # type: ignore[arg-type,return-value]
        default_integrations=False,
        integrations=[
            LoggingIntegration(level=None, event_level=logging.ERROR),
            ExcepthookIntegration(),  # commands
            AtexitIntegration(callback=lambda pending, timeout: None),  # says nothing
        ],
        auto_enabling_integrations=False,
        send_default_pii=False,
        include_local_variables=False,
        include_source_context=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        send_client_reports=False,
        auto_session_tracking=False,
        server_name="",
    )


def without_people(event: Event) -> Event:
    """Returns an event with what may be sent of it."""
    kept = {name: value for name, value in event.items() if name in SENT}
    if "logentry" in kept:
        words = kept["logentry"].get("formatted") or kept["logentry"].get("message") or ""
        kept["logentry"] = {"formatted": without_personal_data(str(words))}
    if "exception" in kept:
        values = kept["exception"].get("values") or []
        kept["exception"] = {"values": [_without_words(each) for each in values]}
    return kept


def _without_words(error: Event) -> Event:
    """Returns an exception's kind and places: its words may hold anything."""
    frames = (error.get("stacktrace") or {}).get("frames") or []
    places = [
        {name: value for name, value in frame.items() if name in OF_A_FRAME} for frame in frames
    ]
    return {
        "type": error.get("type"),
        "module": error.get("module"),
        "stacktrace": {"frames": places},
    }
