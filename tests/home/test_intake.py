"""The patient-intake banner: one notice, one answer on every page."""

import json
import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from home.intake import intake_at, next_change
from home.intake_warnings import intake_warning
from home.models import ClinicianIntake, ContactSettings, IntakeNotice
from home.models.banner import IntakeStatus
from tests.factories.articles import ArticlePageFactory
from tests.factories.home import ClinicianPageFactory, HomePageFactory, IntakeNoticeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.long]
NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def message(site: Site, at: datetime = NOW) -> str | None:
    intake = intake_at(site, at)
    return intake.notice.message if intake else None


class TestIntakeNotice:
    def test_is_in_force_from_its_start_to_its_end(self, clinic_site):
        IntakeNoticeFactory(message="Open", starts_at=NOW, ends_at=NOW + DAY)

        moments = [NOW - DAY, NOW, NOW + DAY - timedelta(microseconds=1), NOW + DAY]
        assert [message(clinic_site.site, at) for at in moments] == [None, "Open", "Open", None]

    def test_falls_silent_after_its_end_and_never_promises_what_lapsed(
        self, client, clinic_site, clock
    ):
        IntakeNoticeFactory(message="Accepting until Monday", ends_at=NOW + DAY)
        before = client.get("/").content.decode()
        clock.shift(DAY)

        after = client.get("/").content.decode()

        assert "Accepting until Monday" in before
        assert "intake-banner" not in after
        assert "isAcceptingNewPatients" not in after

    def test_is_chosen_by_date_and_then_by_order(self, clinic_site):
        IntakeNoticeFactory(message="Always")
        IntakeNoticeFactory(message="Since last week", starts_at=NOW - 7 * DAY)
        IntakeNoticeFactory(message="Second", starts_at=NOW, sort_order=2)
        IntakeNoticeFactory(message="First", starts_at=NOW, sort_order=1)
        IntakeNoticeFactory(message="Tomorrow", starts_at=NOW + DAY)

        moments = [NOW - 8 * DAY, NOW - DAY, NOW, NOW + DAY]
        assert [message(clinic_site.site, at) for at in moments] == [
            "Always",
            "Since last week",
            "First",
            "Tomorrow",
        ]

    def test_leaves_the_word_to_an_earlier_one_when_it_ends(self, clinic_site):
        IntakeNoticeFactory(message="Always")
        IntakeNoticeFactory(message="Holiday", starts_at=NOW, ends_at=NOW + DAY)

        assert message(clinic_site.site, NOW + DAY) == "Always"

    def test_is_per_site(self, clinic_site):
        other = Site.objects.create(
            hostname="other.example",
            root_page=HomePageFactory(parent=clinic_site.home.get_parent()),
        )
        IntakeNoticeFactory(message="Elsewhere", site=other)

        assert message(clinic_site.site) is None
        assert message(other) == "Elsewhere"

    def test_says_nothing_as_a_draft(self, clinic_site):
        IntakeNoticeFactory(live=False)

        assert message(clinic_site.site) is None

    @pytest.mark.parametrize(
        ("link", "href"),
        [
            ({"link_url": "https://portal.example/"}, "https://portal.example/"),
            ({"link_telephone": "(503) 555-0100"}, "tel:+15035550100"),
            ({}, ""),
        ],
    )
    def test_links_to_an_address_or_a_telephone(self, clinic_site, link, href):
        assert IntakeNoticeFactory(link_text="More", **link).link_href == href

    def test_links_to_a_page(self, clinic_site):
        notice = IntakeNoticeFactory(link_text="More", link_page=clinic_site.team)

        assert notice.link_href == "/team/"

    @pytest.mark.parametrize(
        "values",
        [
            {"link_text": "More", "link_url": "https://a.example/", "link_telephone": "1"},
            {"link_url": "https://a.example/"},
            {"starts_at": NOW, "ends_at": NOW},
        ],
    )
    def test_refuses_two_links_a_link_without_words_and_an_end_before_the_start(
        self, clinic_site, values
    ):
        notice = IntakeNoticeFactory.build(
            site=clinic_site.site, locale=clinic_site.home.locale, **values
        )

        with pytest.raises(ValidationError):
            notice.full_clean()

    def test_is_refused_by_the_database_when_it_ends_before_it_starts(self, clinic_site):
        with pytest.raises(IntegrityError), transaction.atomic():
            IntakeNoticeFactory(starts_at=NOW, ends_at=NOW - DAY)


