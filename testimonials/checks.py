"""What `manage.py check` says about private files."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


@register()
def private_files_are_private(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuses a folder for private files inside one that is served."""
    private = Path(settings.PRIVATE_ROOT).resolve()
    served = [settings.MEDIA_ROOT, settings.STATIC_ROOT, *settings.STATICFILES_DIRS]
    return [
        Error(
            f"PRIVATE_ROOT lies in {folder}, which everyone can read.",
            hint="Move it out; it holds signed authorizations.",
            id="testimonials.E001",
        )
        for folder in filter(None, served)
        if private.is_relative_to(Path(folder).resolve())
    ]
