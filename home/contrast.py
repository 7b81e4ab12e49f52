"""Contrast of colours, and the palette that follows from the clinic's own.

The formula is WCAG 2.2's: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
"""

import re
from dataclasses import dataclass

MINIMUM = 4.5
"""WCAG 2.2, success criterion 1.4.3, for text of ordinary size."""

HEX = re.compile(r"#[0-9a-f]{6}")

LIGHT_GROUNDS = {"page": "#fbf9f3", "panel": "#f2eee1", "tinted panel": "#e6ecdc"}
DARK_GROUNDS = {"page": "#121a17", "panel": "#1b2622", "tinted panel": "#1d2e27"}
"""The grounds that coloured text stands on, as in `static/css/tokens.css`."""

LIGHT_MAIL = {
    "ground": "#fbf9f3", "text": "#1d2a25", "text-soft": "#4d5a53",
    "accent": "#1f5a48", "on-accent": "#ffffff", "line-strong": "#7d867c",
}  # fmt: skip
DARK_MAIL = {
    "ground": "#121a17", "text": "#e8e6db", "text-soft": "#b3bdb2",
    "accent": "#93cdb0", "on-accent": "#0f211a", "line-strong": "#7c8b81",
}  # fmt: skip
"""The colours of e-mails, which cannot use custom properties: those of `tokens.css`."""

BAND_TEXTS = {"text": "#f3efe2", "quiet text": "#c6d2c4"}
"""The texts that stand on the dark band, as in `static/css/tokens.css`."""


def contrast(first: str, second: str) -> float:
    """Returns the contrast ratio of two colours, 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Returns the colour with a share (0 to 1) of another mixed in."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a * (1 - share) + b * share):02x}" for a, b in pairs)


def lowest(colour: str, others: dict[str, str]) -> tuple[float, str]:
    """Returns the lowest contrast of a colour with others, and the name of that one."""
    return min((contrast(colour, other), name) for name, other in others.items())


@dataclass(frozen=True, slots=True)
class Palette:
    """This palette holds the custom properties that a clinic's own colours replace."""

    light: dict[str, str]
    dark: dict[str, str]

    @classmethod
    def of(cls, accent: str, band: str) -> "Palette":
        """Returns the palette of an accent and a band colour, each empty for the site's own.

        In the dark scheme the accent is lightened until it reads as well as on light grounds.
        """
        light: dict[str, str] = {}
        dark: dict[str, str] = {}
        if accent:
            on_dark = _lightened(accent)
            light |= {"accent": accent, "accent-strong": mixed(accent, "#000000", 0.3)}
            dark |= {"accent": on_dark, "accent-strong": mixed(on_dark, "#ffffff", 0.4)}
        if band:
            light["band"] = band
            dark["band"] = mixed(band, "#000000", 0.35)
        return cls(light, dark)

    def mail_colours(self) -> dict[str, dict[str, str]]:
        """Returns the colours of e-mails by scheme ("light", "dark") and name ("text_soft")."""
        own = {"light": LIGHT_MAIL | self.light, "dark": DARK_MAIL | self.dark}
        return {
            scheme: {name.replace("-", "_"): colour for name, colour in colours.items()}
            for scheme, colours in own.items()
        }

    def stylesheet(self) -> str:
        """Returns the palette as CSS; empty when nothing is replaced."""
        if not self.light:
            return ""
        dark = f"@media (prefers-color-scheme: dark) {{\n{_rule(self.dark)}}}\n"
        return f"@media screen {{\n{_rule(self.light)}{dark}}}\n"


def _rule(colours: dict[str, str]) -> str:
    lines = "".join(f"  --color-{name}: {value};\n" for name, value in colours.items())
    return f":root {{\n{lines}}}\n"


def _lightened(colour: str) -> str:
    for step in range(21):
        lighter = mixed(colour, "#ffffff", step / 20)
        if lowest(lighter, DARK_GROUNDS)[0] >= MINIMUM + 1:
            return lighter
    return "#ffffff"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in _channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
