"""Syllables of English and Spanish words.

English: CMUdict's counts, from the package pysyllables (MIT; the dictionary's own licence is of
the BSD kind, http://www.speech.cs.cmu.edu/cgi-bin/cmudict), a rule of ours for other words.
Spanish: the rules of hiatus and diphthong (Ortografía de la lengua española, 2010, II, 2.1).
"""

import re
from functools import lru_cache

REMEMBERED = 20_000

GROUPS = re.compile(r"[aeiouy]+")
SPLIT = re.compile(
    r"ia(?!l$|n$|l[a-z]?ly$)|i[aou](?=[a-z])|[aeiou]ing|[aeo]ism|eo(?!us)|ua(?!l$|r)|uo"
)
"""Neighbours that are two syllables: "hia-tus", "be-ing", "ra-di-ology"."""
SILENT_E = re.compile(r"(?<=[^aeiouy])(?:e|es|ed|ely|eless|eness|eful|ement)$")
SOUNDED = re.compile(r"(?:[^aeiouy]le|[^aeiouy]les|[td]ed|[sxzcg]es|[sc]hes|[aeiouy][^aeiouy]*ae)$")
MERGED = re.compile(
    r"(?:cia|tia|sia|gia|cie|tie|scie|cio|tio|sio|gio|xio)(?=[a-z])|[gq]u(?=[aeio])"
)
"""Spellings of one sound: "-tion", "-cial", "-geous", "qu"."""
PREFIXES = (
    "anti", "auto", "bio", "cardio", "counter", "electro", "gastro", "hyper", "hypo", "immuno",
    "inter", "micro", "multi", "neuro", "non", "over", "post", "pre", "pro", "psycho", "radio",
    "re", "self", "semi", "sub", "super", "un", "under",
)  # fmt: skip
ENDINGS = (
    ("'s", ""), ("’s", ""), ("s", ""), ("es", ""), ("es", "e"), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("ly", ""), ("ness", ""), ("less", ""), ("ful", ""),
)  # fmt: skip
MIN_STEM = 3  # letters


@lru_cache(maxsize=REMEMBERED)
def english_syllables(word: str) -> int:
    """Returns how many syllables an English word has, at least one; a number counts as one.

    >>> english_syllables("hypertension")
    4
    """
    lower = word.lower().replace("’", "'")
    if not lower[0].isalpha():
        return 1
    counted = dictionary_count(lower) or _from_parts(lower)
    return counted or ruled_syllables(lower)


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, int]:
    from pysyllables import SYLLABLE_COUNTS  # 134,000 words, read when first asked for

    counts: dict[str, int] = SYLLABLE_COUNTS
    return counts


def dictionary_count(word: str) -> int:
    """Returns CMUdict's count; 0 for a word that it does not have."""
    return _dictionary().get(word, 0)


def _from_parts(word: str) -> int:
    """Counts a word that the dictionary has without its ending, or without its prefix."""
    for ending, instead in ENDINGS:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(stem) >= MIN_STEM and (count := dictionary_count(stem)):
            return count + _of_ending(stem, ending)
    for prefix in PREFIXES:
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) > MIN_STEM and (count := dictionary_count(rest)):
            return count + ruled_syllables(prefix)
    return 0


def _of_ending(stem: str, ending: str) -> int:
    if ending == "ed":
        return int(stem.removesuffix("e")[-1:] in {"t", "d"})
    if ending in {"s", "es", "'s", "’s"}:
        return int(bool(re.search(r"(?:s|x|z|ch|sh|[cg]e|se|ze)$", stem)))
    return 1


def ruled_syllables(word: str) -> int:
    """Returns what the rule says: groups of vowels, less the silent ones, more the parted ones.

    >>> ruled_syllables("metformin"), ruled_syllables("ileostomy")
    (3, 5)
    """
    word = word.lower()
    count = len(GROUPS.findall(word))
    merged = MERGED.sub(lambda match: match[0][0] + "a", word)
    count = len(GROUPS.findall(merged)) + len(SPLIT.findall(merged))
    if SILENT_E.search(word) and not SOUNDED.search(word):
        count -= 1
    return max(count, 1)


STRONG = "aeoáéóíú"
SPANISH_VOWELS = re.compile(r"[aeiouáéíóúü]+")


@lru_cache(maxsize=REMEMBERED)
def spanish_syllables(word: str) -> int:
    """Returns how many syllables a Spanish word has, at least one; a number counts as one.

    >>> [spanish_syllables(word) for word in ("salud", "energía", "guitarra", "lingüística")]
    [2, 4, 3, 4]
    """
    lower = word.lower()
    if not lower[0].isalpha():
        return 1
    lower = re.sub(r"([gq])u(?=[eiéí])", r"\1", lower)
    lower = re.sub(r"y(?=$|[^aeiouáéíóú])", "i", lower)
    lower = re.sub(r"(?<=[aeiouáéíóú])h(?=[iuíú])", "", lower)
    count = 0
    for group in SPANISH_VOWELS.findall(lower):
        strong = sum(vowel in STRONG for vowel in group)
        count += max(strong, 1)
    return max(count, 1)