class TestIntake:
    @pytest.mark.parametrize("status", list(IntakeStatus))
    def test_takes_new_patients_only_when_it_says_so_without_conditions(self, clinic_site, status):
        IntakeNoticeFactory(status=status)

        assert intake_at(clinic_site.site).is_accepting() is (status == "accepting")

    def test_knows_the_status_of_each_clinician(self, clinic_site):
        full, free = ClinicianPageFactory.create_batch(2, parent=clinic_site.team)
        notice = IntakeNoticeFactory(status="accepting")
        notice.clinician_statuses = [ClinicianIntake(clinician=full, status="waiting-list")]
        notice.save()

        intake = intake_at(clinic_site.site)

        assert intake.status_of(full) == IntakeStatus.WAITING_LIST
        assert intake.status_of(free) == IntakeStatus.ACCEPTING
        assert not intake.is_accepting(full)
        assert intake.is_accepting()

    def test_never_lets_banner_clinicians_and_structured_data_disagree(
        self, client, clinic_site, clock
    ):
        clinician = ClinicianPageFactory(parent=clinic_site.team)
        IntakeNoticeFactory(message="Open", status="accepting")
        IntakeNoticeFactory(
            message="Closed", status="not-accepting", starts_at=NOW + DAY, ends_at=NOW + 2 * DAY
        )

        said = []
        for _day in range(3):
            html = client.get(clinician.url).content.decode()
            data = json.loads(re.search(r'ld\+json">(.*?)</script>', html, re.DOTALL).group(1))
            clinic = next(node for node in data["@graph"] if node["@type"] == "MedicalClinic")
            banner = re.search(r'intake-banner__text">\s*(\w+)', html).group(1)
            own = re.search(r'profile__intake">(.*?)<', html).group(1)
            said.append((banner, own, clinic["isAcceptingNewPatients"]))
            clock.shift(DAY)

        opened = ("Open", "Accepting new patients", True)
        assert said == [opened, ("Closed", "Not accepting new patients", False), opened]

    def test_changes_with_the_very_next_request(self, client, clinic_site):
        notice = IntakeNoticeFactory(message="Open")
        before = client.get("/").content.decode()
        notice.message = "Waiting list"
        notice.save_revision().publish()

        after = client.get("/").content.decode()

        assert "Open" in before
        assert "Waiting list" in after

    def test_asks_once_a_request_however_many_clinicians_differ(
        self, client, clinic_site, count_queries
    ):
        clinicians = ClinicianPageFactory.create_batch(50, parent=clinic_site.team)
        notice = IntakeNoticeFactory()
        notice.clinician_statuses = [ClinicianIntake(clinician=clinicians[0], status="accepting")]
        notice.save()
        for_one = count_queries(lambda: client.get(clinicians[0].url))
        notice.clinician_statuses = [
            ClinicianIntake(clinician=clinician, status="waiting-list") for clinician in clinicians
        ]
        notice.save()

        assert count_queries(lambda: client.get(clinicians[0].url)) == for_one


class TestNextBoundary:
    def test_names_each_start_and_end_in_turn(self, clinic_site):
        IntakeNoticeFactory(starts_at=NOW + DAY, ends_at=NOW + 3 * DAY)
        IntakeNoticeFactory(ends_at=NOW + 2 * DAY)
        IntakeNoticeFactory(starts_at=NOW + timedelta(hours=1), live=False)

        moments, at = [], NOW
        while (at := next_change(clinic_site.site, at)) is not None:
            moments.append(at)

        assert moments == [NOW + DAY, NOW + 2 * DAY, NOW + 3 * DAY]

    def test_is_none_when_nothing_is_scheduled(self, clinic_site):
        IntakeNoticeFactory()

        assert next_change(clinic_site.site, NOW) is None

    def test_lets_no_answer_change_before_it(self, clinic_site):
        for start, end in [(None, 5), (1, 2), (1, 4), (3, None)]:
            IntakeNoticeFactory(
                message=f"{start}-{end}",
                starts_at=start and NOW + start * DAY,
                ends_at=end and NOW + end * DAY,
            )
        at = NOW - DAY

        while (boundary := next_change(clinic_site.site, at)) is not None:
            just_before = boundary - timedelta(microseconds=1)
            assert message(clinic_site.site, at) == message(clinic_site.site, just_before)
            at = boundary


