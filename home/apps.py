"""The app of home pages, clinicians, settings and the intake banner."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """This app holds home pages, clinicians, settings and the intake banner."""

    name = "home"
