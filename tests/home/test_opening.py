from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine

from clinic.page_cache import expiry
from home.models import ContactSettings, OpeningHours, SpecialHours
from home.opening import next_change, opening_at

HERE = ZoneInfo("America/Los_Angeles")
MONDAY = 2  # of March 2026


def at(day, hour, minute=0):
    """Returns a moment of March 2026 in the clinic's own time."""
    return datetime(2026, 3, day, hour, minute, tzinfo=HERE)


@pytest.fixture
def contact():
    """A clinic that closes at noon, sees nobody at the door on Friday, and has one holiday."""
    settings = ContactSettings()
    settings.opening_hours = [
        OpeningHours(first_day=0, last_day=2, opens=time(9), closes=time(12)),
        OpeningHours(first_day=0, last_day=2, opens=time(12), closes=time(17)),
        OpeningHours(first_day=4, last_day=4, opens=time(9), closes=time(15), is_video_only=True),
    ]
    settings.special_hours = [
        SpecialHours(
            first_date=date(2026, 3, 10), last_date=date(2026, 3, 10), remark="Staff training"
        ),
        SpecialHours(
            first_date=date(2026, 3, 11), last_date=date(2026, 3, 11), opens=time(10),
            closes=time(11),
        ),
    ]  # fmt: skip
    return settings


class TestOpeningAt:
    def test_is_open_until_the_end_of_hours_that_touch(self, contact):
        now = opening_at(contact, at(MONDAY, 9))

        assert now.is_open
        assert now.until == at(MONDAY, 17)

    def test_is_closed_from_the_very_minute_of_closing(self, contact):
        now = opening_at(contact, at(MONDAY, 17))

        assert not now.is_open
        assert now.opens_next == at(MONDAY + 1, 9)
        assert now.opens_tomorrow

    def test_opens_later_today(self, contact):
        assert opening_at(contact, at(MONDAY, 8)).opens_today

    def test_promises_no_open_door_on_a_day_of_video_visits(self, contact):
        now = opening_at(contact, at(6, 10))

        assert now.is_open
        assert now.is_video_only

    def test_is_closed_on_a_holiday_and_says_why(self, contact):
        now = opening_at(contact, at(10, 10))

        assert not now.is_open
        assert now.reason == "Staff training"
        assert now.opens_next == at(11, 10)

    def test_has_other_hours_on_special_days(self, contact):
        assert opening_at(contact, at(11, 10, 30)).until == at(11, 11)
        assert not opening_at(contact, at(11, 12)).is_open

    def test_says_nothing_without_hours(self):
        assert opening_at(ContactSettings(), at(MONDAY, 9)) is None

    def test_keeps_its_hours_when_the_clocks_change(self, contact):
        assert opening_at(contact, at(9, 9)).is_open  # the Monday after March 8


class TestNextChange:
    @pytest.mark.parametrize(
        ("moment", "change"),
        [
            (at(MONDAY, 8), at(MONDAY, 9)),
            (at(MONDAY, 9), at(MONDAY, 12)),
            (at(4, 17), at(6, 9)),
            (at(9, 17), at(11, 10)),
        ],
    )
    def test_is_the_next_opening_or_closing(self, contact, moment, change):
        assert next_change(contact, moment) == change

    def test_ends_what_the_page_cache_holds(self, contact, clinic_site, rf):
        contact.site = clinic_site.site
        contact.save()

        with time_machine.travel(at(MONDAY, 8), tick=False):
            until, _ = expiry.of(
                rf.get("/"), clinic_site.site, "a state", at(MONDAY, 8).timestamp()
            )

        assert until == at(MONDAY, 9).timestamp()

    def test_changes_what_the_footer_says(self, contact, clinic_site, client):
        contact.site = clinic_site.site
        contact.save()
        said = {}

        for hour in (8, 10, 17):
            with time_machine.travel(at(MONDAY, hour), tick=False):
                said[hour] = client.get("/team/").content.decode()

        assert "Open now" in said[10]
        assert "until 5:00 PM" in said[10]
        assert "Open now" not in said[8] + said[17]
        assert "Closed now" in said[8]
