"""Every template is valid HTML: no parse error, each id once, headings in order."""

import re
from collections import Counter
from datetime import date
from itertools import pairwise

import html5lib
import pytest

from articles.models import ArticleAuthor, MedicalReview
from home.models import ContactSettings, Fee, InsurancePlan, OpeningHours
from home.style_guide import samples
from tests.factories.articles import ArticlePageFactory, TopicFactory, heading, reference
from tests.factories.home import (
    ClinicianPageFactory,
    IntakeNoticeFactory,
    ServiceIndexPageFactory,
    ServicePageFactory,
    StandardPageFactory,
)

pytestmark = pytest.mark.long

PUBLIC = (
    "/", "/articles/", "/articles/full/", "/articles/plain/", "/articles/topic/sleep/",
    "/articles/author/jane/", "/team/", "/team/jane/", "/standard/", "/search/", "/search/?q=sleep",
    "/newsletter/", "/newsletter/thanks/", "/nothing-here/", "/services/", "/services/one/",
    "/a-z/", "/articles/full/hand-out/",
)  # fmt: skip
STYLE_GUIDE = "/admin/style-guide/"

KNOWN_TO_PASS = {"unexpected-html-element-in-foreign-content"}


@pytest.fixture
def whole_site(clinic_site):
    """Fills every template: one article with every block, one with none."""
    from articles.blocks import ArticleBodyBlock
    from home.blocks import HomeBodyBlock
    from home.care_blocks import StandardBodyBlock

    contact = ContactSettings.for_site(clinic_site.site)
    contact.street_address, contact.telephone = "1 Sample Street", "503 555 0142"
    contact.map_url = "https://maps.example/"
    contact.opening_hours = [OpeningHours(first_day=0, last_day=2, opens="08:00", closes="17:30")]
    contact.save()
    IntakeNoticeFactory(link_text="Call us", link_telephone="503 555 0142")
    jane = ClinicianPageFactory(
        parent=clinic_site.team, title="Jane", slug="jane", license_authority="Board"
    )
    body = [(sample.bound.block.name, sample.bound.value) for sample in samples(ArticleBodyBlock())]
    body = [pair for pair in body if pair[0] != "heading"]
    full = ArticlePageFactory(
        parent=clinic_site.articles,
        slug="full",
        topics=[TopicFactory(slug="sleep", name="Sleep")],
        references=[reference("a", pmid="1")],
        body=[heading("One"), heading("Two", 3), heading("Two", 3)],
    )
    full.body.extend(body)
    full.article_authors = [ArticleAuthor(clinician=jane)]
    full.updated_date = date(2030, 1, 1)
    full.save()
    MedicalReview.objects.create(
        article=full, reviewer=jane, reviewer_name="Jane", reviewed_date=date(2026, 1, 1)
    )
    ArticlePageFactory(parent=clinic_site.articles, slug="plain", topics=full.topics.all())
    services = ServiceIndexPageFactory(parent=clinic_site.home, slug="services")
    one = ServicePageFactory(
        parent=services, slug="one", for_whom="<p>All.</p>", what_happens="<p>Much.</p>",
        how_to_begin="<p>Call.</p>", cost="Little.", clinicians=[jane], topics=full.topics.all(),
    )  # fmt: skip
    contact.fees = [Fee(name="Visit", price="$1", minutes=20, service=one)]
    contact.insurance_plans = [InsurancePlan(name="Plan")]
    contact.save()
    standard = StandardPageFactory(parent=clinic_site.home, slug="standard")
    standard.body.extend(body)
    standard.body.extend(
        (name, None)
        for name in StandardBodyBlock().child_blocks
        if name not in ArticleBodyBlock().child_blocks
    )
    standard.save()
    clinic_site.home.body.extend(
        (sample.bound.block.name, sample.bound.value) for sample in samples(HomeBodyBlock())
    )
    clinic_site.home.save()
    return clinic_site


@pytest.fixture(scope="module")
def kept_pages():
    """Keeps what was rendered for the first test."""
    return {}


@pytest.fixture
def page(db, kept_pages, request):
    """Returns the HTML at an address."""
    if not kept_pages:
        request.getfixturevalue("whole_site")
        visitor = request.getfixturevalue("client")
        kept_pages |= {address: visitor.get(address).content.decode() for address in PUBLIC}
        administrator = request.getfixturevalue("admin_client")
        kept_pages[STYLE_GUIDE] = administrator.get(STYLE_GUIDE).content.decode()
    return kept_pages[request.param]


@pytest.mark.parametrize("page", [*PUBLIC, STYLE_GUIDE], indirect=True)
class TestMarkup:
    def test_breaks_no_rule_of_the_parser(self, page):
        parser = html5lib.HTMLParser(strict=False)

        parser.parse(page)

        errors = [(where, name) for where, name, _ in parser.errors if name not in KNOWN_TO_PASS]
        assert errors == []

    def test_uses_each_id_once(self, page):
        counts = Counter(re.findall(r'\sid="([^"]+)"', page))

        assert [name for name, count in counts.items() if count > 1] == []

    def test_points_only_to_ids_that_exist(self, page):
        ids = set(re.findall(r'\sid="([^"]+)"', page))
        named = re.findall(
            r'(?:aria-labelledby|aria-describedby|aria-controls|for)="([^"]+)"', page
        )
        links = re.findall(r'href="#([^"]+)"', page)

        assert {name for names in named for name in names.split()} | set(links) <= ids

    def test_has_headings_in_order(self, page):
        levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", page)]

        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("page", PUBLIC, indirect=True)
class TestPublicMarkup:
    def test_has_nothing_inline_that_the_policy_refuses(self, page):
        scripts = re.findall(r"<script(?![^>]*\ssrc=)(?![^>]*ld\+json)[^>]*>", page)

        assert not re.search(r"\sstyle=|\son[a-z]+=|<style", page)
        assert scripts == []

    def test_asks_no_other_host(self, page):
        loaded = re.findall(r'<(?:img|source|script|iframe)[^>]*\s(?:src|srcset)="([^"]+)"', page)
        linked = re.findall(
            r'<link rel="(?:stylesheet|preload|icon|manifest)" href="([^"]+)"', page
        )

        assert [url for url in loaded + linked if "//" in url] == []


class TestServerError:
    def test_needs_neither_context_nor_database(self, settings):
        from django.template.loader import render_to_string

        html = render_to_string("500.html")

        assert "went wrong" in html
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert parser.errors == []


class TestNavigation:
    def test_shows_the_menu_pages_and_marks_the_present_one(self, client, whole_site):
        html = client.get("/team/").content.decode()
        navigation = html[html.index('class="navigation"') : html.index("</nav>")]

        assert re.findall(r'class="navigation__link"\s+href="([^"]+)"', navigation) == [
            "/articles/",
            "/team/",
            "/search/",
        ]
        assert re.search(r'href="/team/"\s+aria-current="page"', navigation)

    def test_names_policies_in_the_footer(self, client, whole_site):
        html = client.get("/").content.decode()

        assert 'href="/standard/"' in html[html.index("site-footer") :]
        assert "licensed by: Board." in " ".join(html.split())


class TestFeeds:
    @pytest.mark.parametrize("url", ["/articles/", "/articles/full/"])
    def test_can_be_discovered(self, client, whole_site, url):
        html = client.get(url).content.decode()

        assert re.search(
            r'<link rel="alternate" type="application/rss\+xml"[^>]*/articles/feed/', html
        )

    def test_can_be_discovered_for_a_topic(self, client, whole_site):
        html = client.get("/articles/topic/sleep/").content.decode()

        assert "/articles/topic/sleep/feed/" in html
