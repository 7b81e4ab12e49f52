"""Other ways of writing one word: British and American, joined and split."""

import re
from collections.abc import Iterator

_AMERICAN = """
rrhoe rrhe;ae e;oe e;our(?=$|s$|ed$|ing$|al$|ful) or;is(?=e$|es$|ed$|ing$|ations?$|ers?$) iz
ys(?=e$|es$|ed$|ing$|er$) yz;tre(?=s?$) ter;ogue(?=s?$) og;ell(?=ing$|ed$|ors?$|ers?$) el
ence(?=s?$) ense;sulph sulf;mould mold;fibre fiber;grey gray;programme program;tyre tire
cheque check;ll(?=ment|ful) l;(?<=[a-z]{3})our(?=[a-z]{2}) or
"""
"""From British to American: a pattern and what takes its place."""

_BRITISH = """
(?<=rh)e(?=a|ic|oid) oe;^e(?=soph|strog|dem|stradi) oe;(?<=[^aeiou])em(?=ia|ic) aem
^hem(?=[ao]) haem;ped(?=ia) paed;or(?=$|s$|ed$|ing$) our;iz(?=e$|es$|ed$|ing$|ation$|er$) is
yz(?=e$|es$|ed$|ing$) ys;ter(?=s?$) tre;og(?=s?$) ogue;el(?=ing$|ed$|ors?$) ell;fiber fibre
mold mould;gray grey;gynec gynaec;anesth anaesth;orthoped orthopaed;fet(?=us|al) foet;sulf sulph
"""
"""And back."""


def _rules(text: str) -> list[tuple[re.Pattern[str], str]]:
    pairs = (pair.rsplit(" ", 1) for line in text.split("\n") if line for pair in line.split(";"))
    return [(re.compile(pattern), other) for pattern, other in pairs]


_TO_AMERICAN, _TO_BRITISH = _rules(_AMERICAN), _rules(_BRITISH)

SHORTEST = 4
"""Letters of a word that has a British and an American form."""

MIN_PART = 3
"""Letters of each part of a word that was typed without its blank."""

_LETTERS_DIGITS = re.compile(r"[a-z]+|\d+")


def spellings(word: str) -> set[str]:
    """Returns how a folded word is written on the other side of the Atlantic, if otherwise.

    >>> "diarrhea" in spellings("diarrhoea")
    True
    """
    if len(word) < SHORTEST or not word.isalpha():
        return set()
    found: set[str] = set()
    for rules in (_TO_AMERICAN, _TO_BRITISH):
        whole = word
        for before, after in rules:
            found.add(before.sub(after, word))
            whole = before.sub(after, whole)
        found.add(whole)
    return found - {word}


def parts(word: str) -> Iterator[tuple[str, ...]]:
    """Yields the ways in which a folded word may be two or three without their blanks.

    >>> list(parts("b12"))
    [('b', '12')]
    """
    runs = _LETTERS_DIGITS.findall(word)
    if len(runs) > 1:
        yield tuple(runs)
    elif word.isalpha():
        for place in range(MIN_PART, len(word) - MIN_PART + 1):
            yield word[:place], word[place:]
