"""When the last good backup was made, on the admin's front page."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from wagtail.admin.ui.components import Component

from clinic.backup.record import backup_time
from clinic.operations.monitoring import backup_problem


class BackupPanel(Component):
    """This panel tells administrators always, and everybody else when a backup is overdue."""

    name = "backup"
    order = 20
    template_name = "clinic/admin/backup_panel.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """Adds when it was made, whether that is too long ago, and whether it is shown."""
        made_at, is_late = backup_time(), bool(backup_problem())
        is_known = made_at is not None or bool(settings.BACKUP_HOURS)
        user: AbstractUser = parent_context["request"].user
        return {
            "made_at": made_at,
            "is_late": is_late,
            "is_shown": is_late or (is_known and administers(user)),
        }


def administers(user: AbstractUser) -> bool:
    """Returns whether a person looks after the accounts, and so after the site."""
    model = get_user_model()._meta
    return user.has_perm(f"{model.app_label}.change_{model.model_name}")