class TestIntakeWarning:
    @pytest.mark.parametrize(
        ("days_to_the_end", "warned"),
        [(8, ""), (7, "ends on"), (1, "ends on"), (0, "ended on"), (-6, "ended on"), (-7, "")],
    )
    def test_comes_seven_days_before_and_after_the_end(self, clinic_site, days_to_the_end, warned):
        IntakeNoticeFactory(ends_at=NOW + days_to_the_end * DAY)

        warning = intake_warning(clinic_site.site, NOW)

        assert (warned in warning) if warned else warning == ""

    def test_is_silent_when_another_notice_follows(self, clinic_site):
        IntakeNoticeFactory(ends_at=NOW + DAY)
        IntakeNoticeFactory(starts_at=NOW + DAY)

        assert intake_warning(clinic_site.site, NOW) == ""
        assert intake_warning(clinic_site.site, NOW + DAY) == ""

    def test_is_silent_without_a_banner_or_an_end(self, clinic_site):
        silent = intake_warning(clinic_site.site, NOW)
        IntakeNoticeFactory()

        assert (silent, intake_warning(clinic_site.site, NOW)) == ("", "")

    def test_stands_on_the_admins_front_page(self, admin_client, clinic_site):
        IntakeNoticeFactory(ends_at=timezone.now() + DAY)

        page = admin_client.get(reverse("wagtailadmin_home")).content.decode()

        assert "The banner ends on" in page


class TestBanner:
    @pytest.fixture
    def html(self, client, clinic_site) -> str:
        IntakeNoticeFactory(
            message="We take new patients", link_text="Call us", link_telephone="503-555-0100",
            as_of_date=date(2026, 3, 1),
        )  # fmt: skip
        page = ArticlePageFactory(parent=clinic_site.articles)
        response = client.get(page.url)
        assert not response.cookies
        return response.content.decode()

    def test_is_a_labelled_region_and_no_alert(self, html):
        region = re.search(r"<div class=\"intake-banner.*?>", html, re.DOTALL).group()

        assert 'role="region"' in region
        assert 'aria-label="New patients"' in region
        assert "alert" not in region
        assert "aria-live" not in html

    def test_is_rendered_by_the_server_with_message_link_and_date(self, html):
        assert "We take new patients" in html
        assert '<a class="intake-banner__link" href="tel:+15035550100">Call us</a>' in html
        assert '<time class="intake-banner__date" datetime="2026-03-01">As of March 1, 2026' in html

    def test_hides_the_button_that_needs_a_script(self, html):
        assert '<button class="intake-banner__close" type="button" hidden>' in html

    def test_shows_again_when_what_it_says_changes(self, clinic_site):
        notice = IntakeNoticeFactory(message="Open")
        key = notice.dismissal_key
        notice.as_of_date = date(2026, 4, 1)
        same = notice.dismissal_key
        notice.message = "Open again"

        assert same == key
        assert notice.dismissal_key != key

    def test_is_the_same_for_every_visitor(self, clinic_site, client):
        IntakeNoticeFactory()

        assert client.get("/").content == client.get("/").content

    def test_previews_the_notice_being_edited(self, admin_client, clinic_site):
        notice = IntakeNoticeFactory(message="In force")
        preview = reverse("wagtailsnippets_home_intakenotice:preview_on_edit", args=[notice.pk])

        sent = admin_client.post(preview, notice_form(clinic_site.site, message="Being written"))
        page = admin_client.get(preview).content.decode()

        assert json.loads(sent.content)["is_valid"]
        assert "Being written" in page
        assert "In force" not in page


