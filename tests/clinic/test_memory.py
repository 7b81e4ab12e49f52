import os
import subprocess
import sys
from pathlib import Path

LOADED = """
import sys
import django
from django.core.wsgi import get_wsgi_application
application = get_wsgi_application()
from django.urls import get_resolver
get_resolver().url_patterns
print(*[name for name in {names} if name in sys.modules])
"""
HEAVY = ("boto3", "bibtexparser", "numpy", "pytest")
"""What few sites or requests need: 11 MB of each worker for boto3, 8 for numpy."""


class TestWorker:
    def test_loads_nothing_heavy_before_it_is_needed(self):
        command = [sys.executable, "-c", LOADED.format(names=HEAVY)]
        root = Path(__file__).parent.parent.parent

        done = subprocess.run(
            command,
            check=False,
            cwd=root,
            env=os.environ,
            capture_output=True,
            text=True,
            timeout=60,
        )

        assert done.returncode == 0, done.stderr
        assert done.stdout.split() == []
