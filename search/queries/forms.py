"""Other ways of writing one word: British and American, joined and split."""

import re
from collections.abc import Iterator

_RULES = [
    (re.compile(r"ae"), "e"), (re.compile(r"oe"), "e"), (re.compile(r"our(?=$|s$|ed$|ing$|al$|ful)"), "or"),
    (re.compile(r"is(?=e$|es$|ed$|ing$|ation$|ations$|er$|ers$)"), "iz"),
    (re.compile(r"ys(?=e$|es$|ed$|ing$|er$)"), "yz"), (re.compile(r"tre(?=$|s$)"), "ter"),
    (re.compile(r"ogue(?=$|s$)"), "og"), (re.compile(r"ell(?=ing$|ed$|or$|ors$|er$|ers$)"), "el"),
    (re.compile(r"ence(?=$|s$)"), "ense"), (re.compile(r"ph(?=ur|urous)"), "f"),
    (re.compile(r"mould"), "mold"), (re.compile(r"fibre"), "fiber"), (re.compile(r"grey"), "gray"),
    (re.compile(r"programme"), "program"), (re.compile(r"tyre"), "tire"), (re.compile(r"plough"), "plow"),
    (re.compile(r"cheque"), "check"), (re.compile(r"ae|oe"), "e"), (re.compile(r"ll(?=ment|ful)"), "l"),
    (re.compile(r"rrhoe"), "rrhe"), (re.compile(r"(?<=[a-z]{3})our(?=[a-z]{2})"), "or"),
    (re.compile(r"ise(?=$)"), "ize"), (re.compile(r"(?<=paed)i"), "i"),
]  # fmt: skip
"""From British to American; each is tried on its own and after the others."""

_BACK = [
    (re.compile(r"(?<=rh)e(?=a|ic|oid)"), "oe"), (re.compile(r"^e(?=soph|strog|dem|stradi)"), "oe"),
    (re.compile(r"(?<=[^aeiou]{1})em(?=ia|ic)"), "aem"), (re.compile(r"^hem(?=[ao])"), "haem"),
    (re.compile(r"^an(?=em)"), "an"), (re.compile(r"ped(?=ia)"), "paed"),
    (re.compile(r"or(?=$|s$|ed$|ing$)"), "our"), (re.compile(r"iz(?=e$|es$|ed$|ing$|ation$|er$)"), "is"),
    (re.compile(r"yz(?=e$|es$|ed$|ing$)"), "ys"), (re.compile(r"ter(?=$|s$)"), "tre"),
    (re.compile(r"og(?=$|s$)"), "ogue"), (re.compile(r"el(?=ing$|ed$|or$|ors$)"), "ell"),
    (re.compile(r"fiber"), "fibre"), (re.compile(r"mold"), "mould"), (re.compile(r"gray"), "grey"),
    (re.compile(r"gynec"), "gynaec"), (re.compile(r"anesth"), "anaesth"), (re.compile(r"orthoped"), "orthopaed"),
    (re.compile(r"fetal|fetus"), "foetus"), (re.compile(r"leuk"), "leuk"), (re.compile(r"sulf"), "sulph"),
]  # fmt: skip

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
    for rules in (_RULES, _BACK):
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
