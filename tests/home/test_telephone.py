import pytest

from home.telephone import international, telephone_href


class TestTelephoneHref:
    @pytest.mark.parametrize(
        ("text", "country", "href"),
        [
            ("503-555-0142", "US", "tel:+15035550142"),
            ("(503) 555-0142 ext. 3", "US", "tel:+15035550142;ext=3"),
            ("1-503-555-0142", "us", "tel:+15035550142"),
            ("030 901820", "DE", "tel:+4930901820"),
            ("+49 30 901820", "US", "tel:+4930901820"),
            ("911", "US", "tel:911"),
            ("503-555-0142", "", "tel:5035550142"),
            ("ask at the desk", "US", ""),
            ("", "US", ""),
        ],
    )
    def test_has_the_country_code_of_the_clinic(self, text, country, href):
        assert telephone_href(text, country) == href


class TestInternational:
    def test_leaves_what_is_no_number_as_it_is(self):
        assert international("ask at the desk") == "ask at the desk"
