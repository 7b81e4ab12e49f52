"""EndNote's tagged files (.enw), which Google Scholar and publishers offer as "EndNote".

Fields: https://www.loc.gov/standards/mods/mods-endnote-mapping.html (refer with EndNote's tags).
"""

from __future__ import annotations

import re
from typing import Any

from references.formats.reading import Record, finish
from references.formats.reading.bounded import MAX_REFERENCES, read_bounded
from references.formats.reading.serials import serials
from references.formats.reading.tagged import TaggedRecord, tagged_records
from references.model.errors import ParseError
from references.model.printed_dates import read_date
from references.model.reading import Reading
from references.model.types import OTHER_WORD, csl_type

LINE = re.compile(r"\ufeff?[ \t]*(?P<tag>%[0-9A-Z?@!#$\](&*<>+^~=:{}\[])(?:[ \t](?P<value>.*)|$)")
TYPES = {
    "journal article": "article-journal", "electronic article": "article-journal",
    "edited book": "book", "electronic book": "book", "electronic book section": "chapter",
    "conference proceedings": "paper-conference", "government document": "report",
    "online multimedia": "webpage", "online database": "dataset", "generic": "document",
    "unpublished work": "article", "audiovisual material": "motion_picture",
    "film or broadcast": "motion_picture", "legal rule or regulation": "regulation",
    "personal communication": "personal_communication", "classical work": "classic",
    "chart or table": "figure", "equation": "figure", "encyclopedia": "entry-encyclopedia",
    "dictionary": "entry-dictionary", "catalog": "book", "ancient text": "classic",
    "music": "musical_score", "aggregated database": "dataset", "bill": "bill",
    "in press": "article-journal", "serial": "periodical", "grant": "document",
}  # fmt: skip
IN_A_BOOK = {"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"}
NUMBERED = {"report", "standard", "patent", "thesis", "article", "legislation", "webpage"}


def read(text: str, limit: int = MAX_REFERENCES) -> tuple[Reading, ...]:
    """Read every record of a file.

    Raises:
        ParseError: no line begins with "%0" or another of the tags.
    """
    records = list(tagged_records(text, LINE, _begins))
    if not records:
        raise ParseError("No EndNote record was found: each should begin with a line “%0 …”.")
    return read_bounded(records, _reading, limit)


def _begins(tag: str, record: TaggedRecord) -> bool:
    """A record begins with its type; where files leave it out, with the second title."""
    tags = {name for name, _ in record.pairs}
    return tag == "%0" or (tag == "%T" and "%T" in tags and "%0" not in tags)


def endnote_type(word: str) -> str:
    """Return the CSL type of EndNote's word for a kind of work."""
    plain = word.strip().lower()
    return TYPES.get(plain) or csl_type(plain) or OTHER_WORD


def _reading(tagged: TaggedRecord) -> Reading:
    record = Record(tagged.fields(), tagged.original)
    word = record.first("%0")
    kind = endnote_type(word) if word else "article-journal" if record.peek("%J") else OTHER_WORD
    numbers, extra = serials(record.all("%@"))
    year, day = record.first("%D"), record.first("%8")
    number = record.first("%N")
    accession = record.peek("%M")
    values: dict[str, Any] = {
        "type": kind,
        "title": record.first("%T") or record.first("%!"),
        "author": record.all("%A"),
        "editor": record.all("%E"),
        "translator": record.all("%?"),
        "container_title": record.first("%B") if kind in IN_A_BOOK else record.first("%J", "%B"),
        "collection_title": record.first("%S"),
        "issued": read_date(day) or read_date(f"{year} {day}") or year or day,
        "volume": record.first("%V"),
        "number" if kind in NUMBERED else "issue": number,
        "page": record.first("%P"),
        "edition": record.first("%7"),
        "publisher": record.first("%I"),
        "publisher_place": record.first("%C"),
        "doi": record.first("%R"),
        "pmid": record.first("%M") if re.fullmatch(r"\d{1,8}", accession) else "",
        "pmcid": record.first("%2") if "PMC" in record.peek("%2") else "",
        "url": record.first("%U"),
        "language": record.first("%G"),
        "accessed": record.first("%["),
        "genre": record.first("%9") if kind != "article-journal" else "",
        "note": record.all("%Z"),
        **numbers,
    }
    return finish(record, "endnote", values, extra=extra)
