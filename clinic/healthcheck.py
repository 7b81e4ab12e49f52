"""`python -m clinic.healthcheck`: asks the server of this container whether it answers.

The exit status is 0 when it does (https://docs.docker.com/reference/dockerfile/#healthcheck).
"""

import os
import sys
from http.client import HTTPConnection, HTTPException

SECONDS = 5
"""How long the server may take."""


def main() -> int:
    """Asks /healthz by the site's own host name, since the server refuses others."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    connection = HTTPConnection("127.0.0.1", int(os.environ.get("PORT", "8000")), timeout=SECONDS)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return 0 if connection.getresponse().status == 200 else 1
    except (OSError, HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
