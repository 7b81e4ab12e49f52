"""One file that holds the whole site, and the way back from it (docs/adr/0032)."""

from clinic.backup.errors import BackupError

__all__ = ["BackupError"]
