import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.long

LOADED = """
import sys
import django
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
from django.urls import get_resolver
get_resolver().url_patterns
print(*[name for name in {names} if name in sys.modules])
"""
WORKER = """
import gc
import clinic.wsgi
print(gc.get_freeze_count())
"""
HEAVY = ("boto3", "pylatexenc", "numpy", "pytest", "redis")
"""What few sites or requests need: 11 MB of each worker for boto3, 8 for numpy, 6 for redis."""


class TestWorker:
    def test_loads_nothing_heavy_before_it_is_needed(self):
        assert run(LOADED.format(names=HEAVY)).split() == []

    def test_spares_the_garbage_collector_what_it_has_loaded(self):
        assert int(run(WORKER)) > 100_000


def run(code):
    """Returns what a process of its own printed."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=Path(__file__).parent.parent.parent,
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
