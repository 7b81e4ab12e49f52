"""The app of the site's own search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """This app holds the site's own search."""

    name = "search"

    def ready(self) -> None:
        """Connects the index to the pages."""
        from search.indexing import signals

        signals.connect()
