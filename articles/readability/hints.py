"""What may stand in a reader's way: passive voice, abbreviations that nobody explained."""

import re
from collections.abc import Iterable

from articles.readability.texts import word_set

IRREGULAR = (
    "been|begun|born|bought|broken|brought|built|caught|chosen|cut|done|drawn|driven|eaten|felt"
    "|found|forgotten|given|grown|heard|held|hit|hurt|kept|known|laid|led|left|lost|made|meant|met"
    "|paid|put|read|said|seen|sent|set|shown|shut|sold|spent|spoken|spread|taken|taught|thought"
    "|told|understood|woken|worn|written"
)
PASSIVE = {
    "en": re.compile(
        r"\b(?:am|is|are|was|were|be|been|being)\s+(?:(?:not|never|also|often|usually|always|only"
        rf"|\w+ly)\s+){{0,2}}(?:\w{{2,}}ed|{IRREGULAR})\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(?:es|son|fue|fueron|era|eran|será|serán|sea|sean|ser|sido)\s+(?:\w+mente\s+)?"
        r"\w{2,}(?:ad|id)[oa]s?\b",
        re.IGNORECASE,
    ),
}
NO_PARTICIPLES = word_set(
    "tired interested worried concerned married excited scared bored pleased related used supposed "
    "allowed embarrassed need feed speed seed indeed exceed bleed"
)
"""Words in -ed that describe: "you are tired" is no passive."""

MAX_ABBREVIATIONS = 60
"""Different ones that are looked at: each is looked for in all of the text."""
ABBREVIATION = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]?[A-Z0-9]{1,5}s?\b")
EXPLAINED = re.compile(
    r"\(\s{0,3}(?P<inside>[A-Z]\w{1,8})\s{0,3}[),;:]|\b(?P<before>[A-Z]\w{1,8})\s{0,3}\((?=[a-zà-ÿ])"
)
KNOWN = word_set(
    "US USA UK EU UN MD ND DO RN PHD OK TV AM PM ID DNA RNA HIV AIDS FDA CDC WHO NHS II III IV VI "
    "VII VIII IX XI XII COVID FAQ PDF GP ER EE UU OMS VIH SIDA ADN"
)
"""Abbreviations that need no explanation."""


def passives(sentences: Iterable[str], language: str) -> list[str]:
    """Returns the passive constructions of a text, in the order of the text."""
    pattern = PASSIVE[language]
    found = [match[0] for sentence in sentences for match in pattern.finditer(sentence)]
    return [words for words in found if words.split()[-1].lower() not in NO_PARTICIPLES]


def unexplained(text: str) -> list[str]:
    """Returns the abbreviations that stand in a text without an explanation, each once.

    One is explained by what stands in brackets: "blood pressure (BP)", "BP (blood pressure)".

    >>> unexplained("High blood pressure (HBP) and COPD. HBP is common.")
    ['COPD']
    """
    words = dict.fromkeys(match[0].removesuffix("s") for match in ABBREVIATION.finditer(text))
    explained = {
        (match["inside"] or match["before"]).removesuffix("s") for match in EXPLAINED.finditer(text)
    }
    used = list(words)[:MAX_ABBREVIATIONS]
    return [word for word in used if word.upper() not in KNOWN and word not in explained]
