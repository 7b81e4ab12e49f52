"""Names of languages, as PubMed prints them, against BCP 47 and MEDLINE codes."""

from __future__ import annotations

import re

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

_OTHER_CODES = {
    "zho": "zh", "ces": "cs", "nld": "nl", "fra": "fr", "deu": "de", "ell": "el", "isl": "is",
    "fas": "fa", "ron": "ro", "slk": "sk", "scr": "hr", "scc": "sr", "mol": "ro", "nob": "no",
    "nb": "no", "nn": "no", "nno": "no", "iw": "he", "deutsch": "de", "ngerman": "de",
    "austrian": "de", "français": "fr", "francais": "fr", "español": "es", "espanol": "es",
    "castellano": "es", "português": "pt", "portugues": "pt", "brazilian": "pt", "brazil": "pt",
    "italiano": "it", "nederlands": "nl", "svenska": "sv", "dansk": "da", "norsk": "no",
    "suomi": "fi", "polski": "pl", "русский": "ru", "中文": "zh", "日本語": "ja", "한국어": "ko",
    "american": "en", "british": "en", "ukenglish": "en", "usenglish": "en", "canadian": "en",
    "australian": "en", "en us": "en", "mandarin": "zh", "farsi": "fa", "greek": "el",
}  # fmt: skip
"""ISO 639-2's terminology codes, old codes, babel's names and what languages call themselves."""

_TAGS = {
    word.lower(): tag
    for tag, words in NAMES.items()
    for word in (tag, *words, words[1].split(",")[0])
} | _OTHER_CODES


def tag(word: str) -> str:
    """Return the BCP 47 tag of a language's name or code; "" where it is not known.

    >>> tag("deu"), tag("pt-BR"), tag("Spanish; Castilian"), tag("xx")
    ('de', 'pt', 'es', '')
    """
    word = word.strip().lower().rstrip(".")
    return _TAGS.get(word) or _TAGS.get(re.split(r"[-_;,/ (]", word, maxsplit=1)[0], "")


def english_name(language: str) -> str:
    """Return the English name of a tag; the tag itself where it is not known."""
    known = NAMES.get(language.split("-")[0].lower())
    return known[1] if known else language


def medline_code(language: str) -> str:
    """Return MEDLINE's three-letter code of a tag; the tag itself where it is not known."""
    known = NAMES.get(language.split("-")[0].lower())
    return known[0] if known else language
