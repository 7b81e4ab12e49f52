"""References whose parts stand in an order of their own, put into the usual one."""

from __future__ import annotations

import re

from references.free_text.people.heads import read_head
from references.free_text.people.name_lists import scan
from references.model.printed_dates import DATE

COCHRANE = re.compile(
    r"\sIn:\s(?P<issue>(?:The\s)?Cochrane\s(?:Library|Database)[^.]{0,40}Issue\s\d{1,2},\s\d{4})\."
    r"(?:\s[A-Z][\w ,()]{2,30}:\s[^:]{2,60})?$"
)
"""A review as it was cited before 2010: the library is a journal, its imprint says nothing."""
SECTION = re.compile(
    rf"(?P<date>{DATE})\.\s(?:Caderno\s)?[A-ZÀ-Ý][^\W\d_]{{2,15}}(?:\s[^\W\d_]{{1,15}}){{0,2}}"
    r",\s(?=p\.\s?[A-Z]?\d)"
)
"""ABNT NBR 6023: the section of a newspaper stands between the date and the page."""
AUTHORS_LAST = re.compile(
    r"\d[-–]\w{1,8}\.\s(?P<names>[A-Z][^\d.:;]{2,30}\s[A-Z]{1,3}(?:,\s[^\d.:;]{3,400})?\.?)\s*$"
)


def in_usual_order(body: str) -> str:
    """Return the text with its authors first, and a Cochrane review as a journal's article."""
    body = _authors_first(body)
    body = SECTION.sub(r"\g<date>, ", body)
    return COCHRANE.sub(r" \g<issue>.", body) if "Cochrane" in body else body


def _authors_first(body: str) -> str:
    """Return the text with its authors first, where they stand after the place."""
    match = AUTHORS_LAST.search(body)
    people = scan(body, match.start("names")) if match else None
    if not match or not people or body[people.end :].strip(" .") or people.form != "vancouver":
        return body
    head = read_head(body)
    if head.people:
        return body
    return f"{match['names'].rstrip(' .')}. {body[: match.start('names')].rstrip()}"
