"""The one value that everything here reads into and writes from.

`Reference` maps one to one to an item of CSL-JSON, the exchange format of the Citation Style
Language: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from references.model.dates import PartialDate
from references.model.errors import ParseError
from references.model.names import Name

__all__ = ["CSL_KEYS", "ET_AL_KEY", "Name", "PartialDate", "Reference"]

NAME_FIELDS = ("author", "editor", "translator")
DATE_FIELDS = ("issued", "accessed")
ET_AL_KEY = "authors-truncated"  # inside CSL-JSON's `custom`, which is there for such facts
ABOUT_FIELDS = {"source_kind": "source-kind", "subjects": "subjects"}
"""What is known about a work beside what is printed of it, by its key in `custom`."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A published work, with the variables of CSL-JSON under Python names.

    Attributes:
        type: a CSL type: "article-journal", "article" (preprint), "book", "chapter", "webpage",
            "report" (a guideline is a report of genre "guideline"), "paper-conference", "thesis".
        author: in printed order; `authors_truncated` says that "et al." followed.
        container_title: the journal, book or site that holds the work, as printed or in full.
        container_title_short: the journal's NLM abbreviation.
        volume: as printed; MEDLINE keeps a supplement here ("23 Suppl 1").
        page: a range or an article number, as printed ("1235-8", "e0123").
        language: BCP 47 ("de").
        note: what the record says beyond its fields: "Epub 2015 Apr 22", "Erratum in: …",
            "discussion 1935-8"; several are separated by ". ".
        source_kind: a value of `references.evidence.SourceKind`; "" where nobody says it.
        subjects: a value of `references.evidence.Subjects`. Both are said about the work and are
            no part of it: never compared.
        id: the citation key in the file it came from; no part of the work, never compared.
    """

    type: str = "article-journal"
    title: str = ""
    author: tuple[Name, ...] = ()
    authors_truncated: bool = False
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_title: str = ""
    container_title_short: str = ""
    collection_title: str = ""
    issued: PartialDate | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
    number: str = ""
    edition: str = ""
    genre: str = ""
    publisher: str = ""
    publisher_place: str = ""
    event_title: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    isbn: str = ""
    issn: str = ""
    url: str = ""
    accessed: PartialDate | None = None
    language: str = ""
    status: str = ""
    note: str = ""
    source_kind: str = field(default="", compare=False)
    subjects: str = field(default="", compare=False)
    id: str = field(default="", compare=False)

    @property
    def journal(self) -> str:
        """The journal's abbreviation where known, else its title."""
        return self.container_title_short or self.container_title

    def to_csl(self) -> dict[str, Any]:
        """Return this reference as one CSL-JSON item, without its empty variables."""
        item: dict[str, Any] = {}
        for name, key in CSL_KEYS.items():
            value = getattr(self, name)
            if not value:
                continue
            if name in NAME_FIELDS:
                value = [person.to_csl() for person in value]
            elif name in DATE_FIELDS:
                value = value.to_csl()
            item[key] = value
        custom: dict[str, Any] = {ET_AL_KEY: True} if self.authors_truncated else {}
        custom |= {key: getattr(self, name) for name, key in ABOUT_FIELDS.items()}
        if kept := {key: value for key, value in custom.items() if value}:
            item["custom"] = kept
        return item

    @classmethod
    def from_csl(cls, item: object) -> Reference:
        """Read one CSL-JSON item; variables that have no field here are passed over.

        Raises:
            ParseError: the item, a name or a date has a shape that cannot be understood.
        """
        if not isinstance(item, Mapping):
            raise ParseError(f"A reference should be an object, not {item!r:.80}.")
        values: dict[str, Any] = {}
        for name, key in CSL_KEYS.items():
            value = item.get(key)
            if value is None or value == "":
                continue
            values[name] = _read(name, key, value)
        custom = item.get("custom")
        if isinstance(custom, Mapping):
            values["authors_truncated"] = bool(custom.get(ET_AL_KEY))
            values |= {name: str(custom.get(key) or "") for name, key in ABOUT_FIELDS.items()}
        return cls(**values)


def _read(name: str, key: str, value: object) -> Any:
    if name in NAME_FIELDS:
        if not isinstance(value, list | tuple):
            raise ParseError(f"“{key}” should be a list of names, not {value!r:.80}.")
        return tuple(Name.from_csl(person) for person in value)
    if name in DATE_FIELDS:
        return PartialDate.from_csl(value)
    if isinstance(value, list | tuple) and value and isinstance(value[0], str):
        value = value[0]  # Crossref's own JSON wraps titles in a list
    if not isinstance(value, str | int | float):
        raise ParseError(f"“{key}” should be a text, not {value!r:.80}.")
    return str(value).strip()


_UPPER_CASE = {"doi", "pmid", "pmcid", "isbn", "issn", "url"}

CSL_KEYS: Mapping[str, str] = {
    f.name: f.name.upper() if f.name in _UPPER_CASE else f.name.replace("_", "-")
    for f in fields(Reference)
    if f.name not in {"authors_truncated", *ABOUT_FIELDS}
}
"""The CSL-JSON key of each field, in the order in which they are written."""
