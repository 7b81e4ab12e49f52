"""The app of articles and their references."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """This app holds articles and their references."""

    name = "articles"
