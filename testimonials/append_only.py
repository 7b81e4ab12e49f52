"""Records that are written once: no change, and no deletion before its time."""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(Exception):
    """This error says that a record was to be changed, or deleted before its time."""


class AppendOnlyQuerySet(models.QuerySet):
    """This query set adds rows and reads them."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refuses.

        Raises:
            AppendOnlyError: always.
        """
        raise AppendOnlyError("These records are never changed.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuses.

        Raises:
            AppendOnlyError: always.
        """
        raise AppendOnlyError("These records are never changed.")

    def delete(self) -> NoReturn:
        """Refuses: each record knows itself when its time is over.

        Raises:
            AppendOnlyError: always.
        """
        raise AppendOnlyError("Delete these records one by one, once their time is over.")


class AppendOnlyModel(models.Model):
    """This model's rows are saved once and stay as they are."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves a new record.

        Raises:
            AppendOnlyError: the record is stored already.
        """
        if not self._state.adding:
            raise AppendOnlyError("This record is never changed.")
        super().save(*args, **kwargs)
