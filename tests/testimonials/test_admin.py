"""Testimonials in the admin: drafts, publishing, authorizations, withdrawal."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask
from wagtail.test.utils.form_data import nested_form_data

from testimonials.models import Authorization, Testimonial, TestimonialPicture, Withdrawal
from tests.factories.home import StandardPageFactory
from tests.factories.testimonials import (
    AuthorizationFactory,
    TestimonialFactory,
    TestimonialPictureFactory,
    picture_file,
    published,
)
from tests.testimonials.test_testimonial_tags import block

pytestmark = [pytest.mark.django_db, pytest.mark.long]
SNIPPET = "wagtailsnippets_testimonials_testimonial"


def form(**values: object) -> dict[str, str]:
    """Returns what the editor's form sends."""
    return nested_form_data(
        {
            "quote": "They listened.",
            "name": "Maria, Portland",
            "picture": "",
            "topics": [],
            "connection": "none",
            "connection_note": "",
            "go_live_at": "",
            "expire_at": "",
            **values,
        }
    )


def paper(name: str = "paper.pdf", content: bytes = b"%PDF-1.7 signed") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def authorization_form(testimonial: Testimonial, **values: object) -> dict[str, object]:
    today = timezone.localdate()
    return {
        "disclosed": "Words and first name",
        "discloser": "The Clinic",
        "on_website": "on",
        "purpose": "Telling other patients",
        "signed_by": "Maria Sample",
        "signed_date": str(today),
        "expires_date": str(today + timedelta(days=365)),
        "file": paper(),
        "told_of_withdrawal": "on",
        "shown_hash": testimonial.current_hash,
        **values,
    }


@pytest.fixture
def testimonial(clinic_site) -> Testimonial:
    return TestimonialFactory(quote="They listened.")


def edit_url(testimonial: Testimonial) -> str:
    return reverse(f"{SNIPPET}:edit", args=[testimonial.pk])


def authorizations_url(testimonial: Testimonial) -> str:
    return reverse("testimonial_authorizations", args=[testimonial.pk])


