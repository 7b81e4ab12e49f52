#!/usr/bin/env python
"""Runs Django's management commands; settings default to development."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "clinic.settings.dev")
    execute_from_command_line(sys.argv)