def notice_form(site: Site, **values: object) -> dict[str, str]:
    """Returns what the editor's form sends."""
    return nested_form_data(
        {
            "site": site.pk,
            "status": "accepting",
            "message": "Open",
            "link_text": "",
            "link_page": "",
            "link_url": "",
            "link_telephone": "",
            "as_of_date": "2026-03-01",
            "starts_at": "",
            "ends_at": "",
            "sort_order": 0,
            "clinician_statuses": inline_formset([]),
            **values,
        }
    )


class TestFrontDesk:
    @pytest.fixture
    def desk(self, client):
        user = User.objects.create_user("desk", "desk@example.org", "x")
        user.groups.add(Group.objects.get(name="Front desk"))
        client.force_login(user)
        return client

    def test_publishes_and_changes_the_banner(self, desk, clinic_site):
        add = reverse("wagtailsnippets_home_intakenotice:add")

        desk.post(add, notice_form(clinic_site.site) | {"action-publish": "1"})
        edit = reverse(
            "wagtailsnippets_home_intakenotice:edit", args=[IntakeNotice.objects.get().pk]
        )
        desk.post(edit, notice_form(clinic_site.site, message="Full") | {"action-publish": "1"})

        assert message(clinic_site.site, timezone.now()) == "Full"

    def test_changes_hours_and_contact_details(self, desk, clinic_site):
        edit = reverse(
            "wagtailsettings:edit", args=["home", "contactsettings", clinic_site.site.pk]
        )
        hours = inline_formset(
            [{"first_day": 0, "last_day": 4, "opens": "09:00", "closes": "17:00", "remark": ""}]
        )
        holidays = inline_formset([{"first_date": "2026-12-25", "last_date": "2026-12-26"}])
        fees = inline_formset([{"name": "First visit", "price": "$210", "service": ""}])
        plans = inline_formset([{"name": "Sample Plan", "network": "in-network"}])
        names = ["fax", "email", "map_url", "directions", "portal_url", "region", "postal_code"]

        page = desk.get(edit)
        desk.post(
            edit,
            nested_form_data(
                dict.fromkeys(names, "")
                | {"telephone": "503-555-0100", "street_address": "1 Main", "locality": "Portland"}
                | {"country": "US", "opening_hours": hours, "special_hours": holidays}
                | {"fees": fees, "insurance_plans": plans}
            ),
        )

        contact = ContactSettings.for_site(clinic_site.site)
        assert page.status_code == 200
        assert contact.telephone == "503-555-0100"
        assert contact.opening_hours.count() == 1
        assert contact.special_hours.get().is_closed
        assert contact.fees.get().price == "$210"
        assert contact.insurance_plans.get().get_network_display() == "In network"

    def test_may_change_nothing_else(self, desk, clinic_site):
        notice = IntakeNoticeFactory()
        site = clinic_site.site.pk
        closed = [
            reverse("wagtailadmin_pages:edit", args=[clinic_site.home.pk]),
            reverse("wagtailadmin_pages:add_subpage", args=[clinic_site.home.pk]),
            reverse("wagtailimages:index"),
            reverse("wagtaildocs:index"),
            reverse("wagtailsnippets_testimonials_testimonial:list"),
            reverse("wagtailsnippets_testimonials_testimonialpicture:list"),
            reverse("wagtailsnippets_articles_topic:list"),
            reverse("wagtailsnippets_newsletter_newsletterissue:list"),
            reverse("wagtailsnippets_home_intakenotice:delete", args=[notice.pk]),
            reverse("wagtailsettings:edit", args=["home", "policysettings", site]),
            reverse("wagtailsettings:edit", args=["home", "appearancesettings", site]),
            reverse("wagtailredirects:index"),
            reverse("wagtailsites:index"),
            reverse("wagtailusers_users:index"),
            reverse("wagtailusers_groups:index"),
            reverse("newsletter_import"),
            "/admin/subscribers/",
        ]

        opened = [path for path in closed if desk.get(path).status_code == 200]

        assert opened == []
