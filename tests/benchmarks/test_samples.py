import pytest
from django.urls import reverse
from wagtail.models import Page
from wagtail_factories import ImageFactory

from articles.citations.problems import cited_keys
from articles.models import ArticlePage, Topic
from articles.models.publishing_checks import problems_of
from articles.retraction_checks import recheck
from benchmarks.samples import making
from benchmarks.samples.__main__ import main
from home.models import ClinicianPage
from search.indexing.differences import differences
from tests.factories.articles import ArticlePageFactory, block
from tests.factories.home import ClinicianPageFactory

pytestmark = [pytest.mark.both_engines, pytest.mark.long]


@pytest.fixture
def _small_batches(monkeypatch):
    monkeypatch.setattr(making, "BATCH", 3)


def make(*arguments):
    main([str(argument) for argument in arguments])
    return ArticlePage.objects.filter(slug__startswith="sample-").order_by("path")


@pytest.mark.django_db
@pytest.mark.usefixtures("_small_batches")
class TestSamples:
    def test_writes_whole_pages(self, clinic_site, client, capsys):
        pages = make(7)

        assert [page.slug for page in pages] == [f"sample-{number}" for number in range(1, 8)]
        assert Page.find_problems() == ([], [], [], [], [])
        clinic_site.articles.refresh_from_db()
        assert clinic_site.articles.numchild == 7
        for page in pages:
            page.full_clean()
            for stream in (page.body, page.references):
                stream.stream_block.clean(stream)
            assert problems_of(page) == ()
            assert page.url_path == f"/clinic/articles/{page.slug}/"
            assert page.get_parent().pk == clinic_site.articles.pk
            assert client.get(page.url).status_code == 200
        assert len({page.title for page in pages}) == 7
        assert len({page.published_date for page in pages}) > 1

    def test_cites_every_reference_in_the_order_of_the_list(self, clinic_site, client):
        for page in make(3):
            order = [key for keys in cited_keys(list(page.body.raw_data)) for key in keys]

            assert list(dict.fromkeys(order)) == [child.id for child in page.references]
            html = client.get(page.url).content.decode()
            assert html.count('class="references__entry"') == len(page.references)

    def test_keeps_what_saving_keeps(self, clinic_site):
        for page in make(4):
            kept = dict(page.cited_sources.values_list("identifier", "value"))

            page.cited_sources.all().delete()
            page.save()

            assert kept == dict(page.cited_sources.values_list("identifier", "value"))

    def test_makes_them_searchable_as_they_are(self, clinic_site, client):
        pages = make(5)

        assert list(differences()) == []
        found = client.get(reverse("search:results"), {"q": pages[3].title}).content.decode()
        assert pages[3].url in found

    def test_adds_others_the_next_time(self, clinic_site):
        first = list(make(4))

        pages = make(4)

        assert len(pages) == 8
        assert len({page.title for page in pages}) > 4
        assert list(pages[:4]) == first
        assert Page.find_problems() == ([], [], [], [], [])
        links = "".join(str(page.body.raw_data[:]) for page in pages)
        assert 'linktype="page"' in links

    def test_takes_topics_people_and_pictures_that_are_there(self, clinic_site):
        picture = {"image": ImageFactory().pk, "alt_text": "A hill", "decorative": False}
        ArticlePageFactory(parent=clinic_site.articles, lead_picture=[block("picture", picture)])
        Topic.objects.create(name="Sleep", slug="sleep", locale=clinic_site.articles.locale)
        author = ClinicianPageFactory(parent=clinic_site.team, is_sample=True)

        pages = make(6)

        assert all([topic.slug for topic in page.topics.all()] == ["sleep"] for page in pages)
        assert all(page.lead_picture[0].value.contextual_alt_text == "A hill" for page in pages)
        assert {author.pk for page in pages for author in page.authors} == {author.pk}

    def test_marks_the_people_that_it_makes(self, clinic_site):
        make(1)

        assert ClinicianPage.objects.exists()
        assert all("sample" in each.name_with_credentials for each in ClinicianPage.objects.all())

    def test_gives_nobody_works_to_look_up(self, clinic_site):
        make(3)

        assert recheck(None, float("inf")) == "0 works checked, 0 changed"

    def test_makes_as_many_references_as_wanted(self, clinic_site):
        (page,) = make(1, "--references", 30)

        assert len(page.references) == 30


@pytest.mark.django_db
class TestRefusals:
    @pytest.mark.parametrize("number", ["0", "-3", "many", "1.5", "9999999"])
    def test_refuses_what_is_no_number_of_articles(self, clinic_site, number, capsys):
        with pytest.raises(SystemExit):
            make("--", number)

        assert "no whole number from 1 to 1,000,000" in capsys.readouterr().err

    def test_refuses_on_the_site_of_a_real_clinic(self, clinic_site):
        ClinicianPageFactory(parent=clinic_site.team, title="Rita Ray", is_sample=False)

        with pytest.raises(SystemExit, match="“Rita Ray” is not marked as a sample"):
            make(1)

        assert not ArticlePage.objects.exists()

    def test_refuses_without_a_list_of_articles(self, no_clinic):
        with pytest.raises(SystemExit, match="no list of articles yet"):
            make(1)

    def test_refuses_more_than_the_tree_holds(self, clinic_site, monkeypatch):
        monkeypatch.setattr(Page, "steplen", 1)

        with pytest.raises(SystemExit, match="takes 35 more articles, not 36"):
            make(36)

        assert not ArticlePage.objects.exists()
