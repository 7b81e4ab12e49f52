import re
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from wagtail.images import get_image_model
from wagtail.models import Page

from articles.models import ArticlePage, GlossaryTerm
from clinic.accounts import roles
from tests.clinic.addresses import patterns
from tests.factories.accounts import UserFactory
from tests.factories.articles import ArticlePageFactory, TopicFactory
from tests.factories.home import IntakeNoticeFactory, StandardPageFactory
from tests.factories.newsletter import NewsletterIssueFactory, SubscriberFactory
from tests.factories.testimonials import TestimonialFactory, picture_file

pytestmark = pytest.mark.long

TABLE = Path(__file__).parents[3] / "docs" / "howto" / "roles.md"
EVERYONE = "Own account, second factor, help"
CHOOSERS = "Choose pictures, documents, pages"
PEOPLE = "People, roles, sites, workflows, collections"
FILES = "Pictures and documents"
AREAS = [
    (r"$", EVERYONE),
    (r"account/|second-factor/yours|style-guide/", EVERYONE),
    (r"choose-\w+-link/|choose-page/$", CHOOSERS),
    (r"(images|documents)/chooser/$", CHOOSERS),
    (r"snippets/home/intakenotice/(|results/|add/|edit/<.*|history/<int:pk>/)$", "Intake banner"),
    (r"settings/home/contactsettings/", "Contact and hours"),
    (r"settings/home/", "Appearance, testimonials and newsletter settings"),
    (r"pages/add/<[^/]+>/<[^/]+>/<int:parent_page_id>/$", "Write articles"),
    (r"pages/<int:page_id>/(edit|delete|unpublish)/$", "Edit every page"),
    (r"pages/<int:page_to_move_id>/move/$", "Edit every page"),
    (r"(images|documents)/(|results/|add/|multiple/add/)$", FILES),
    (r"reports/medical-reviews/", "Report of medical reviews"),
    (r"snippets/articles/topic/(|results/|add/|edit/<.*|history/<int:pk>/)$", "Topics"),
    (r"snippets/articles/glossaryterm/(|results/|add/|edit/<.*|history/<int:pk>/)$", "Glossary"),
    (r"reports/reading-levels/", "Report of reading levels"),
    (r"snippets/testimonials/\w+/(|results/|add/|edit/<.*|history/<int:pk>/)$", "Testimonials"),
    (r"testimonials/<int:pk>/", "Patients' authorizations"),
    (r"snippets/newsletter/\w+/(|results/|add/|edit/<.*|history/<int:pk>/)$", "Newsletter issues"),
    (r"newsletter/<int:pk>/sending/", "Newsletter issues"),
    (r"subscribers/(|import/|inspect/<.*)$", "Subscribers"),
    (r"snippets/search/\w+/(|results/|add/)$", "Site search, redirects"),
    (r"redirects/(|results/|add/)$|reports/searches/", "Site search, redirects"),
    (r"(users|groups|sites)/(|results/|add/|new/|edit/<.*|history/<int:pk>/)$", PEOPLE),
    (r"workflows/(list|add)/$|workflows/edit/|workflows/tasks/index/$", PEOPLE),
    (r"collections/(|add/)$", PEOPLE),
]
"""Which part of the table an address belongs to; the others only have to answer without a fault."""
SENDING = "Send the newsletter"
NAMES = ["Front desk", "Authors", "Medical reviewers", "Editors", "Administrators"]


def table() -> dict[str, dict[str, bool]]:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in TABLE.read_text().splitlines()
        if line.startswith("|")
    ]
    header = rows[0]
    return {
        row[0]: {name: cell == "yes" for name, cell in zip(header[1:], row[1:], strict=True)}
        for row in rows[2:]
    }


def area_of(pattern: str) -> str | None:
    path = pattern.removeprefix("admin/")
    return next((area for regex, area in AREAS if re.match(regex, path)), None)


