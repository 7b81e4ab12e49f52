"""What the first words of a reference are where no form of names shows it: author or title."""

from __future__ import annotations

import re

from references.free_text.locators.finding import find_locator
from references.free_text.people.groups import is_group
from references.free_text.people.heads import DATED, Head, read_head
from references.free_text.people.name_lists import People
from references.free_text.works.monographs.work_types import BOOKS
from references.model.names import Name
from references.model.printed_dates import DATE

IMPRINT = re.compile(r";|\b(?:19|20)\d\d\b")
NAME = re.compile(r"[A-Z][\w’'-]*(?:\s(?:(?:of|the|for|and|&|in)\s)*[A-Z][\w’'-]*)*")
SMALL_WORD = re.compile(r"\s[a-z]{4,}")
DATE_AT_END = re.compile(rf"(?<=[.?!\s(]){DATE}\)?$")
CAMEL = re.compile(r"[a-z][A-Z]")
MIN_SITE = 3  # letters
MAX_FIRM = 4  # words
FIRST_SENTENCE = re.compile(
    r"(?P<name>(?:[^.?!:;()]|\.(?=(?:com|org|gov|net|edu)\b)){2,60}?)\.\s+(?=\S)"
)
BEFORE_COMMA = re.compile(r"(?P<name>[A-Z][^.?!:;(),]{2,80}?(?:\s\([A-Z]{2,8}\))?),\s+(?=\S)")


def head_and_work(body: str, address: str, titled: str, label: int = -1) -> tuple[Head, str]:
    """Return the head and what follows it; a title before its date goes to the work (APA).

    Args:
        body: the reference without identifiers and remarks.
        address: the link that the reference holds, or "".
        titled: what stood before "[Internet]", or "".
        label: where the body calls itself a drug's label; -1 where it does not.
    """
    if label > 0 and (firm := _firm(body, label)):
        return firm, body[firm.end :]
    head = read_head(body)
    if label > 0 and head.people and head.people.form != "group":
        return Head(None, 0), body  # no person signs a drug's label
    after = body[head.end :]
    people = head.people
    single = people is not None and people.form == "natural" and len(people.names) == 1
    if single and not head.date and (first := _repeated_name(body, address, "")):
        return first, body[first.end :]  # "Boehringer Ingelheim" is a firm
    if head.people is None and not head.date:
        bracket = body.find("(")
        dated = DATED.match(body, bracket) if bracket > 3 else None
        title = body[:bracket].rstrip()
        if (
            dated
            and (address or body[dated.end() :].strip(" ."))
            and not re.search(r"[.?!]\s", title)
        ):
            return Head(None, 0, dated["date"]), f"{title.rstrip('.')}. {body[dated.end() :]}"
        first = _repeated_name(body, address, titled)
        if address and not first:
            first = _named_site(body) or _listed(body)
        if first:
            return first, body[first.end :]
    return head, after


def _listed(body: str) -> Head | None:
    """Read "Endocrine Society, Sleep and diabetes, 2014", where commas alone part everything."""
    match = BEFORE_COMMA.match(body)
    if not match or not is_group(match["name"]) or re.search(r"[.?!]\s\S", body):
        return None
    people = People((Name(literal=match["name"].strip()),), match.end("name"), form="group")
    return Head(people, match.end())


def _named_site(body: str) -> Head | None:
    """Read a name in capitals as the author where one sentence in small letters follows.

    "Versus Arthritis. Heart-healthy eating." is a site and its page, "Back pain. Mayo Clinic." is
    a page and its site.
    """
    match = FIRST_SENTENCE.match(body)
    if not match or len(match["name"].split()) > MAX_FIRM or not NAME.fullmatch(match["name"]):
        return None
    title = DATE_AT_END.sub("", body[match.end() :].strip(" .")).strip(" .(")
    if re.search(r"[.?!]\s", title) or not SMALL_WORD.search(title) or ";" in title:
        return None
    if len(match["name"].split()) == 1 and not CAMEL.search(match["name"]):
        return None
    people = People((Name(literal=match["name"].strip()),), match.end("name"), form="group")
    return Head(people, match.end())


def _firm(body: str, label: int) -> Head | None:
    """Read the first sentence as a drug's firm where the drug stands between it and the label.

    "Bayer plc. Mirena 20 micrograms. Summary of Product Characteristics."
    """
    match = FIRST_SENTENCE.match(body)
    if not match or len(match["name"].split()) > MAX_FIRM or match.end() >= label:
        return None
    drug = body[match.end() : label].strip(" .,[(")
    if not drug or IMPRINT.search(drug) or drug[0].isdigit() or is_group(drug):
        return None
    people = People((Name(literal=match["name"].strip()),), match.end("name"), form="group")
    return Head(people, match.end())


def _repeated_name(body: str, address: str, titled: str) -> Head | None:
    """Read a first sentence as the author where the address or the imprint repeats it.

    "Inserm. Insomnie. https://www.inserm.fr/…" · "Sanofi. Toujeo. Frankfurt: Sanofi; 2020." · in
    NLM's style also where another sentence, the title, stands between it and "[Internet]".
    """
    match = FIRST_SENTENCE.match(body)
    listed = BEFORE_COMMA.match(body)
    named = listed["name"] if listed else ""
    site = re.sub(r"^https?://|/.*$|[^a-z0-9]", "", address.lower())
    plain = re.sub(r"[^a-z0-9]", "", named.lower())
    repeated = f": {named}" in body[len(named) :] or (len(plain) > MIN_SITE and plain in site)
    if listed and (is_group(named) or plain in site) and (repeated or named.endswith(")")):
        match = listed  # "World Health Organization, Guide. Geneva: World Health Organization"
    if not match:
        return None
    name = match["name"].strip()
    if BOOKS.match(body, match.end()):
        return None  # "Sertraline. LiverTox [Internet]": a chapter and its book
    host = re.sub(r"^https?://|/.*$|[^a-z0-9]", "", address.lower())
    squeezed = re.sub(r"[^a-z0-9]", "", name.lower())
    again = body.startswith(f"{name} ", match.end())  # "VA/DoD. VA/DoD guideline"
    in_imprint = match is listed or again or f": {name}" in body[match.end() :]
    before_title = titled.startswith(f"{name}. ") and ". In: " not in titled
    before_title = before_title and not is_placed(body)
    site = re.sub(r"[^a-z0-9]", "", titled[match.end() :].lower())
    if len(site) > MIN_SITE and site in host:
        before_title = False  # "Asthma. MedlinePlus [Internet]": a title, and its site
    in_address = len(squeezed) > MIN_SITE and squeezed in host
    if not (in_imprint or in_address or before_title):
        return None
    people = People((Name(literal=name),), match.end("name"), form="group")
    return Head(people, match.end())


def is_placed(body: str) -> bool:
    """Whether a volume and pages end the text, which only an article has."""
    locator = find_locator(body)
    return bool(locator and locator.volume and locator.pages)
