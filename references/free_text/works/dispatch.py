"""Which reader reads a reference: by what kind of work its words say it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from references.free_text.locators.finding import Locator, find_locator
from references.free_text.people.heads import Head
from references.free_text.remarks import Remarks
from references.free_text.works.articles.journal_articles import (
    may_be_title,
    read_article,
    with_authors_after_title,
)
from references.free_text.works.articles.journal_words import ABBREVIATIONS, FULL_WORDS
from references.free_text.works.articles.periodicals import is_periodical, with_kind_of_periodical
from references.free_text.works.articles.quotations import quoted_title
from references.free_text.works.first_words import head_and_work, is_placed
from references.free_text.works.kinds import Kind, take_kind
from references.free_text.works.monographs.imprints import Imprint, part_town
from references.free_text.works.monographs.reading import Context, is_monographic, read_monograph
from references.free_text.works.monographs.work_types import label_place
from references.free_text.works.part_order import in_usual_order
from references.free_text.works.registers import (
    GENRE,
    NAMED,
    NUMBER,
    Entry,
    Record,
    is_register,
    read_record,
    take_entry,
)
from references.free_text.works.sites import with_site
from references.free_text.works.statutes import (
    NAMED_STANDARD,
    STANDARD,
    is_union_law,
    read_statute,
    take_standard,
)
from references.model.dates import PartialDate
from references.model.names import Name
from references.model.printed_dates import read_date
from references.model.reference import Reference

Reading = tuple[Reference, dict[str, float]]

GLUED_YEAR = re.compile(r"([a-z])((?:19|20)\d\d[.;,:]\s)")  # a stop that was lost with its space
ARXIV_STAND_IN = "Arxivpreprint"
ARXIV_LABEL = re.compile(r"arXiv\s*:\s*[\w./-]*\w", re.IGNORECASE)
REGISTERED = re.compile(rf"\b{NUMBER}\b")
YEAR = re.compile(r"\d{4}")
SMALL_LAST = re.compile(r"\b(?:in|and|since|from|to|of|until|for|en|de|bis|und|et|e|y)\s$")
RELEASE = re.compile(r"\b(?:press|news)\srelease\b", re.IGNORECASE)
MONOGRAPH = dict.fromkeys(("title", "container_title", "publisher"), 0.8)


def read_body(body: str, remarks: Remarks, fields: Mapping[str, str]) -> Reading:
    """Read a reference without its identifiers and remarks, with the confidence in each field.

    Args:
        body: what is left of the text.
        remarks: what was taken from it.
        fields: the identifiers that were found, by their names ("url", "isbn", …).
    """
    body = GLUED_YEAR.sub(r"\1. \2", body)
    body = in_usual_order(body)
    if remarks.online and (record := read_record(body)):
        return _of_record(record), dict(MONOGRAPH)
    if (statute := read_statute(body)) and not is_placed(body):
        return statute, dict(MONOGRAPH)
    entry, standard, year = Entry(), "", ""
    numbered = any(p.search(body) for p in (REGISTERED, STANDARD, NAMED_STANDARD))
    if numbered and not is_placed(STANDARD.sub("", body)):
        if REGISTERED.search(body):
            body, entry = take_entry(body)
        body, standard, year = take_standard(body)
    rest, kind = take_kind(body)
    is_article = bool(kind.type) and is_placed(body)
    kind = _kind_of(kind, entry, standard, remarks, is_article=is_article)
    body = rest
    if RELEASE.search(kind.genre) and "url" in fields:
        kind = replace(kind, type="webpage")
    reference, confidence = _read_authored(body, remarks, fields, kind)
    reference = _with_register(reference, entry, standard, year)
    reference = with_site(reference, fields.get("url", ""))
    return with_kind_of_periodical(reference), confidence


def _kind_of(
    kind: Kind, entry: Entry, standard: str, remarks: Remarks, *, is_article: bool
) -> Kind:
    if entry.number:
        return replace(kind, type="webpage", genre=kind.genre or GENRE)
    if standard:
        return replace(kind, type="standard")
    if remarks.type and not kind.type:
        return replace(kind, type=remarks.type)
    if is_article and kind.type not in {"dataset", "software", "thesis"}:
        return replace(kind, type="")  # "[abstract]" or "(poster)" of a journal's article
    return kind


def _read_authored(body: str, remarks: Remarks, fields: Mapping[str, str], kind: Kind) -> Reading:
    """Read authors, date and work."""
    label = label_place(body, kind)
    head, after = head_and_work(body, fields.get("url", ""), remarks.before_internet, label)
    after = after.lstrip(" ,;:")
    if kind.end >= 0 and not after.startswith(body[: kind.end]):
        kind = replace(kind, end=kind.end - (len(body) - len(after)))
    arxiv = ARXIV_LABEL.search(after)
    if arxiv:  # keep its number away from the locator
        after = after[: arxiv.start()] + ARXIV_STAND_IN + after[arxiv.end() :]
    names = head.people.names if head.people else ()
    locator = find_locator(after, dated=bool(head.date))
    if locator and _is_of_title(locator, after[: locator.start], dated=bool(head.date)):
        locator = None
    context = Context(
        names,
        head.date,
        "url" in fields,
        "isbn" in fields,
        remarks.online,
        remarks.accessed is not None or bool(remarks.access.changed),
        kind,
        head.editors,
    )
    if is_monographic(after, locator, context):
        reference, confidence = read_monograph(after, context), dict(MONOGRAPH)
    else:
        reference, confidence = read_article(after, locator, head)
        reference = replace(reference, genre=kind.genre or reference.genre)
        unplaced = head.date and not (locator or arxiv or remarks.status or remarks.notes)
        if unplaced or _is_listed_by_mla(head, locator, after):
            reference = _book_of_publisher(reference, fields)
        if names and may_be_title(head) and not reference.container_title:
            anonymous, doubtful = read_article(body, find_locator(body), Head(None, 0))
            if anonymous.container_title:  # "Hepatitis B. Lancet." is no author
                names, reference, confidence = (), anonymous, doubtful
    if arxiv:
        reference = replace(
            reference,
            container_title=reference.container_title.replace(ARXIV_STAND_IN, arxiv[0]),
            title=reference.title.replace(ARXIV_STAND_IN, arxiv[0]),
        )
    return _with_people(reference, head, names, confidence), confidence


def _is_of_title(locator: Locator, before: str, *, dated: bool) -> bool:
    """Whether a last number belongs to the title: "Diabetes mellitus Typ 2", "in 1918 and 2020"."""
    if locator.issue or locator.pages:
        return False
    if locator.date:
        return dated and not locator.volume and bool(SMALL_LAST.search(before))
    return not re.search(r"[.?!]\s|,\s[A-Z]", before.strip())


def _is_listed_by_mla(head: Head, locator: Locator | None, after: str) -> bool:
    """Whether a publisher and a year may follow: "Neff, Kristin. Self-compassion. Avery, 2011."."""
    people = head.people
    spelled = people and people.form == "inverted" and len(people.names[0].given.split(" ")[0]) > 2
    year = locator and YEAR.fullmatch(locator.date) and not (locator.volume or locator.pages)
    return bool(spelled and year and not quoted_title(after))


def _book_of_publisher(reference: Reference, fields: Mapping[str, str]) -> Reference:
    """Return a book where the last name is no journal's: "Ode, B. (2014). On tea. Viking."."""
    name = reference.container_title
    journal = FULL_WORDS.search(name) or any(word in ABBREVIATIONS for word in name.split())
    known = {"doi", "pmid", "pmcid"} & fields.keys() or is_periodical(name)
    if reference.type != "article-journal" or not name or journal or known:
        return reference
    imprint = part_town(Imprint(publisher=name))
    return replace(
        reference,
        type="book",
        publisher=imprint.publisher,
        publisher_place=imprint.place,
        container_title="",
    )


