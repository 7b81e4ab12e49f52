"""Signs that one reference ends, or that the next one begins."""

from __future__ import annotations

import re

from references.free_text.people.heads import read_head
from references.free_text.people.name_forms import PARTICLE
from references.model.printed_dates import MONTH, YEAR

SHORTEST_TITLE = 15  # characters
HEAD = 2_000  # characters in which the authors' end is looked for
TAIL = 160  # characters in which the end is looked for
IDENTIFIER_END = re.compile(
    r"(?:PMID:?\s?\d{5,8}|PMC\d{4,9}|\b10\.\d{4,9}/\S+|https?://\S+|www\.\S+|\[pii\]"
    r"|ISBN[\s:]*+[\dXx -]++"
    r"|PubMed:\s?\d+|[Aa]ccessed:?\s[^.]{4,24}\d{4}|\[cited[^\]]*\])[.;)\]]*+\s*+$"
)
PLACE = r"[A-Za-z]{0,5}\d[\w.]*(?:\s?[-–—]\s?[A-Za-z]{0,5}\d[\w.]*)?"
LOCATOR_END = re.compile(
    rf"(?:(?:[:,;]\s?|\)\s)(?:pp?\.?\s?)?(?!{YEAR}[-–]{YEAR}){PLACE}"
    rf"|\bpp?\.?\s?{PLACE}"
    rf"|[\d)]\s?\({YEAR}\)|[:;,]\s?(?:c|©)?(?:{MONTH}\s)?{YEAR}"
    rf"|\s(?!{YEAR}\b)\d+(?:\(\d+\))?)[.)]*+\s*+$"
)
REMARK_END = re.compile(
    r"(?:(?:Epub|Print|eCollection)\s\d{4}(?:/\d\d/\d\d|\s\w{3}\s\d{1,2})?|[Ii]n\spress"
    r"|ahead\sof\sprint|[Ff]orthcoming"
    r"|(?:Press|Elsevier|Springer|Wiley)(?=\.))[.\])]*+\s*+$"
)
CONTINUES = re.compile(
    r"\s*(?:doi\b|PMID|PMCID|PMC\d|PubMed|Epub|eCollection|Print\s\d|Available|Retrieved"
    r"|Accessed|https?:|www\.|"
    r"Erratum|\[(?:Internet|cited|Article|Epub|accessed)|[(;:,.–-]|\d|In:|[Ee]t\.?\sal"
    r"|and\s|Suppl\b|Pt\b|Vol\b|No\b|"
    rf"{MONTH}(?:[;:,–-]|\s\d)|pp?\.\s|(?!{PARTICLE}\s)[a-zß-öø-ÿ])",
)
OPEN_END = re.compile(
    r"(?:\[[A-Z](?:/OL)?\]\.|[,;:&–-]|\b(?:and|of|the|in|for|et|with|to|a|an|by|on|from|or"
    r"|de|van|von|J|Proc|Am|vol|no|pp?)\.?)\s*$"
)


def end_strength(text: str) -> float:
    """How much the text looks finished: 2 after an identifier or pages, -3 in mid-phrase."""
    tail = text[-TAIL:].rstrip()
    if IDENTIFIER_END.search(tail) or REMARK_END.search(tail):
        return 2.0
    if OPEN_END.search(tail):
        return -3.0
    if LOCATOR_END.search(tail):
        return 2.0
    return 0.3 if tail.endswith((".", ")", "]")) else -2.5


def start_strength(text: str) -> float:
    """How much the text looks like the head of a reference: 2 with authors, -3 in mid-phrase."""
    if CONTINUES.match(text):
        return -3.0
    head = read_head(text[:HEAD])
    if head.people is None:
        return 0.0
    if not head.closed:
        return 1.3 if head.people.form == "initials first" else 0.0
    several = len(head.people.names) > 1 or head.people.truncated or bool(head.date)
    if head.people.form == "group":
        return 1.0 if head.date else 0.7
    if head.people.form == "natural" and not several:
        return 0.3
    return 2.0 if several else 1.3


def is_bare_head(text: str) -> bool:
    """Whether nothing but authors and a date stand here, so that their work must follow."""
    return len(text) - read_head(text).end < SHORTEST_TITLE
