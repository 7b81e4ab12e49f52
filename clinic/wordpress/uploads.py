"""Exports that came by the admin: a program of its own imports each, the job begins it.

An import takes minutes, which no request may; one that was killed is begun again after a while and
goes on where it stood.
"""

import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from articles.importing import DocumentError

from .importing import Options, import_exports
from .records import WordpressUpload

MAX_UPLOAD = 50_000_000
"""Bytes; a larger export comes by the command."""
STALE = timedelta(hours=2)
"""After which an import that has not ended was killed."""


def begin_waiting(until: float) -> str:
    """Begins the oldest export that waits; returns what was done, in one line."""
    now = timezone.now()
    waiting = WordpressUpload.objects.filter(finished_at=None).filter(
        Q(started_at=None) | Q(started_at__lt=now - STALE)
    )
    running = WordpressUpload.objects.filter(finished_at=None, started_at__gte=now - STALE)
    upload = waiting.defer("content").order_by("pk").first()
    if upload is None or running.exists():
        return "nothing begun"
    upload.started_at = now
    upload.save(update_fields=["started_at"])
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "import_wordpress"]
    subprocess.Popen(  # noqa: S603  our own program and a number
        [*command, "--upload", str(upload.pk)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    return f"export {upload.pk} begun"


def import_upload(key: int) -> None:
    """Imports an export that was uploaded and keeps the report, or why it is none."""
    upload = WordpressUpload.objects.select_related("index", "uploaded_by").get(pk=key)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(upload.name).name or "export.xml")
        path.write_bytes(bytes(upload.content))
        options = Options(
            [path], upload.index.specific, publish=upload.publish, dry_run=upload.dry_run,
            user=upload.uploaded_by,
        )  # fmt: skip
        try:
            upload.report = import_exports(options).shown()
        except DocumentError as error:
            upload.problem = str(error)
    upload.content, upload.finished_at = b"", timezone.now()
    upload.save()
