"""Moves the site to the address that `BASE_URL` names."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page, Site

from clinic.moving import address_of, rewrite_links
from clinic.moving.links import LinkTooLongError
from clinic.settings.refusals import is_origin


class Command(BaseCommand):
    """This command makes `BASE_URL` the address of pages, sitemap, feeds and stored links."""

    help = (
        "Make BASE_URL of .env the site's address: pages, sitemap, feeds and stored links. Write "
        "the new address into BASE_URL and ALLOWED_HOSTS first; restart the servers afterwards."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Adds addresses of before that the Site record no longer knows."""
        parser.add_argument(
            "--old", action="append", default=[], metavar="URL",
            help="another address of before, whose stored links are rewritten too",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        """Moves everything, or nothing.

        Raises:
            CommandError: there is no site, an address is none, or a link would not fit.
        """
        base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        if wrong := [url for url in options["old"] if not is_origin(url)]:
            raise CommandError(f"An address is like https://www.example.org: {', '.join(wrong)}")
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            raise CommandError("There is no site yet: run manage.py start_clinic.")
        before, at = site.root_url, address_of(base)
        olds = {(site.hostname, site.port), *map(address_of, options["old"])} - {at}
        self.purge()
        try:
            with transaction.atomic():
                changed = self.move(site, at, olds, base)
        except LinkTooLongError as error:
            raise CommandError(f"{error}. Nothing was changed.") from None
        self.stdout.write(f"The site was at {before}; it is at {base} now.")
        for name, rows in sorted(changed.items()):
            self.stdout.write(f"  {name}: links in {rows} rows")

    def move(
        self, site: Site, at: tuple[str, int], olds: set[tuple[str, int]], base: str
    ) -> dict[str, int]:
        """Changes the Site record and the links; every server's page cache sees the writes."""
        changed: dict[str, int] = {}
        for old in olds:
            for name, rows in rewrite_links(old, base).items():
                changed[name] = changed.get(name, 0) + rows
        site.hostname, site.port = at
        site.save()
        return changed

    def purge(self) -> None:
        """Has a CDN forget the pages under the address of before."""
        if settings.WAGTAILFRONTENDCACHE:
            batch = PurgeBatch()
            batch.add_pages(Page.objects.live().iterator())
            batch.purge()
