import pytest
from wagtail.models import Page
from wagtail.test.utils.form_data import rich_text, streamfield

from articles.models import ArticlePage, PageForm
from tests.articles.test_editor import form
from tests.factories.articles import ArticlePageFactory

pytestmark = pytest.mark.long


@pytest.fixture
def save(admin_client, clinic_site):
    address = f"/admin/pages/add/articles/articlepage/{clinic_site.articles.pk}/"

    def send(**fields):
        headers = {"accept": "application/json"}
        return admin_client.post(address, form(**fields), headers=headers)

    return send


class TestDrafts:
    def test_take_the_next_address_where_another_page_has_it(self, save, clinic_site):
        ArticlePageFactory(parent=clinic_site.articles, title="Sleep well", slug="sleep-well")

        answer = save().json()

        assert answer["success"]
        assert answer["field_updates"]["slug"] == "sleep-well-2"

    def test_take_the_next_address_where_the_list_answers_it(self, save):
        assert save(title="Feed", slug="feed").json()["field_updates"]["slug"] == "feed-2"

    def test_do_without_a_title(self, save):
        answer = save(title="", slug="").json()

        assert answer["success"], answer
        assert ArticlePage.objects.get(pk=answer["pk"]).title == "Untitled"

    @pytest.mark.parametrize(
        "fields",
        [
            {"body": streamfield([("heading", {"text": "x" * 200, "level": "2"})])},
            {"references": streamfield([("reference", {"type": "book", "url": "not yet"})])},
            {"updated_date": "2020-01-01"},
            {
                "body": streamfield(
                    [
                        (
                            "video",
                            {
                                "provider": "youtube",
                                "video_id": "no number",
                                "title": "",
                                "poster": {"image": "", "alt_text": "", "decorative": ""},
                                "transcript": rich_text(""),
                            },
                        )
                    ]
                )
            },
        ],
    )
    def test_take_what_publishing_refuses(self, save, admin_client, fields):
        answer = save(**fields).json()

        assert answer["success"], answer
        published = admin_client.post(
            f"/admin/pages/{answer['pk']}/edit/", {**form(**fields), "action-publish": "1"}
        )
        assert published.status_code == 200
        assert not ArticlePage.objects.get(pk=answer["pk"]).live

    def test_name_what_no_column_can_hold(self, save):
        answer = save(standfirst="x" * 500)

        assert answer.status_code == 400
        assert "Standfirst: Ensure this value has at most 400" in answer.json()["error_message"]

    def test_are_lenient_for_every_page_type(self):
        models = [model for model in Page.__subclasses__() if model._meta.app_label != "tests"]
        ours = [model for model in models if not model.__module__.startswith("wagtail")]

        assert len(ours) > 4
        assert all(issubclass(model.base_form_class, PageForm) for model in ours)