def _with_people(
    reference: Reference, head: Head, names: tuple[Name, ...], confidence: dict[str, float]
) -> Reference:
    people = head.people if names else None
    if people is None:
        return with_authors_after_title(reference)
    truncated = people.truncated
    if head.editors and reference.type != "article-journal" and not reference.editor:
        confidence["editor"] = 0.97
        groups, persons = people.names[: people.groups], people.names[people.groups :]
        if people.form == "group":
            groups, persons = people.names, ()
        return replace(
            reference,
            author=groups,
            editor=persons,
            authors_truncated=truncated,
        )
    confidence["author"] = 0.97
    return replace(reference, author=people.names, authors_truncated=truncated)


def _of_record(record: Record) -> Reference:
    return Reference(
        type="webpage",
        title=record.title,
        container_title=record.database.strip(" ."),
        publisher=record.publisher,
        publisher_place=record.place,
        issued=read_date(record.date),
        number=record.number,
        genre=GENRE if REGISTERED.fullmatch(record.number) else "",
    )


def _with_register(reference: Reference, entry: Entry, standard: str, year: str) -> Reference:
    if entry.number:
        if is_register(reference.publisher) and not reference.container_title:
            reference = replace(reference, container_title=reference.publisher, publisher="")
        register = reference.container_title or entry.register
        if entry.register and not (reference.publisher or is_register(register)):
            reference = replace(reference, publisher=register)
            register = entry.register
        reference = replace(reference, number=entry.number, container_title=register)
    elif NAMED.fullmatch(reference.container_title):
        reference = replace(reference, type="webpage", genre=reference.genre or GENRE)
    if standard:
        issued = reference.issued or (PartialDate(int(year)) if year else None)
        reference = replace(reference, number=standard, issued=issued)
    if is_union_law(reference.title):
        reference = replace(reference, type="legislation")
    return reference