class TestPicture:
    @pytest.mark.parametrize("side", [8_000, 20_000])
    def test_is_refused_in_words_when_it_has_too_many_pixels(self, admin_client, side):
        """The attack: some kilobytes that say they are 20 000 pixels on each side."""
        output = BytesIO()
        Image.new("1", (side, side)).save(output, "PNG", optimize=True)
        file = SimpleUploadedFile("bomb.png", output.getvalue(), "image/png")

        response = admin_client.post(
            reverse("wagtailsnippets_testimonials_testimonialpicture:add"),
            {"title": "Maria", "alt_text": "Maria, smiling", "file": file},
        )

        assert response.status_code == 200
        assert "more than 50 million pixels" in response.content.decode()
        assert not TestimonialPicture.objects.exists()

    @pytest.mark.parametrize("name", ["cut", "forged", "text"])
    def test_is_refused_in_words_when_it_is_broken(self, admin_client, name):
        whole = picture_file().read()
        content = {
            "cut": whole[: len(whole) // 2],
            "forged": b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + b"\xff" * 40,
            "text": b"<svg/>",
        }[name]

        response = admin_client.post(
            reverse("wagtailsnippets_testimonials_testimonialpicture:add"),
            {
                "title": "Maria",
                "alt_text": "Maria",
                "file": SimpleUploadedFile("x.png", content, "image/png"),
            },
        )

        assert response.status_code == 200
        assert "no JPEG, PNG, WebP or HEIC picture" in response.content.decode()


class TestTestimonialEditor:
    def test_keeps_a_new_one_as_a_draft_and_says_why(self, admin_client, clinic_site):
        page = admin_client.post(
            reverse(f"{SNIPPET}:add"), form() | {"action-publish": "1"}, follow=True
        ).content.decode()

        testimonial = Testimonial.objects.get()
        assert not testimonial.live
        assert "not authorized by the patient" in page
        assert authorizations_url(testimonial) in page

    def test_keeps_changed_words_as_a_draft_and_the_page_as_it_was(self, admin_client, clinic_site):
        testimonial = published(quote="As authorized.")

        page = admin_client.post(
            edit_url(testimonial),
            form(quote="Better words.") | {"action-publish": "1"},
            follow=True,
        ).content.decode()

        testimonial.refresh_from_db()
        assert "not authorized by the patient" in page
        assert testimonial.quote == "As authorized."
        assert testimonial.get_latest_revision_as_object().quote == "Better words."

    def test_publishes_once_authorized(self, admin_client, testimonial):
        admin_client.post(authorizations_url(testimonial), authorization_form(testimonial))

        admin_client.post(edit_url(testimonial), form() | {"action-publish": "1"})

        assert Testimonial.objects.visible().get() == testimonial

    @pytest.mark.parametrize(
        ("quote", "warned"),
        [
            ("It cured my cough, guaranteed.", "cured, guaranteed"),
            ("I feel heard.", None),
            ("I secured a place and met a health coach.", None),
        ],
    )
    def test_warns_of_words_that_promise(self, admin_client, testimonial, quote, warned):
        page = admin_client.post(edit_url(testimonial), form(quote=quote), follow=True)

        html = page.content.decode()
        assert ("for a promise" in html) is bool(warned)
        assert warned is None or warned in html
        assert Testimonial.objects.get().quote == quote

    def test_has_preview_history_and_workflow(self, admin_client, testimonial):
        testimonial.save_revision()
        pages = [f"{SNIPPET}:{name}" for name in ("history", "usage", "workflow_history")]

        answers = [
            admin_client.get(reverse(page, args=[testimonial.pk])).status_code for page in pages
        ]
        preview = reverse(f"{SNIPPET}:preview_on_edit", args=[testimonial.pk])
        admin_client.post(preview, form(quote="In preview."))

        assert answers == [200, 200, 200]
        assert "In preview." in admin_client.get(preview).content.decode()

    def test_refuses_approval_of_what_is_not_authorized(
        self, admin_client, admin_user, testimonial
    ):
        workflow = Workflow.objects.create(name="Review")
        task = GroupApprovalTask.objects.create(name="Approve")
        task.groups.add(Group.objects.get(name="Moderators"))
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowContentType.objects.create(
            workflow=workflow,
            content_type=Permission.objects.get(codename="add_testimonial").content_type,
        )
        testimonial.save_revision()
        workflow.start(testimonial, admin_user)
        action = reverse(
            f"{SNIPPET}:workflow_action",
            args=[testimonial.pk, "approve", testimonial.current_workflow_task_state.pk],
        )

        refused = admin_client.post(action, {"comment": ""}, follow=True).content.decode()
        still_waits = not testimonial.live and testimonial.workflow_in_progress
        AuthorizationFactory(testimonial=testimonial)
        admin_client.post(action, {"comment": ""})

        assert "not authorized by the patient" in refused
        assert still_waits
        assert Testimonial.objects.get().live

    def test_lists_fifty_with_as_many_queries_as_one(
        self, admin_client, clinic_site, count_queries
    ):
        TestimonialFactory()
        for_one = count_queries(lambda: admin_client.get(reverse(f"{SNIPPET}:list")))
        TestimonialFactory.create_batch(49)

        assert count_queries(lambda: admin_client.get(reverse(f"{SNIPPET}:list"))) == for_one

    def test_cannot_be_deleted_while_records_must_be_kept(self, admin_client, clinic_site):
        testimonial = published()

        admin_client.post(reverse(f"{SNIPPET}:delete", args=[testimonial.pk]))

        assert Testimonial.objects.filter(pk=testimonial.pk).exists()


class TestAuthorizationsPage:
    def test_puts_a_signed_paper_on_file_for_exactly_these_words(
        self, admin_client, admin_user, testimonial
    ):
        admin_client.post(authorizations_url(testimonial), authorization_form(testimonial))

        authorization = Authorization.objects.get()
        assert authorization.testimonial == testimonial
        assert authorization.content_hash == testimonial.current_hash
        assert (authorization.quote, authorization.name) == ("They listened.", "Maria, Portland")
        assert authorization.recorded_by == admin_user
        page = admin_client.get(authorizations_url(testimonial)).content.decode()
        assert reverse("testimonials:authorization_file", args=[authorization.key]) in page

    @pytest.mark.parametrize(
        ("values", "message"),
        [
            ({"on_website": ""}, "Say where it may appear."),
            ({"told_of_withdrawal": ""}, "This field is required."),
            ({"disclosed": ""}, "This field is required."),
            ({"purpose": ""}, "This field is required."),
            ({"discloser": ""}, "This field is required."),
            ({"expires_date": ""}, "This field is required."),
            ({"file": ""}, "This field is required."),
            ({"signed_date": "2090-01-01"}, "This day has not come yet."),
            ({"expires_date": "2020-01-01"}, "must not come before"),
            ({"file": paper("paper.html", b"<script>")}, "Upload a PDF"),
            ({"file": paper("paper.pdf", b"<script>")}, "Upload a PDF"),
            ({"shown_hash": "0" * 64}, "have changed"),
        ],
    )
    def test_refuses_what_the_rule_does_not_allow(self, admin_client, testimonial, values, message):
        page = admin_client.post(
            authorizations_url(testimonial), authorization_form(testimonial, **values)
        ).content.decode()

        assert message in page
        assert not Authorization.objects.exists()

    def test_covers_the_draft_that_it_shows(self, admin_client, clinic_site):
        testimonial = published(quote="Old words.")
        testimonial.quote = "New words."
        testimonial.save_revision()

        page = admin_client.get(authorizations_url(testimonial)).content.decode()
        admin_client.post(authorizations_url(testimonial), authorization_form(testimonial))

        assert "New words." in page
        assert Authorization.objects.first().quote == "New words."

    def test_is_closed_to_people_without_permission(self, client, testimonial):
        user = User.objects.create_user("editor", password="x")
        group = Group.objects.create(name="G")
        group.permissions.set(
            Permission.objects.filter(codename__in=["access_admin", "change_testimonial"])
        )
        user.groups.add(group)
        client.force_login(user)

        for name in ("testimonial_authorizations", "testimonial_withdraw"):
            answer = client.get(reverse(name, args=[testimonial.pk]))
            assert answer.url == reverse("wagtailadmin_home")


class TestWithdrawPage:
    def test_shows_usage_first_and_withdraws_with_one_button(
        self, admin_client, admin_user, clinic_site
    ):
        testimonial = published()
        StandardPageFactory(
            parent=clinic_site.home,
            title="What patients say",
            body=block(testimonial),
            is_indexed=True,
        )
        url = reverse("testimonial_withdraw", args=[testimonial.pk])

        page = admin_client.get(url).content.decode()
        admin_client.post(url, {"reason": "She asked"})

        assert "What patients say" in page
        withdrawal = Withdrawal.objects.get()
        assert (withdrawal.reason, withdrawal.recorded_by) == ("She asked", admin_user)
        assert not Testimonial.objects.visible().exists()
        assert not Testimonial.objects.get().live

    def test_needs_a_reason(self, admin_client, clinic_site):
        testimonial = published()

        admin_client.post(reverse("testimonial_withdraw", args=[testimonial.pk]), {"reason": ""})

        assert not Withdrawal.objects.exists()

    def test_keeps_the_record_on_file(self, admin_client, clinic_site):
        testimonial = published()
        testimonial.withdraw("She asked")

        page = admin_client.get(authorizations_url(testimonial)).content.decode()

        assert "She asked" in page


class TestPictureEditor:
    @pytest.mark.parametrize("picture_format", ["JPEG", "HEIF"])
    def test_stores_an_uploaded_picture_in_private(self, admin_client, clinic_site, picture_format):
        add = reverse("wagtailsnippets_testimonials_testimonialpicture:add")
        content = BytesIO()
        Image.open(picture_file()).save(content, picture_format)
        file = SimpleUploadedFile("me.jpg", content.getvalue(), "image/jpeg")

        admin_client.post(add, {"title": "Maria", "alt_text": "Maria smiles", "file": file})

        assert TestimonialPicture.objects.get().file.name.endswith(".webp")

    def test_says_what_is_wrong_with_what_is_no_picture(self, admin_client, clinic_site):
        add = reverse("wagtailsnippets_testimonials_testimonialpicture:add")
        file = SimpleUploadedFile("me.jpg", b"<svg/>", "image/jpeg")

        page = admin_client.post(add, {"title": "M", "alt_text": "M", "file": file})

        assert "This is no JPEG, PNG, WebP or HEIC picture." in page.content.decode()
        assert not TestimonialPicture.objects.exists()

    def test_takes_another_text_for_a_stored_picture(self, admin_client, clinic_site):
        picture = TestimonialPictureFactory()
        edit = reverse("wagtailsnippets_testimonials_testimonialpicture:edit", args=[picture.pk])

        form_again = admin_client.get(edit)
        admin_client.post(edit, {"title": "Maria", "alt_text": "Maria, laughing", "file": ""})

        assert form_again.status_code == 200
        assert TestimonialPicture.objects.get().alt_text == "Maria, laughing"
