import re
from collections import defaultdict
from unittest.mock import patch

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.test import Client, TestCase
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from articles.blocks import ArticleBodyBlock
from articles.blocks.guidance import CalloutBlock
from articles.models import ArticlePage, CitedSource, MedicalReview, Topic
from articles.pictures import Markup
from articles.templatetags import picture_tags
from clinic.demo import DEMO_KEY, load
from clinic.demo.loader import read_records
from clinic.starting.demo_only import Holding, holding
from home.models import (
    ClinicianPage,
    ContactSettings,
    InsurancePlan,
    ServicePage,
    StandardPage,
)
from testimonials import models as testimonials
from tests.conftest import delete_clinic

pytestmark = pytest.mark.long

STORED_CITATION = re.compile(r'<cite-ref refs="([^"]*)"')
REFERENCE_ENTRY = re.compile(r'<li class="references__entry".*?</li>', re.DOTALL)
PICTURE = re.compile(r"<img\b[^>]*>")
LINK = re.compile(r'<a\b[^>]*\bhref="(/[^"#?]*)')
PLACEHOLDERS = re.compile(r"lorem ipsum|\bTODO\b|\bXXX\b|\[@|cite-ref", re.IGNORECASE)
PROMISES = re.compile(r"\bguarantee|\bmiracle|\bdetox|\b(?:will|can) cure\b", re.IGNORECASE)


def original_size(image, place):
    """Stands in for renditions, which take most of a minute to make for the whole site."""
    return Markup((), "100vw", image.file.url, image.width, image.height)


def main_without_links(html):
    """Returns the words of a page's main part that are no link, nor the clinic's fax."""
    main = BeautifulSoup(html, "lxml").main
    for element in main.select("a, script, .contact, .care-card, .references, .cite-this"):
        element.decompose()
    return main.get_text(" ")


