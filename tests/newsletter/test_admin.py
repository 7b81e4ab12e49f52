"""The newsletter in the admin."""

import csv
import io
import json
import re
from datetime import timedelta
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from newsletter.admin.subscribers import FORMULA_STARTS
from newsletter.jobs import send_issues
from newsletter.models import BlockedAddress, NewsletterIssue, Subscriber
from tests.factories.newsletter import NewsletterIssueFactory, SubscriberFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]
LIST = "/admin/subscribers/"


def staff(*codenames: str) -> User:
    """Returns somebody who may enter the admin and do these things."""
    user = User.objects.create_user("staff", "staff@example.org", "x")
    group = Group.objects.create(name="Newsletter staff")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    user.groups.add(group)
    return user


class TestSubscriberList:
    def test_filters_by_state_and_date_and_searches(self, admin_client):
        SubscriberFactory(email="new@example.org", pending=True)
        SubscriberFactory(email="old@example.org", created_at=timezone.now() - timedelta(days=90))

        def shown(query: str) -> set[str]:
            page = admin_client.get(LIST + query).content.decode()
            return {name for name in ("new", "old") if f"{name}@example.org" in page}

        assert shown("") == {"new", "old"}
        assert shown("?state__exact=pending") == {"new"}
        page = admin_client.get(LIST).content.decode()
        past_week = re.search(r'href="(\?created_at__gte[^"]+)"[^>]*>\s*Past 7 days', page).group(1)
        assert shown(unescape(past_week)) == {"new"}
        assert shown("?q=OLD@") == {"old"}

    def test_asks_the_database_as_often_for_fifty_as_for_one(self, admin_client, count_queries):
        SubscriberFactory()
        for_one = count_queries(lambda: admin_client.get(LIST))
        SubscriberFactory.create_batch(49)

        assert count_queries(lambda: admin_client.get(LIST)) == for_one

    def test_inspects_consent(self, admin_client):
        subscriber = SubscriberFactory(consent_text="These very words.")

        page = admin_client.get(f"{LIST}inspect/{subscriber.pk}/").content.decode()

        assert "These very words." in page

    def test_lets_nobody_add_or_edit_by_hand(self, admin_client):
        subscriber = SubscriberFactory()

        for path in (f"{LIST}create/", f"{LIST}edit/{subscriber.pk}/"):
            assert admin_client.get(path).url == reverse("wagtailadmin_home")

    def test_is_closed_to_people_without_permission(self, client):
        client.force_login(staff())

        for path in (LIST, reverse("newsletter_import")):
            assert client.get(path).url == reverse("wagtailadmin_home")


class TestSubscriberExport:
    def test_writes_csv_with_consent(self, admin_client, clock):
        SubscriberFactory(email="ann@example.org", consent_text="These words.")

        response = admin_client.get(LIST + "?export=csv")

        rows = list(csv.reader(io.StringIO(b"".join(response.streaming_content).decode())))
        assert rows[1][:2] == ["ann@example.org", "confirmed"]
        assert rows[1][-1] == "These words."

    @pytest.mark.parametrize("start", FORMULA_STARTS)
    def test_disarms_formulas(self, admin_client, start):
        SubscriberFactory(email="=cmd|calc@example.org", consent_text=f"{start}1+1")

        response = admin_client.get(LIST + "?export=csv")

        content = b"".join(response.streaming_content).decode()
        row = list(csv.reader(io.StringIO(content, newline="")))[1]
        assert row[0] == "'=cmd|calc@example.org"
        assert row[-1] == f"'{start}1+1"


class TestForget:
    def test_leaves_nothing_of_the_person_but_a_keyed_hash(self, admin_client, policy, caplog):
        subscriber = SubscriberFactory(email="ann.remarkable@example.org")
        NewsletterIssueFactory().schedule()
        send_issues(float("inf"))
        subscriber.deliveries.update(answer="550 <ann.remarkable@example.org> unknown")
        admin_client.get(f"{LIST}inspect/{subscriber.pk}/")

        response = admin_client.post(f"{LIST}delete/{subscriber.pk}/")

        assert response.url == LIST
        kept = [
            (model, row)
            for model in apps.get_models()
            for row in model._default_manager.values_list()
            if "ann.remarkable" in str(row)
        ]
        assert kept == []
        assert BlockedAddress.objects.of("Ann.Remarkable@example.org").exists()
        assert "ann.remarkable" not in admin_client.get(LIST).content.decode()

    def test_says_first_what_will_happen(self, admin_client):
        subscriber = SubscriberFactory()

        page = admin_client.get(f"{LIST}delete/{subscriber.pk}/").content.decode()

        assert "A hash stays on the block list" in page
        assert Subscriber.objects.exists()

    def test_cannot_be_undone_without_the_key(self, settings):
        entry = BlockedAddress.objects.block("ann@example.org")
        settings.SECRET_KEY = "another-key"

        assert BlockedAddress.objects.block("ann@example.org").digest != entry.digest


