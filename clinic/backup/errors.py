"""What goes wrong, in the operator's words."""

import errno

NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says when a disk is full, a quota used up, or a file as large as it may be."""


class BackupError(Exception):
    """This error says why a backup or a restore stopped, and what to do."""
