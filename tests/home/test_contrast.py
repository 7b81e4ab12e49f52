import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from home import contrast as module
from home.contrast import Palette, contrast, lowest, mixed
from home.models import AppearanceSettings

TOKENS = (settings.BASE_DIR / "static" / "css" / "tokens.css").read_text()

ON_ANY_GROUND = ("text", "text-soft", "accent", "accent-strong", "warm")
GROUNDS = ("ground", "surface", "tint")
PAIRS = [
    *((text, ground) for text in ON_ANY_GROUND for ground in GROUNDS if text != "warm"),
    ("warm", "ground"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-band", "band"),
    ("on-band-soft", "band"),
    ("caution", "caution-ground"),
    ("danger", "danger-ground"),
    ("text", "caution-ground"),
    ("text", "danger-ground"),
    ("danger", "ground"),
    ("text", "mark"),
]


def tokens(scheme):
    """Returns the colour tokens of a scheme."""
    light, _, dark = TOKENS.partition("@media (prefers-color-scheme: dark)")
    return dict(
        re.findall(r"--color-([\w-]+): (#[0-9a-f]{3,6});", light if scheme == "light" else dark)
    )


def full(colour):
    """Returns #rrggbb for #rgb."""
    return colour if len(colour) == 7 else "#" + "".join(c * 2 for c in colour[1:])


class TestContrast:
    @pytest.mark.parametrize(
        ("first", "second", "ratio"),
        [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#1f5a48", "#1f5a48", 1)],
    )
    def test_is_the_ratio_of_the_guidelines(self, first, second, ratio):
        assert contrast(first, second) == pytest.approx(ratio, abs=0.01)
        assert contrast(second, first) == contrast(first, second)


class TestTokens:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    @pytest.mark.parametrize(("text", "ground"), PAIRS)
    def test_texts_can_be_read_on_their_grounds(self, scheme, text, ground):
        colours = tokens(scheme)

        assert contrast(full(colours[text]), full(colours[ground])) >= 4.5

    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_edges_of_fields_can_be_seen(self, scheme):
        colours = tokens(scheme)

        assert contrast(colours["line-strong"], colours["ground"]) >= 3

    def test_are_those_that_the_settings_check_against(self):
        light, dark = tokens("light"), tokens("dark")

        assert tuple(module.LIGHT_GROUNDS.values()) == tuple(light[name] for name in GROUNDS)
        assert tuple(module.DARK_GROUNDS.values()) == tuple(dark[name] for name in GROUNDS)
        assert tuple(module.BAND_TEXTS.values()) == (light["on-band"], light["on-band-soft"])


class TestMailColours:
    def test_are_those_of_the_pages(self):
        for scheme, colours in (("light", module.LIGHT_MAIL), ("dark", module.DARK_MAIL)):
            shown = {name: full(colour) for name, colour in tokens(scheme).items()}

            assert {name: shown[name] for name in colours} == colours

    def test_are_the_clinics_own(self, clinic_site):
        AppearanceSettings.objects.create(site=clinic_site.site, accent="#1f3a7a")

        html = render_to_string("newsletter/email/base.html")

        assert "a { color: #1f3a7a; }" in html
        assert module.LIGHT_MAIL["accent"] not in html
        assert module.LIGHT_MAIL["text"] in html


class TestPalette:
    def test_lightens_the_accent_for_dark_screens(self):
        palette = Palette.of("#1f3a7a", "")

        assert lowest(palette.dark["accent"], module.DARK_GROUNDS)[0] >= module.MINIMUM

    def test_leaves_out_what_the_clinic_does_not_replace(self):
        assert Palette.of("", "").stylesheet() == ""
        assert "--color-band" not in Palette.of("#1f3a7a", "").stylesheet()

    def test_writes_both_schemes(self):
        css = Palette.of("#1f3a7a", "#102040").stylesheet()

        assert "--color-accent: #1f3a7a;" in css
        assert f"--color-band: {mixed('#102040', '#000000', 0.35)};" in css
        assert css.index("#1f3a7a") < css.index("prefers-color-scheme: dark")
