"""Whether other accounts of the machine can read what the site keeps.

New files are the site's alone (`clinic.settings.environment.private_umask`); those of an older
release keep the modes that they had.
"""

from pathlib import Path

from django.conf import settings
from django.db import connection

OTHERS = 0o007
"""What others than owner and group may do."""
GROUP = 0o070
ENTER = 0o001
"""What a folder needs for its files to be opened."""


def modes_problem() -> str:
    """Returns what to do when other accounts can read the database, uploads, backups or keys."""
    wide = [str(path) for path in kept_files() if is_open(path, OTHERS | GROUP)]
    commands = [f"chmod -R go= {' '.join(wide)}"] if wide else []
    if is_open(env_file := settings.BASE_DIR / ".env", OTHERS):
        commands.append(f"chmod o= {env_file}")
    return f"Other accounts can read the site's files: {'; '.join(commands)}" if commands else ""


def kept_files() -> list[Path]:
    """Returns what holds names, addresses and papers."""
    folder = Path(settings.VAR_DIR)
    found = [folder / name for name in ("media", "private", "backups", "generation")]
    if connection.vendor == "sqlite":
        database = Path(str(connection.settings_dict["NAME"]))
        found += [database.with_name(database.name + end) for end in ("", "-wal", "-shm")]
    return found


def is_open(path: Path, bits: int) -> bool:
    """Returns whether a path has any of these bits, in a folder that other accounts can enter."""
    if not (path.exists() and path.parent.stat().st_mode & ENTER):
        return False
    return bool(path.stat().st_mode & bits)
