"""Where a title ends and the name of the journal begins.

Styles put a full stop between the two, but titles hold stops of their own, and so do journals:
"Philos Trans. Series B", "J. Biol. Chem.". The stop is chosen by what stands on both sides of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from references.free_text.letters import UPPER
from references.free_text.works.articles.journal_words import (
    ABBREVIATIONS,
    FULL_WORDS,
    LOWER_CASE_NAMES,
    ROMANCE,
    SECTION,
    SECTIONED,
)
from references.free_text.works.articles.quotations import quoted_title

BOUNDARY = re.compile(
    rf"[.?!]+[\"”’')\]]*(?:\s+|(?<!\b[A-Z]\.)(?=[{UPPER}][a-zß-öø-ÿ]))|(?<=[^\s,])\.\s*$"
)
SHORT_WORD = re.compile(r"[A-Z][a-z]{1,8}")
WORD = re.compile(r"[^\W_][\w'’-]*")
LAST_WORDS = 80  # characters that hold the last two words of a title
MOST_STOPS = 30  # of a title and a journal together
LONGEST_JOURNAL = 14  # words, which the Proceedings of the National Academy of Sciences have
DOTTED_JOURNAL = re.compile(
    r"(?:[A-Z][a-z]{0,12}\.,?\s?){1,8}(?:[A-Z][a-z]{2,12}\s)?(?:[A-Z][a-z]{0,12}\.,?\s?){1,8}"
)
ABBREVIATED_AT_END = re.compile(r",\s(?P<journal>[A-Z][a-z]{4,20}\.)$")
"""A journal of one word after a comma (Copernicus): "a review, Psychoneuroendocrino."."""
LISTED_NAME = re.compile(r",\s[^\s,]{2,30}\s[A-Z]{1,3}$")
"""The last of a list of authors, which PubMed sets behind the title."""
BEGUN_JOURNAL = re.compile(r"\.\s(?:J|Int|Am|Br|Eur|Ann|Arch|Can)\.\s[A-Z][a-z]{1,9}$")
"""A journal whose second abbreviation the list does not know: "J. Transp. Health"."""
BEFORE_NAME = re.compile(rf",\s+(?=[{UPPER}]|{'|'.join(LOWER_CASE_NAMES)})")
SENTENCES_OF_TITLES = frozenset(
    {"Abstract", "Comment", "Editorial", "Part", "Protocol", "Reply", "Response", "Review", "Trial"}
)
BEGUN_ALONE = re.compile(r"[a-z)\]\d][.?!]\s[A-Z][a-z]*$")
START_YEAR = re.compile(r"\s*\(\d{2,4}-\s?\.?\s?\)\.?")
QUALIFIER = re.compile(r"\s*\[\s*(?:Internet|Online|Electronic)[^\]]*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Split:
    """A title and what holds the work; `confidence` says how clear the boundary was."""

    title: str
    container: str
    confidence: float


def split_title(text: str, *, comma: bool = False) -> Split:
    """Split "Title. Journal" at the stop that divides them best.

    >>> split_title("Does it work? A trial. J Biol Chem").container
    'J Biol Chem'

    Args:
        text: what stands between the authors (or their date) and the place.
        comma: whether the style divides its parts by commas alone (Elsevier, with numbers).
    """
    text = text.strip().strip(",;:").strip()
    quoted = quoted_title(text)
    if quoted and quoted[1]:
        return Split(quoted[0], tidy_journal(quoted[1]), 0.98)
    if comma and (split := _at_last_comma(text)):
        return split
    if _is_journal_alone(text):
        return Split("", tidy_journal(text), 0.9)  # RSC and ACS print no titles
    places = [
        (m.start(), m.end())
        for m in BOUNDARY.finditer(text)
        if m.start() > 0 and m.end() < len(text)
    ]
    if not places:
        return _without_stop(text)
    places = places[-MOST_STOPS:]
    scored = [(_score(text, start, end), start, end) for start, end in places]
    best, start, end = max(scored)
    runner_up = max((score for score, s, _ in scored if s != start), default=best - 4)
    closing = text[start:end].strip()
    title = text[:start] + (closing.rstrip(".") if closing[:1] in "?!" else closing.lstrip("."))
    if _is_inside_journal(text[:start]) and (other := _at_comma(text)):
        return other
    confidence = 0.99 if best - runner_up >= 2 else 0.75
    return Split(title.strip(), tidy_journal(text[end:]), confidence if best > 0 else 0.5)


def _is_journal_alone(text: str) -> bool:
    """Whether all the words are a journal's, most of them abbreviated."""
    if not DOTTED_JOURNAL.fullmatch(text):
        return False
    words = WORD.findall(text)
    return 5 * sum(word in ABBREVIATIONS for word in words) >= 4 * len(words)


