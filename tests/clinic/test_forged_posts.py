"""What no editor sends, but an attacker with an account: answers, never faults."""

import json
from itertools import product

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from articles.models import ArticlePage
from tests.factories.articles import ArticlePageFactory, TopicFactory
from tests.factories.home import ClinicianPageFactory, StandardPageFactory
from tests.factories.newsletter import NewsletterIssueFactory

pytestmark = pytest.mark.long

DEEP = ["[" * 100_000, '{"a":' * 100_000, "[" * 900 + "]" * 900]
HALVES = "A half \ud83d of a pair"


def contentstate(text="Words", entity=None, **more):
    ranges = [{"offset": 0, "length": len(text), "key": 0}] if entity else []
    block = {
        "key": "a", "text": text, "type": "unstyled", "depth": 0, "inlineStyleRanges": [],
        "entityRanges": ranges,
    }  # fmt: skip
    return json.dumps({"blocks": [block | more], "entityMap": {"0": entity} if entity else {}})


def entity(kind, **data):
    return {"type": kind, "mutability": "MUTABLE", "data": data}


BAD_STATES = [
    *DEEP, "nonsense", "[]", "3", "null", '"x"', "{}", '{"blocks": 3}', '{"blocks": [3]}',
    '{"blocks": [], "entityMap": []}', '{"blocks": [{}], "entityMap": {}}', '{"blocks": {}}',
    contentstate(entity=3), contentstate(entity={}), contentstate(entity={"type": "LINK"}),
    contentstate(entity=entity("CITATION", refs=3)), contentstate(type=3), contentstate(depth="x"),
    contentstate(inlineStyleRanges=[{"offset": "x"}]),
    contentstate(entityRanges=[{"key": 7, "offset": 0, "length": 1}]),
]  # fmt: skip
FORGED = [
    entity("DOCUMENT", id="abc"), entity("DOCUMENT", id=2**70), entity("DOCUMENT", id=[1]),
    entity("DOCUMENT", id={"a": 1}), entity("DOCUMENT"), entity("LINK", id="abc"),
    entity("LINK", id=-1), entity("LINK", id=True), entity("LINK", url=3), entity("LINK"),
    entity("LINK", url="javascript:alert(1)"), entity("CITATION", refs=["\"><script>"]),
    entity("IMAGE", id="x"), entity("EMBED", url="x"),
]  # fmt: skip


def article_form(state, **more):
    return nested_form_data(
        {
            "title": "Rest", "slug": "rest", "standfirst": "", "published_date": "2026-01-01",
            "body": streamfield([("paragraph", state)]), "lead_picture": streamfield([]),
            "references": streamfield([]), "article_authors": inline_formset([]),
            "related_articles": inline_formset([]), "comments": inline_formset([]), **more,
        }
    )  # fmt: skip


@pytest.fixture
def article(clinic_site):
    return ArticlePageFactory(parent=clinic_site.articles, slug="rest", title="Rest")


class TestEditor:
    def test_refuses_text_that_it_cannot_read(self, admin_client, article):
        for state, path in product(BAD_STATES, ("", "preview/")):
            response = admin_client.post(
                f"/admin/pages/{article.pk}/edit/{path}", article_form(state)
            )

            assert response.status_code in {200, 302, 400}, state[:80]

    def test_publishes_the_words_of_forged_links(self, admin_client, client, article):
        for forged in FORGED:
            form = article_form(contentstate(entity=forged), **{"action-publish": "1"})

            response = admin_client.post(f"/admin/pages/{article.pk}/edit/", form)

            assert response.status_code in {200, 302, 400}, forged
            assert client.get(article.url).status_code == 200, forged
            assert admin_client.get(f"/admin/pages/{article.pk}/edit/").status_code == 200, forged

    def test_saves_what_stands_beside_half_an_emoji(self, admin_client, client, article):
        form = article_form(contentstate(HALVES), **{"action-publish": "1"})
        form |= nested_form_data(
            {"references": streamfield([("reference", json.dumps({"title": HALVES}))])}
        )

        assert admin_client.post(f"/admin/pages/{article.pk}/edit/", form).status_code == 302

        saved = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        assert "A half \N{REPLACEMENT CHARACTER} of a pair" in str(saved.body)
        assert "A half \N{REPLACEMENT CHARACTER}" in saved.references[0].value["title"]

    @pytest.mark.parametrize("posted", [*DEEP, "[]", "3", '{"title": {"a": []}}'])
    def test_keeps_references_that_are_none(self, admin_client, article, posted):
        form = article_form(contentstate())
        form |= nested_form_data({"references": streamfield([("reference", posted)])})

        assert admin_client.post(f"/admin/pages/{article.pk}/edit/", form).status_code == 302

    @pytest.mark.parametrize("count", ["", "x", "-1", "99999999", None])
    def test_answers_a_wrong_number_of_blocks(self, admin_client, article, count):
        form = article_form(contentstate())
        form.pop("body-count")
        form |= {} if count is None else {"body-count": count}

        response = admin_client.post(f"/admin/pages/{article.pk}/edit/", form)

        assert response.status_code in {200, 302, 400}

    @pytest.mark.parametrize("state", [*DEEP, "nonsense", "[]"])
    def test_of_other_texts_refuses_it_too(self, admin_client, clinic_site, state):
        person = ClinicianPageFactory(parent=clinic_site.team)
        page = StandardPageFactory(parent=clinic_site.home)
        issue = NewsletterIssueFactory()
        forms = {
            f"/admin/pages/{person.pk}/edit/": {"title": "A", "biography": state},
            f"/admin/pages/{page.pk}/edit/": nested_form_data(
                {"title": "A", "body": streamfield([("paragraph", state)])}
            ),
            f"/admin/snippets/newsletter/newsletterissue/edit/{issue.pk}/": nested_form_data(
                {"subject": "A", "body": streamfield([("text", state)])}
            ),
        }

        for address, form in forms.items():
            assert admin_client.post(address, form).status_code == 400, address