@pytest.fixture
def values(clinic_site):
    other = UserFactory(username="other")
    article = ArticlePageFactory(parent=clinic_site.articles, owner=other)
    revision = article.save_revision(user=other)
    article.save_revision(user=other)
    image = get_image_model().objects.create(title="Picture", file=picture_file())
    topic, testimonial = TopicFactory(), TestimonialFactory()
    term = GlossaryTerm.objects.create(
        term="x", slug="x", definition="y", locale_id=article.locale_id
    )
    numbers = (
        "pk collection_id page_pk workflow_pk task_id redirect_id document_id doc_id"
        " uploaded_file_id session_id workflow_state_id task_state_id"
    )
    return {
        **{f"|{name}": 1 for name in numbers.split()},
        "|page_id": article.pk, "|page_to_move_id": article.pk,
        "|parent_page_id": clinic_site.articles.pk, "|destination_id": clinic_site.home.pk,
        "|revision_id": revision.pk, "|object_id": article.pk, "|image_id": image.pk,
        "|content_type_app_name": "articles", "|content_type_model_name": "articlepage",
        "|app_label": "articles", "|model_name": "articlepage", "|app_name": "taggit",
        "|action": "publish", "|action_name": "approve", "|filter_spec": "width-20",
        "|uidb64": "MQ", "|token": "x", "|file_format": "ris",
        "admin/settings/|app_name": "home", "admin/settings/|model_name": "contactsettings",
        "admin/workflows/tasks/add/|model_name": "medicalreviewtask",
        "admin/tag-autocomplete/|model_name": "tag",
        "admin/|instance_pk": SubscriberFactory().pk,
        "admin/users/|pk": other.pk, "admin/groups/|pk": Group.objects.get(name="Authors").pk,
        "admin/sites/|pk": clinic_site.site.pk,
        "admin/snippets/articles/topic/|pk": topic.pk,
        "admin/snippets/articles/glossaryterm/|pk": term.pk,
        "admin/snippets/home/intakenotice/|pk": IntakeNoticeFactory().pk,
        "admin/snippets/testimonials/testimonial/|pk": testimonial.pk,
        "admin/testimonials/|pk": testimonial.pk,
        "admin/newsletter/|pk": NewsletterIssueFactory().pk,
    }  # fmt: skip


def addresses():
    for pattern in patterns():
        if pattern.startswith(SETTINGS):
            for model in ("contactsettings", "policysettings", "appearancesettings"):
                yield pattern.replace(SETTINGS, f"admin/settings/home/{model}/")
        elif pattern not in {"admin/failwhale/", "admin/logout/"}:  # a fault, and the way out
            yield pattern


SETTINGS = "admin/settings/<slug:app_name>/<slug:model_name>/"


def is_refused(response) -> bool:
    return response.status_code == 403 or (
        response.status_code == 302 and response["Location"].split("?")[0] in SENT_AWAY
    )


SENT_AWAY = {"/admin/", "/admin/login/"}


class TestRoles:
    def test_leave_no_area_of_the_table_out(self):
        assert {area for _, area in AREAS} | {SENDING} == set(table())
        assert all(list(row) == NAMES for row in table().values())

    @pytest.mark.parametrize("name", NAMES)
    def test_send_the_newsletter_as_the_table_says(self, clinic_site, name):
        user = UserFactory(role=name)

        assert user.has_perm("newsletter.send_newsletterissue") == table()[SENDING][name]

    def test_are_created_by_a_migration(self, db):
        assert set(NAMES) <= set(Group.objects.values_list("name", flat=True))

    def test_are_created_once_however_often_it_runs(self, clinic_site):
        before = Group.objects.get(name=roles.EDITORS).permissions.count()

        import_module("clinic.migrations.0004_roles_and_review").create_roles(apps)

        assert Group.objects.get(name=roles.EDITORS).permissions.count() == before


class TestAuthors:
    @pytest.fixture
    def author(self, clinic_site, client):
        author = UserFactory(role="Authors")
        client.force_login(author)
        return author

    def test_edit_their_own_articles_and_no_others(self, client, clinic_site, author):
        own = ArticlePageFactory(parent=clinic_site.articles, owner=author, live=False)
        other = ArticlePageFactory(parent=clinic_site.articles, live=False)

        assert client.get(f"/admin/pages/{own.pk}/edit/").status_code == 200
        assert is_refused(client.get(f"/admin/pages/{other.pk}/edit/"))

    def test_cannot_publish(self, client, clinic_site, author):
        own = ArticlePageFactory(parent=clinic_site.articles, owner=author, live=False)
        own.save_revision(user=author)

        client.post(f"/admin/bulk/wagtailcore/page/publish/?id={own.pk}")

        assert not own.permissions_for_user(author).can_publish()
        assert not ArticlePage.objects.get(pk=own.pk).live

    def test_write_articles_and_no_other_pages(self, client, clinic_site, author):
        StandardPageFactory(parent=clinic_site.home)

        assert (
            not Page.objects.get(pk=clinic_site.home.pk)
            .permissions_for_user(author)
            .can_add_subpage()
        )


class TestAdministrators:
    def test_cannot_make_themselves_superusers(self, client, clinic_site):
        administrator = UserFactory(role="Administrators")
        client.force_login(administrator)
        address = f"/admin/users/edit/{administrator.pk}/"
        form = {
            "username": administrator.username, "email": "a@example.org", "first_name": "A",
            "last_name": "B", "is_active": "on", "is_superuser": "on",
        }  # fmt: skip

        client.post(address, form)

        administrator.refresh_from_db()
        assert not administrator.is_superuser
