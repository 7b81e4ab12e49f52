"""The folder that the site writes to."""

import tempfile
from pathlib import Path

from clinic.starting.address import refusal


def refuse_unwritable(folder: Path) -> None:
    """Makes the folder of what the site writes, and refuses one that takes no files.

    Raises:
        SystemExit: nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise refusal(
            f"The folder {folder} (VAR_DIR) cannot be written to: {error.strerror}."
        ) from None
