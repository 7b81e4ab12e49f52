import pytest
from django.core.exceptions import ValidationError

from home.models import AppearanceSettings

pytestmark = pytest.mark.both_engines


@pytest.fixture
def appearance(clinic_site):
    return AppearanceSettings(site=clinic_site.site)


class TestAppearanceSettings:
    def test_accepts_an_accent_that_reads_well(self, appearance):
        appearance.accent = "#1F3A7A"

        appearance.full_clean()

        assert appearance.accent == "#1f3a7a"

    def test_refuses_an_accent_that_reads_badly_and_says_why(self, appearance):
        appearance.accent = "#6fbf8f"

        with pytest.raises(ValidationError) as caught:
            appearance.full_clean()

        (message,) = caught.value.message_dict["accent"]
        assert "contrast of 1.8:1; 4.5:1 is needed" in message
        assert "tinted panel" in message

    def test_refuses_a_band_on_which_light_text_cannot_be_read(self, appearance):
        appearance.band = "#cccccc"

        with pytest.raises(ValidationError) as caught:
            appearance.full_clean()

        assert set(caught.value.message_dict) == {"band"}

    @pytest.mark.parametrize("word", ["green", "#12345", "#12345g", "#123456\n", "red;}*{x:y"])
    def test_refuses_what_is_no_colour(self, appearance, word):
        appearance.accent = word

        with pytest.raises(ValidationError):
            appearance.full_clean()

    def test_has_no_stylesheet_without_colours(self, appearance):
        assert appearance.stylesheet_url == ""

    def test_changes_the_address_with_the_colours(self, appearance):
        appearance.accent = "#1f3a7a"
        first = appearance.stylesheet_url
        appearance.accent = "#7a1f3a"

        assert first != appearance.stylesheet_url