def _score(text: str, start: int, end: int) -> float:
    """How well the stop at this place divides a title from a journal; higher is better."""
    left, right = text[:start], text[end:].strip()
    return _journal_score(right) + _title_score(left, right, text[start])


def _journal_score(journal: str) -> float:
    words = WORD.findall(journal)
    if not words or len(words) > LONGEST_JOURNAL + 6:
        return -20
    score = -0.8 * max(0, len(words) - LONGEST_JOURNAL)
    if not (journal[0].isupper() or journal.startswith(LOWER_CASE_NAMES)):
        score -= 8
    pieces = [piece for piece in re.split(r"\.\s+", journal.rstrip(".")) if piece]
    dotted = journal.endswith(".") and max(len(piece.split()) for piece in pieces) < 3
    known_before = pieces[0] in ABBREVIATIONS or len(pieces[0]) == 1
    for number, piece in enumerate(pieces[:-1]):
        last = WORD.findall(piece)[-1:] or [""]
        if last[0] in ABBREVIATIONS or last[0] in ROMANCE or len(last[0]) == 1:
            continue
        if SHORT_WORD.fullmatch(piece) and (
            (number and known_before) or (dotted and piece not in SENTENCES_OF_TITLES)
        ):
            score -= 1  # an abbreviation that the list does not know: "J. Transp. Health"
            continue
        section = SECTION.match(pieces[1]) and FULL_WORDS.search(piece)
        if number == 0 and (section or piece.lower() in SECTIONED):
            score += 1
            continue
        score -= 4
    if re.search(r"[?!]\s", journal):
        score -= 6
    known = sum(word in ABBREVIATIONS for word in words)
    score += 2 * known / len(words)
    if FULL_WORDS.search(journal):
        score += 0.7
    if words[0][0].isdigit():
        score -= 2
    return score


def _begun_journal(last: str, journal: str) -> int:
    """How surely the one word after a sentence is a journal's first, not the title's last."""
    if last in ABBREVIATIONS:
        return 6  # "in Denmark. J. Sleep Res."
    # an abbreviation that the list does not know: "Conn. Med."
    return 4 if journal.endswith(".") and last not in SENTENCES_OF_TITLES else 0


def _title_score(title: str, journal: str, mark: str) -> float:
    words = WORD.findall(title[-LAST_WORDS:])
    if not words:
        return -20
    score = 0.0
    last = words[-1]
    if mark == "." and BEGUN_ALONE.search(title[-LAST_WORDS:]):
        score -= _begun_journal(last, journal)
    if mark == "." and last in ROMANCE:
        score -= 4
    dotted = "." in journal.rstrip(". ") or len(WORD.findall(journal)) == 1
    if mark == "." and dotted and (last in ABBREVIATIONS or (len(last) == 1 and last.isupper())):
        inside = len(last) > 1 or last == "J" or (len(words) > 1 and words[-2][0].isupper())
        score -= 3 if inside else 1.5
    if mark == "." and BEGUN_JOURNAL.search(title[-LAST_WORDS:]):
        score -= 3
    if SECTION.match(journal) and _ends_in_journal(title):
        score -= 5
    if BOUNDARY.split(title)[-1].lower() in SECTIONED and BOUNDARY.search(title):
        score -= 8
    if title.count("(") > title.count(")") or title.count("[") > title.count("]"):
        score -= 4
    if mark == "." and re.search(
        r"\b(?:vs|cf|e\.g|i\.e|sp|spp|subsp|var|cv|St|Dr|No|ca|approx|et al)$", title
    ):
        score -= 4
    return score


