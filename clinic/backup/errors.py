"""What goes wrong, in the operator's words."""


class BackupError(Exception):
    """This error says why a backup or a restore stopped, and what to do."""
