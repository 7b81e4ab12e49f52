"""Settings that are read once for each state of the site."""

import copy
from typing import Self

from django.http import HttpRequest
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.models import Site

import site_cache


class KeptSiteSetting(BaseSiteSetting):
    """This base class of settings asks the database once, and never writes for a reader."""

    fetched: tuple[str, ...] = ()
    """Related rows that come along."""

    class Meta:
        abstract = True

    @classmethod
    def for_request(cls, request: HttpRequest) -> Self:
        """Returns the settings of a request's site; the defaults where none were ever saved.

        Raises:
            DoesNotExist: the request has no site.
        """
        name = cls.get_cache_attr_name()
        if not hasattr(request, name):
            site = Site.find_for_request(request)
            if site is None:
                raise cls.DoesNotExist(f"{cls} does not exist for site None.")
            found = copy.copy(cls.of(site))
            found._request = request  # for the addresses of pages
            setattr(request, name, found)
        settings: Self = getattr(request, name)
        return settings

    @classmethod
    def of(cls, site: Site) -> Self:
        """Returns the settings of a site, which threads share: not to be changed."""
        return site_cache.get((cls, site.pk), lambda: cls._read(site))

    @classmethod
    def _read(cls, site: Site) -> Self:
        rows = cls.base_queryset().prefetch_related(*cls.fetched)
        found: Self | None = rows.filter(site_id=site.pk).first()
        return found or cls(site_id=site.pk)
