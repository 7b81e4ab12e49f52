"""What newsletter tests share."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client
from wagtail.models import Locale, Page, Site

from articles.models import ArticlePage
from home.models import PolicySettings

NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


@pytest.fixture
def clock():
    """Stops the clock; a test moves it on."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def policy(db) -> PolicySettings:
    """Sets what the law asks for, on a site that is there even after a flush."""
    Locale.objects.get_or_create(language_code="en-us")
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root")
    site, _ = Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "root_page": root}
    )
    Site.objects.filter(pk=site.pk).update(hostname="testserver", site_name="The Clinic", port=80)
    return PolicySettings.objects.create(
        site=site,
        newsletter_sender_name="The Clinic",
        newsletter_sender_email="news@example.org",
        newsletter_postal_address="1 Main Street\nPortland, OR 97201",
    )


@pytest.fixture
def reader() -> Client:
    """Returns a browser without cookies that sends what browsers send with a form."""
    return Client(headers={"sec-fetch-site": "same-origin"}, enforce_csrf_checks=True)


@pytest.fixture
def article(policy) -> ArticlePage:
    """Publishes one article at /sleep/."""
    page = ArticlePage(
        title="Sleep and light",
        slug="sleep",
        standfirst="What evening light does.",
        body=[("paragraph", "<p>Much.</p>")],
    )
    policy.site.root_page.add_child(instance=page)
    page.save_revision().publish()
    return page
