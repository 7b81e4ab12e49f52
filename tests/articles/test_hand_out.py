import pytest

from home.models import ContactSettings
from tests.factories.articles import ArticlePageFactory, block

pytestmark = pytest.mark.long

BODY = [
    block("paragraph", "<p>A long story.</p>"),
    block("key_points", {"title": "Key points", "points": ["<p>Rest first.</p>"]}),
    block("steps", {"title": "One reading", "steps": ["<p>Sit down.</p>", "<p>Wait.</p>"]}),
    block("callout", {"level": "self-care", "text": "<p>Walk after supper.</p>"}),
    block("callout", {"level": "see-a-clinician", "text": "<p>It stays high.</p>"}),
    block("callout", {"level": "emergency", "text": "<p>Chest pain.</p>"}),
]


class TestHandOut:
    def test_holds_points_what_to_do_and_when_to_call_and_nothing_else(self, client, clinic_site):
        contact = ContactSettings.for_site(clinic_site.site)
        contact.telephone = "503-555-0142"
        contact.save()
        page = ArticlePageFactory(parent=clinic_site.articles, title="Pressure", body=BODY)

        html = client.get(f"{page.url}hand-out/").content.decode()
        main = html.split("<main")[1].split("</main>")[0]

        parts = ["Rest first.", "Sit down.", "Walk after supper.", "Chest pain.", "It stays high."]
        places = [main.index(part) for part in parts]
        assert places == sorted(places)
        assert "Call 911 now" in main
        assert "503-555-0142" in main
        assert page.full_url in main
        assert "A long story." not in main
        assert '<meta name="robots" content="noindex">' in html

    def test_is_offered_by_its_article(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, body=BODY)

        assert f'href="{page.url}hand-out/"' in client.get(page.url).content.decode()

    def test_is_not_there_for_an_article_without_points(self, client, clinic_site):
        page = ArticlePageFactory(parent=clinic_site.articles, body=BODY[:1])

        assert client.get(f"{page.url}hand-out/").status_code == 404
        assert "hand-out/" not in client.get(page.url).content.decode()
