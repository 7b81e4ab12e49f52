import pytest

from home.models import ContactSettings, OpeningHours
from search.models import ShortAnswer
from search.queries.facts import facts_in
from search.queries.parsing import read_query
from tests.factories.home import ClinicianPageFactory, StandardPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


class TestFactsIn:
    @pytest.mark.parametrize(
        ("typed", "fact"),
        [
            ("opening hours", "hours"), ("are you open on Saturday", "hours"),
            ("where are you located", "address"), ("directions", "address"),
            ("phone number", "phone"), ("where can I park", "parking"),
            ("how much does a visit cost", "fees"), ("do you take OHP", "insurance"),
            ("telehealth", "telehealth"), ("do you speak Spanish", "languages"),
            ("do you see kids", "children"), ("cancel my appointment", "cancelling"),
            ("book an appointment", "booking"), ("patient portal", "portal"),
            ("unsubscribe", "newsletter"), ("stop emails", "newsletter"),
            ("are you closed on Christmas", "hours"), ("how to find you", "address"),
            ("horario", "hours"), ("wheelchair access", "access"), ("what to bring", "forms"),
        ],
    )  # fmt: skip
    def test_knows(self, typed, fact):
        assert facts_in(read_query(typed))[0] == fact

    @pytest.mark.parametrize(
        "typed", ["sleep", "address high blood pressure", "cost of stress", "call of nature", ""]
    )
    def test_passes_over(self, typed):
        assert facts_in(read_query(typed)) == []


class TestBox:
    @pytest.fixture(autouse=True)
    def _contact(self, clinic_site):
        contact = ContactSettings(site=clinic_site.site, telephone="(503) 555-0100")
        contact.opening_hours = [
            OpeningHours(first_day=0, last_day=4, opens="08:30", closes="17:00")
        ]
        contact.save()

    def test_answers_from_the_contact_settings(self, client):
        html = client.get("/search/", {"q": "hours"}).content.decode()

        assert "short-answer" in html
        assert "8:30 a.m. – 5 p.m." in html

    @pytest.mark.parametrize("typed", ["unsubscribe", "stop emails", "newsletter"])
    def test_says_how_letters_end(self, client, typed):
        html = client.get("/search/", {"q": typed}).content.decode()

        assert "Every letter ends with a link that stops it at once" in html
        assert '<a href="/newsletter/">Sign up for the newsletter</a>' in html

    def test_puts_the_page_first_that_says_more(self, clinic_site, write_article, client):
        write_article("Parking and parking", "Parking " * 20)
        page = StandardPageFactory(parent=clinic_site.home, title="Visit us")
        ShortAnswer.objects.create(fact="parking", text="Behind the house.", page=page)

        response = client.get("/search/", {"q": "where to park"})

        assert "Behind the house." in response.content.decode()
        assert "".join(p.text for p in response.context["results"][0].title) == "Visit us"

    def test_comes_for_what_editors_add(self, client):
        ShortAnswer.objects.create(fact="other", text="Dogs may wait outside.", words="my dog")

        html = client.get("/search/", {"q": "can I bring my dog"}).content.decode()

        assert "Dogs may wait outside." in html

    def test_finds_the_clinician_who_treats_something(self, clinic_site, write_article, client):
        write_article("Menopause", "Menopause. " * 20)
        person = ClinicianPageFactory(
            parent=clinic_site.team, title="Ann Example", introduction="Treats menopause."
        )

        response = client.get("/search/", {"q": "menopause doctor"})

        assert response.context["results"][0].url.endswith(f"/{person.slug}/")

    def test_shows_only_fitting_pages_below_a_cry_for_help(self, write_article, client):
        write_article("Want more time", "I want to die of laughter, want, die.")
        write_article("Low mood or depression?", "What helps.")

        response = client.get("/search/", {"q": "i want to die"})

        titles = ["".join(p.text for p in one.title) for one in response.context["results"]]
        assert titles == ["Low mood or depression?"]

    def test_suggests_by_abbreviation(self, write_article, client):
        from search.models import SynonymGroup

        SynonymGroup.objects.create(words="bp\nblood pressure")
        write_article("Blood pressure at home")

        for typed in ("bp", "the blo", "cant blo"):
            found = client.get("/search/suggestions/", {"q": typed}).json()["suggestions"]
            assert [one["label"] for one in found] == ["Blood pressure at home"]