class TestTools:
    PATHS = ("check", "read", "document", "look-up")
    BODIES = (*DEEP, '{"markers": ' + "[" * 100_000, "<a>" * 50_000, "@a{" * 9_000)

    def test_refuse_deep_brackets(self, admin_client, clinic_site):
        for path, body in product(self.PATHS, self.BODIES):
            address = f"/admin/article-editing/{path}/"

            for response in (
                admin_client.post(address, body, content_type="application/json"),
                admin_client.post(address, {"text": body, "title": body[:2_000]}),
            ):
                assert response.status_code in {200, 400}, (path, body[:20])

    @pytest.mark.parametrize("name", ["id", "title", "doi", "pmid", "cited_knowingly", "author"])
    def test_check_what_holds_half_an_emoji(self, admin_client, clinic_site, name):
        posted = {"markers": [[HALVES]], "references": [{"id": "a", name: f"10.1/{HALVES}"}]}

        response = admin_client.post(
            "/admin/article-editing/check/", json.dumps(posted), content_type="application/json"
        )

        assert response.status_code == 200
        assert "problems" in response.json()

    def test_read_references_that_hold_half_an_emoji(self, admin_client, clinic_site):
        text = json.dumps([{"type": "book", "title": HALVES, "DOI": f"10.1/{HALVES}"}])

        assert admin_client.post("/admin/article-editing/read/", {"text": text}).status_code == 200


ADDRESSES = (
    "", "/", "//", "/articles/", "/articles/rest/", "/articles/feed/", "/articles/topic/x/",
    "/articles/author/x/", "/articles/cite/rest/ris/", "/team/", "http://testserver",
    "http://testserver/", "http://testserver/articles/rest/?a=b#c", "http://[", "http://x:y/",
    "http://testserver/articles/topic/sleep/", "http://testserver//articles", "/\x00", "#", "?",
    "http://testserver/" + "a/" * 2_000, "https://example.org/", "javascript:alert(1)", "/admin/",
)  # fmt: skip
MODELS = (
    "", "x", "a.b.c", "articles.nope", "nope.Task", "auth.User", "wagtailcore.Task",
    "articles.MedicalReviewTask", "wagtailcore.GroupApprovalTask", "\x00.x",
)  # fmt: skip


class TestDialogues:
    def test_of_external_links_answer_every_address(self, admin_client, article):
        TopicFactory(slug="sleep")

        for url, query in product(ADDRESSES, ("", "?link_url=x&link_text=y&parent_page_id=x")):
            posted = {"external-link-chooser-url": url, "external-link-chooser-link_text": ""}
            response = admin_client.post(f"/admin/choose-external-link/{query}", posted)
            assert response.status_code in {200, 400}, url[:80]

    def test_of_other_links_answer_every_value(self, admin_client, clinic_site):
        names = {"email": "email_address", "phone": "phone_number", "anchor": "url"}
        values = ("", "x", "\x00", "a" * 5_000, "\N{ARABIC-INDIC DIGIT TWO}")

        for (kind, name), value in product(names.items(), values):
            posted = {f"{kind}-link-chooser-{name}": value}
            response = admin_client.post(f"/admin/choose-{kind}-link/", posted)
            assert response.status_code in {200, 400}, (kind, value[:20])

    def test_of_pages_answer_for_the_root_of_all(self, admin_client, clinic_site):
        for key in (1, clinic_site.home.pk, 9_999, "x"):
            address = f"/admin/choose-page/chosen-multiple/?id={key}"
            assert admin_client.get(address).status_code in {200, 400}, key

    def test_of_tasks_answer_every_model(self, admin_client, clinic_site):
        address = "/admin/workflows/task_chooser/"
        form = {"create-task-name": "A", "create-task-groups": ["x"]}

        for model, path in product(MODELS, ("", "create/")):
            for response in (
                admin_client.get(address + path, {"create_model": model, "task_type": model}),
                admin_client.post(f"{address}{path}?create_model={model}", form),
            ):
                assert response.status_code in {200, 400, 404, 405}, model


EXTRAS = (
    *DEEP, "", "[]", "3", "null", '{"user": 1}', '{"x": 1}', '{"comment": []}',
    '{"comment": null, "next_review_date": []}', '{"shown": 3}', '{"user": 1, "comment": ""}',
)  # fmt: skip


class TestWorkflow:
    @pytest.mark.parametrize("action", ["reject", "approve_correction", "nothing"])
    def test_answers_whatever_a_dialogue_is_said_to_have_sent(
        self, admin_client, admin_user, article, action
    ):
        for extra in EXTRAS:
            page = ArticlePage.objects.get(pk=article.pk)
            page.save_revision(user=admin_user)
            if page.current_workflow_state:
                page.current_workflow_state.cancel(user=admin_user)
            page.get_workflow().start(page, admin_user)
            form = article_form(
                contentstate(),
                **{
                    "action-workflow-action": "true", "workflow-action-name": action,
                    "workflow-action-extra-data": extra,
                },
            )  # fmt: skip

            response = admin_client.post(f"/admin/pages/{article.pk}/edit/", form)

            assert response.status_code in {200, 302, 400}, extra[:80]