class TestLoad(TestCase):
    """The demo is loaded and every page of it rendered once for the whole class."""

    @classmethod
    def setUpTestData(cls):
        delete_clinic()
        cls.site = load()
        pages = Page.objects.live().filter(depth__gt=1)
        with patch.object(picture_tags, "markup_of", original_size):
            responses = {page.url: Client().get(page.url) for page in pages}
        cls.statuses = {url: response.status_code for url, response in responses.items()}
        cls.html = {url: response.content.decode() for url, response in responses.items()}

    def test_publishes_every_page(self):
        assert not Page.objects.filter(depth__gt=1, live=False).exists()
        assert ArticlePage.objects.count() == 12
        assert set(self.statuses.values()) == {200}

    def test_writes_only_what_the_editor_could_publish(self):
        for page in Page.objects.filter(depth__gt=1).specific():
            page.full_clean()
            for name in ("body", "references", "lead_picture", "photo", "hero_picture"):
                stream = getattr(page, name, None)
                if stream:
                    stream.stream_block.clean(stream)

    def test_cites_every_listed_reference_and_lists_every_cited_one(self):
        for article in ArticlePage.objects.all():
            stored = article.body.stream_block.get_prep_value(article.body)
            cited = {key for refs in STORED_CITATION.findall(str(stored)) for key in refs.split()}

            assert cited == {child.id for child in article.references}, article.slug
            assert 3 <= len(cited) <= 5, article.slug

    def test_numbers_every_citation(self):
        for article in ArticlePage.objects.all():
            entries = REFERENCE_ENTRY.findall(self.html[article.url])

            assert len(entries) == len(article.references), article.slug
            assert all('role="doc-backlink"' in entry for entry in entries), article.slug

    def test_keeps_no_record_that_no_article_cites(self):
        cited = set(CitedSource.objects.values_list("identifier", flat=True))

        assert {f"pmid:{pmid}" for pmid in read_records()} <= cited

    def test_uses_every_kind_of_block(self):
        kinds = [{child.block_type for child in page.body} for page in ArticlePage.objects.all()]

        assert set(ArticleBodyBlock().child_blocks) in kinds
        assert sum(len(each) >= 6 for each in kinds) >= 6

    def test_uses_every_level_of_urgency(self):
        levels = {
            child.value["level"]
            for page in ArticlePage.objects.all()
            for child in page.body
            if child.block_type == "callout"
        }

        assert levels == set(CalloutBlock.TITLES)

    def test_describes_every_picture(self):
        for article in ArticlePage.objects.all():
            assert article.lead_picture[0].value.contextual_alt_text, article.slug
        for url, html in self.html.items():
            assert all(' alt="' in picture for picture in PICTURE.findall(html)), url

    def test_marks_people_as_samples(self):
        assert ClinicianPage.objects.count() == 4
        for person in ClinicianPage.objects.all():
            assert person.is_sample
            assert "(sample)" in person.name_with_credentials
            assert "sample person" in person.biography
        assert not testimonials.Testimonial.objects.filter(is_sample=False).exists()
        assert all("(sample)" in review.reviewer_name for review in MedicalReview.objects.all())

    def test_varies_who_wrote_and_who_reviewed(self):
        counts = {len(article.authors) for article in ArticlePage.objects.all()}

        assert counts == {0, 1, 2}
        for review in MedicalReview.objects.select_related("article"):
            assert review.reviewer not in review.article.authors, review.article.slug

    def test_finds_every_linked_page_and_file(self):
        links = {link for html in self.html.values() for link in LINK.findall(html)}
        new = {
            link for link in links - set(self.html) if not link.startswith(("/media/", "/admin"))
        }

        assert any(link.startswith("/documents/") for link in new)
        with patch.object(picture_tags, "markup_of", original_size):
            responses = {link: self.client.get(link) for link in sorted(new)}
        for link, response in responses.items():
            assert response.status_code == 200, link
            assert response.getvalue(), link

    def test_names_no_two_targets_alike_on_one_page(self):
        alike = {}
        for url, html in self.html.items():
            targets = defaultdict(set)
            for link in BeautifulSoup(html, "lxml").find_all("a", href=True):
                name = link.get("aria-label") or " ".join(link.get_text(" ").split())
                targets[name or link.img["alt"]].add(link["href"].removeprefix("http://localhost"))
            alike |= {(url, name): found for name, found in targets.items() if len(found) > 1}

        assert alike == {}

    def test_links_every_typed_telephone_number(self):
        unlinked = {
            url: found
            for url, html in self.html.items()
            for text in [main_without_links(html)]
            if (found := re.findall(r"\d{3}-\d{3}-\d{4}", text))
        }

        assert unlinked == {}

    def test_has_no_placeholder_and_no_promise(self):
        for url, html in self.html.items():
            assert not PLACEHOLDERS.search(html), url
            assert not PROMISES.search(html), url

    def test_puts_the_menu_in_order(self):
        menu = self.site.root_page.get_children().in_menu().values_list("slug", flat=True)

        assert list(menu) == [
            "services", "new-patients", "insurance-and-fees", "visit", "articles", "team", "about",
        ]  # fmt: skip
        assert StandardPage.objects.count() == 8

    def test_fills_in_all_that_leads_to_care(self):
        contact = ContactSettings.for_site(self.site)
        contact.full_clean()
        rows = [
            *contact.opening_hours.all(), *contact.special_hours.all(), *contact.fees.all(),
            *contact.insurance_plans.all(),
        ]  # fmt: skip
        for row in rows:
            row.full_clean()

        assert {each.network for each in contact.insurance_plans.all()} == set(
            InsurancePlan.Network.values
        )
        assert all(row.last_date >= timezone.localdate() for row in contact.special_hours.all())
        for service in ServicePage.objects.all():
            assert service.fees.exists(), service.slug
            assert service.topics.exists(), service.slug
            assert service.clinicians.exists(), service.slug

    def test_gives_every_topic_somebody_who_can_help(self):
        for topic in Topic.objects.all():
            assert topic.clinicians.exists(), topic.slug

    def test_is_known_from_a_clinics_own_site(self):
        assert holding() is Holding.DEMO
        assert self.site.root_page.specific.translation_key == DEMO_KEY

    def test_loads_a_second_time_never(self):
        models = (Page, testimonials.Testimonial, get_image_model(), get_document_model())
        before = [model.objects.count() for model in models]

        with pytest.raises(CommandError, match="already holds a clinic's site"):
            call_command("load_demo")

        assert [model.objects.count() for model in models] == before
