"""The bare site as granian serves it; its tables and its page are made by `make_site`."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.bare.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()


def make_site() -> None:
    """Makes the tables and one page at /bare/."""
    from django.core.management import call_command
    from wagtail.models import Page, Site

    from benchmarks.bare.models import BarePage

    call_command("migrate", verbosity=0)
    home = Page.objects.get(depth=2)
    home.add_child(instance=BarePage(title="Bare", slug="bare", body="<p>Words.</p>" * 60))
    Site.objects.update(hostname="127.0.0.1", root_page=home)


if __name__ == "__main__":
    make_site()
