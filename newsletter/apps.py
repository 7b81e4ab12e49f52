"""The app of newsletter sign-up and subscribers."""

from django.apps import AppConfig


class NewsletterConfig(AppConfig):
    """This app holds newsletter sign-up and subscribers."""

    name = "newsletter"
