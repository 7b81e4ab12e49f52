"""Names of languages, as PubMed prints them, against BCP 47 and MEDLINE codes."""

from __future__ import annotations

NAMES = {
    "af": ("afr", "Afrikaans"),
    "ar": ("ara", "Arabic"),
    "bg": ("bul", "Bulgarian"),
    "ca": ("cat", "Catalan"),
    "zh": ("chi", "Chinese"),
    "hr": ("hrv", "Croatian"),
    "cs": ("cze", "Czech"),
    "da": ("dan", "Danish"),
    "nl": ("dut", "Dutch"),
    "en": ("eng", "English"),
    "et": ("est", "Estonian"),
    "fi": ("fin", "Finnish"),
    "fr": ("fre", "French"),
    "de": ("ger", "German"),
    "el": ("gre", "Greek, Modern"),
    "he": ("heb", "Hebrew"),
    "hu": ("hun", "Hungarian"),
    "is": ("ice", "Icelandic"),
    "it": ("ita", "Italian"),
    "ja": ("jpn", "Japanese"),
    "ko": ("kor", "Korean"),
    "lv": ("lav", "Latvian"),
    "lt": ("lit", "Lithuanian"),
    "no": ("nor", "Norwegian"),
    "fa": ("per", "Persian"),
    "pl": ("pol", "Polish"),
    "pt": ("por", "Portuguese"),
    "ro": ("rum", "Romanian"),
    "ru": ("rus", "Russian"),
    "sr": ("srp", "Serbian"),
    "sk": ("slo", "Slovak"),
    "sl": ("slv", "Slovenian"),
    "es": ("spa", "Spanish"),
    "sv": ("swe", "Swedish"),
    "th": ("tha", "Thai"),
    "tr": ("tur", "Turkish"),
    "uk": ("ukr", "Ukrainian"),
    "vi": ("vie", "Vietnamese"),
}
"""BCP 47 tag: the code of MEDLINE's LA field, and the name in English.

Source: https://www.nlm.nih.gov/bsd/language_table.html
"""

_TAGS = {
    word.lower(): tag
    for tag, words in NAMES.items()
    for word in (tag, *words, words[1].split(",")[0])
}


def tag(word: str) -> str:
    """Return the BCP 47 tag of a language's name or code; "" where it is not known."""
    return _TAGS.get(word.strip().lower(), "")


def english_name(language: str) -> str:
    """Return the English name of a tag; the tag itself where it is not known."""
    known = NAMES.get(language.split("-")[0].lower())
    return known[1] if known else language


def medline_code(language: str) -> str:
    """Return MEDLINE's three-letter code of a tag; the tag itself where it is not known."""
    known = NAMES.get(language.split("-")[0].lower())
    return known[0] if known else language
