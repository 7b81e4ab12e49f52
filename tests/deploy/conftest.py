"""Tests that need nginx are there where nginx is; the first lines of a run say when it is not."""

from tests.deploy import proxy

collect_ignore = [] if proxy.program() else ["test_nginx.py"]


def pytest_report_header() -> str:
    """Says what is not checked."""
    if proxy.program():
        return "nginx: reads and runs deploy/nginx*.conf"
    return "nginx is NOT installed: NOT CHECKED that it takes deploy/nginx*.conf (test_nginx.py)"
