"""The app of home pages, clinicians, settings and the intake banner."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """This app holds home pages, clinicians, settings and the intake banner."""

    name = "home"

    def ready(self) -> None:
        """Tells the job that makes pictures of those that no page holds."""
        from articles.pictures import other_pictures
        from home.models.appearance import logos
        from home.models.contact import maps

        other_pictures.extend([logos, maps])