class TestImportView:
    def test_shows_a_report(self, admin_client):
        file = SimpleUploadedFile("list.csv", b"email\nann@example.org\nnobody\n")

        page = admin_client.post(
            reverse("newsletter_import"),
            {"file": file, "consent": "Paper form", "confirmed": "on"},
        ).content.decode()

        assert "1 address was added." in page
        assert "Not an e-mail address" in page
        assert Subscriber.objects.get().email == "ann@example.org"

    def test_refuses_a_file_that_it_cannot_read(self, admin_client):
        file = SimpleUploadedFile("list.csv", b"name\nAnn\n")

        page = admin_client.post(
            reverse("newsletter_import"), {"file": file, "consent": "Paper form"}
        ).content.decode()

        assert "no column named" in page


class TestIssueEditor:
    def test_begins_with_articles_that_readers_have_not_had(self, admin_client, policy, article):
        add = reverse("wagtailsnippets_newsletter_newsletterissue:add")

        first = admin_client.get(add).content.decode()
        NewsletterIssueFactory(started_at=timezone.now(), state="sent", send_at=timezone.now())
        later = admin_client.get(add).content.decode()

        assert "Sleep and light" in first
        assert "Sleep and light" not in later

    def test_saves_articles_and_free_text(self, admin_client, policy, article):
        data = nested_form_data(
            {
                "subject": "March",
                "preheader": "",
                "body": streamfield(
                    [("text", rich_text("<p>Hello.</p>")), ("article", str(article.pk))]
                ),
            }
        )

        admin_client.post(reverse("wagtailsnippets_newsletter_newsletterissue:add"), data)

        issue = NewsletterIssue.objects.get()
        assert [block.block_type for block in issue.body] == ["text", "article"]

    def test_previews_in_the_browser(self, admin_client, policy, article):
        issue = NewsletterIssueFactory(body=[("article", article)])
        preview = reverse(
            "wagtailsnippets_newsletter_newsletterissue:preview_on_edit", args=[issue.pk]
        )
        data = nested_form_data(
            {
                "subject": "March",
                "preheader": "",
                "body": streamfield([("article", str(article.pk))]),
            }
        )

        sent = json.loads(admin_client.post(preview, data).content)
        page = admin_client.get(preview).content.decode()

        assert sent["is_valid"]
        assert "Sleep and light" in page
        assert "1 Main Street" in page

    def test_refuses_changes_once_scheduled(self, admin_client, policy):
        issue = NewsletterIssueFactory(subject="Before")
        issue.schedule()
        edit = reverse("wagtailsnippets_newsletter_newsletterissue:edit", args=[issue.pk])
        data = nested_form_data({"subject": "After", "preheader": "", "body": streamfield([])})

        page = admin_client.post(edit, data).content.decode()

        issue.refresh_from_db()
        assert issue.subject == "Before"
        assert "can no longer be changed" in admin_client.get(edit).content.decode() + page


class TestIssueWithPicturesAndLinks:
    def test_has_alternative_texts_and_links_that_work_outside_the_site(self, policy, article):
        image = get_image_model().objects.create(title="DSC_1", file=get_test_image_file())
        SubscriberFactory()
        link = f'<p>See <a linktype="page" id="{article.pk}">this</a></p>'
        issue = NewsletterIssueFactory(
            body=json.dumps(
                [
                    {"type": "article", "value": article.pk},
                    {"type": "text", "value": link},
                    {
                        "type": "image",
                        "value": {"image": image.pk, "decorative": False, "alt_text": "A lamp"},
                    },
                ]
            )
        )
        issue.schedule()

        send_issues(float("inf"))

        message = mail.outbox[0]
        html = message.alternatives[0].content
        assert 'alt="A lamp"' in html
        assert 'src="http://testserver/media/' in html
        assert 'href="http://testserver/sleep/"' in html
        assert 'href="/' not in html
        assert 'src="/' not in html
        assert "[A lamp]" in message.body
        assert "<http://testserver/sleep/>" in message.body

    def test_leaves_out_an_article_that_is_no_longer_published(self, policy, article):
        SubscriberFactory()
        issue = NewsletterIssueFactory(body=[("heading", "Hello"), ("article", article)])
        article.unpublish()
        issue.schedule()

        send_issues(float("inf"))

        assert "Sleep and light" not in mail.outbox[0].body


