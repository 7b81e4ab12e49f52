"""The app of what patients said, with their permission."""

from django.apps import AppConfig


class TestimonialsConfig(AppConfig):
    """This app holds what patients said, with their permission."""

    name = "testimonials"

    def ready(self) -> None:
        """Registers the checks, and the records that keep the admin from offering deletion."""
        from wagtail.models import ReferenceIndex

        from testimonials import checks  # noqa: F401
        from testimonials.models import Authorization

        ReferenceIndex.register_model(Authorization)
