"""A limit to how long PostgreSQL may work on one statement of a web request.

A database that hangs is worse than one that is gone: every thread waits for it, and nobody is
served. Only the web's connections have the limit; commands, jobs and migrations take their time
(https://www.postgresql.org/docs/18/runtime-config-client.html#GUC-STATEMENT-TIMEOUT). A network
that drops packets is given up too (`tcp_user_timeout`).
"""

from django.db import DEFAULT_DB_ALIAS, OperationalError, connections


def limit_statements(seconds: float) -> None:
    """Sets the limit for every connection that this process makes from now on.

    Args:
        seconds: after which a statement ends with an error; 0 for no limit.
    """
    config = connections.settings[DEFAULT_DB_ALIAS]
    if not seconds or not config["ENGINE"].endswith("postgresql"):
        return
    milliseconds = max(1, round(seconds * 1000))
    options = config.setdefault("OPTIONS", {})
    limit = f"-c statement_timeout={milliseconds}"
    options["options"] = " ".join(filter(None, (options.get("options"), limit)))
    options.setdefault("tcp_user_timeout", milliseconds)


def took_too_long(error: Exception) -> bool:
    """Returns whether a statement was ended for its length (SQLSTATE 57014, query_canceled)."""
    cause = error.__cause__
    return isinstance(error, OperationalError) and getattr(cause, "sqlstate", "") == "57014"