class TestSendingPage:
    @pytest.fixture
    def issue(self, policy) -> NewsletterIssue:
        return NewsletterIssueFactory(subject="March")

    @pytest.fixture
    def path(self, issue) -> str:
        return reverse("newsletter_issue_sending", args=[issue.pk])

    def test_says_how_many_will_get_it(self, admin_client, path):
        SubscriberFactory.create_batch(2)
        SubscriberFactory(pending=True)

        assert "It goes to 2 confirmed subscribers." in admin_client.get(path).content.decode()

    def test_sends_a_test_to_oneself_only(self, admin_client, admin_user, path):
        SubscriberFactory()

        admin_client.post(path, {"test": "1"})

        assert [message.to for message in mail.outbox] == [[admin_user.email]]
        assert mail.outbox[0].subject == "Test: March"

    def test_refuses_the_test_until_sender_and_address_are_set(self, admin_client, policy, path):
        policy.newsletter_postal_address = ""
        policy.save()

        page = admin_client.post(path, {"test": "1"}, follow=True).content.decode()

        assert mail.outbox == []
        assert "postal address" in page

    def test_is_a_button_of_the_text(self, admin_client, issue, path):
        edit = reverse("wagtailsnippets_newsletter_newsletterissue:edit", args=[issue.pk])

        soup = BeautifulSoup(admin_client.get(edit).content, "html.parser")

        [link] = soup.find_all("a", href=path)
        assert link.get_text(strip=True) == "Test and send"
        assert link.find_parent(attrs={"data-w-dropdown-target": "content"}) is None

    def test_asks_once_with_the_number_of_readers(self, admin_client, issue, path):
        SubscriberFactory.create_batch(2)
        at = f"{timezone.localtime(timezone.now() + timedelta(days=1)):%Y-%m-%d %H:%M}"

        asked = BeautifulSoup(
            admin_client.post(path, {"send": "1", "send_at": at}).content, "html.parser"
        )

        issue.refresh_from_db()
        assert issue.state == "draft"
        button = asked.find("button", attrs={"name": "send"})
        assert button.get_text(strip=True) == "Yes, send it to 2 readers"
        form = button.find_parent("form")
        data = {each["name"]: each.get("value") for each in form.find_all("input")}
        admin_client.post(path, {**data, "send": button["value"]})
        issue.refresh_from_db()
        assert issue.state == "scheduled"
        assert f"{timezone.localtime(issue.send_at):%Y-%m-%d %H:%M}" == at

    def test_hands_the_issue_to_the_background(self, admin_client, issue, path):
        admin_client.post(path, {"send": "confirmed", "send_at": ""})

        issue.refresh_from_db()
        assert issue.state == "scheduled"
        assert mail.outbox == []

    def test_schedules_for_a_time_and_takes_back(self, admin_client, issue, path):
        at = timezone.localtime(timezone.now() + timedelta(days=1))

        admin_client.post(path, {"send": "confirmed", "send_at": f"{at:%Y-%m-%d %H:%M}"})
        issue.refresh_from_db()
        scheduled = (issue.state, abs(issue.send_at - at) < timedelta(minutes=1))
        admin_client.post(path, {"take_back": "1"})

        issue.refresh_from_db()
        assert scheduled == ("scheduled", True)
        assert issue.state == "draft"

    def test_refuses_a_time_that_is_over(self, admin_client, issue, path):
        page = admin_client.post(path, {"send": "1", "send_at": "2020-01-01 10:00"})

        issue.refresh_from_db()
        assert "This time is over." in page.content.decode()
        assert issue.state == "draft"

    def test_says_what_is_missing(self, admin_client, policy, issue, path):
        policy.newsletter_sender_email = ""
        policy.save()

        page = admin_client.post(path, {"send": "1", "send_at": ""}).content.decode()

        assert "the sender’s e-mail address" in page

    def test_shows_progress_and_lists_the_unknown(self, admin_client, issue, path):
        SubscriberFactory(email="lost@example.org")
        SubscriberFactory.create_batch(2)
        issue.schedule()
        send_issues(0)
        issue.deliveries.filter(subscriber__email="lost@example.org").update(state="unknown")

        response = admin_client.get(path)

        page = response.content.decode()
        assert "0 of 3 sent" in page
        assert "lost@example.org" in page
        assert response["Refresh"] == "5"

    def test_lets_only_people_send_who_may(self, client, issue, path):
        client.force_login(staff("change_newsletterissue"))

        response = client.post(path, {"send": "1", "send_at": ""})

        issue.refresh_from_db()
        assert response.url == reverse("wagtailadmin_home")
        assert issue.state == "draft"
        assert 'name="send"' not in client.get(path).content.decode()

    def test_is_closed_to_everyone_else(self, client, path):
        client.force_login(staff())

        assert client.get(path).url == reverse("wagtailadmin_home")