def _ends_in_journal(title: str) -> bool:
    """Whether the last sentence before the stop is itself a journal's name."""
    last = BOUNDARY.split(title)[-1]
    return title != last and bool(FULL_WORDS.search(last)) and len(last.split()) <= LONGEST_JOURNAL


def _is_inside_journal(left: str) -> bool:
    """Whether a stop follows an abbreviation, as all do in "Title, J. Biol. Chem."."""
    if LISTED_NAME.search(left[-LAST_WORDS:]):
        return False
    last = (WORD.findall(left[-LAST_WORDS:]) or [""])[-1]
    return last in ABBREVIATIONS or last == "J"


def _without_stop(text: str) -> Split:
    """Split where no stop divides: before a run of abbreviations, or at a comma."""
    words = text.split(" ")
    first = len(words)
    while first > 1 and (
        words[first - 1].strip(".,") in ABBREVIATIONS or words[first - 1] in {"&", "U", "S", "A"}
    ):
        first -= 1
    if first < len(words) - 1 and first > 1:
        return Split(
            " ".join(words[:first]).rstrip(",;:"), tidy_journal(" ".join(words[first:])), 0.6
        )
    if match := ABBREVIATED_AT_END.search(text):
        return Split(text[: match.start()], tidy_journal(match["journal"]), 0.6)
    return _at_comma(text) or Split(text.rstrip("."), "", 0.5)


def _at_comma(text: str) -> Split | None:
    """Split at the last comma before words that name a journal (Elsevier, with numbers)."""
    commas = list(re.finditer(rf",\s+(?=[{UPPER}])", text))
    for match in reversed(commas[-MOST_STOPS:]):
        journal = text[match.end() :]
        words = WORD.findall(journal)
        known = sum(word in ABBREVIATIONS for word in words)
        if words and (FULL_WORDS.search(journal) or known * 2 > len(words)):
            return Split(text[: match.start()], tidy_journal(journal), 0.6)
    return None


def _at_last_comma(text: str) -> Split | None:
    """Split at the last comma outside brackets, if no sentence ends behind it."""
    commas = [
        match
        for match in BEFORE_NAME.finditer(text)
        if text.count("(", match.end()) == text.count(")", match.end())
    ]
    if not commas:
        return None
    journal = text[commas[-1].end() :]
    for stop in BOUNDARY.finditer(journal):
        name = journal[: stop.start()]
        last = BOUNDARY.split(name)[-1]
        short = len(last.split()) < 3 and not re.search(r"\b[a-z]", last)
        if name.lower() in SECTIONED or (short and text.endswith(".")):
            continue  # "Eur. J. Intern. Med."
        if stop.end() < len(journal) and not _is_inside_journal(name):
            return None  # "in Germany, Austria and Switzerland. Burns"
    return Split(text[: commas[-1].start()], tidy_journal(journal), 0.6)


def tidy_journal(text: str) -> str:
    """Return a journal's name without the marks around it and without a manager's start year."""
    text = QUALIFIER.sub("", START_YEAR.sub("", text))
    text = re.sub(r"^\s*(?:In:?\s+(?=[A-Z]))?", "", text).strip().strip(",;:–—-").strip()
    if text.endswith(".") and "." not in text[:-1]:
        text = text[:-1]
    return " ".join(re.sub(r"[.,;:]{2,}$", "", text).split())
