"""Cleaning up after people have signed out, or were locked out."""

from importlib import import_module

from django.conf import settings

from clinic.accounts.lockout import forget_old_attempts


def clean_up(until: float) -> str:
    """Deletes sessions and counts that are over; returns what was done."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    return f"{forget_old_attempts()} counts of wrong passwords deleted"
