"""Builds the skeleton that every clinic's site starts from."""

from dataclasses import dataclass

from django.db import transaction
from wagtail.models import Page, Site

from articles.models import ArticleIndexPage
from home.models import HomePage, TeamIndexPage


@dataclass(frozen=True, slots=True)
class Skeleton:
    """This skeleton is a site with its three first pages."""

    site: Site
    home: HomePage
    articles: ArticleIndexPage
    team: TeamIndexPage


class SiteExistsError(Exception):
    """This error says that the database already holds a clinic's site."""


@transaction.atomic
def create_skeleton(name: str, *, hostname: str = "localhost", port: int = 80) -> Skeleton:
    """Replaces Wagtail's welcome page by an empty site for the clinic of this name.

    Raises:
        SiteExistsError: there is a home page already; it is left alone.
    """
    if HomePage.objects.exists():
        raise SiteExistsError("This database already holds a clinic's site. Nothing was changed.")
    root = Page.get_first_root_node()
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    home = root.add_child(instance=HomePage(title=name, slug="new-home", hero_title=name))
    welcome = site.root_page if site.pk else None
    site.hostname, site.port, site.site_name, site.root_page = hostname, port, name, home
    site.save()
    if welcome:
        welcome.get_descendants(inclusive=True).delete()
    home.slug = "home"
    home.save()
    articles = home.add_child(
        instance=ArticleIndexPage(title="Articles", slug="articles", show_in_menus=True)
    )
    team = home.add_child(instance=TeamIndexPage(title="Our team", slug="team", show_in_menus=True))
    return Skeleton(site, home, articles, team)
