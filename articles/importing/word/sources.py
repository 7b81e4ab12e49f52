"""Word's own list of sources: `b:Sources` in a part of custom XML (ECMA-376 part 1, 22.6)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from articles.importing.documents import DocumentError
from articles.importing.packages import xml_of
from articles.importing.works import reading_of_csl
from references.model.printed_dates import read_date
from references.parsing import Reading

B = "{http://schemas.openxmlformats.org/officeDocument/2006/bibliography}"
TYPES = {
    "JournalArticle": "article-journal", "Book": "book", "BookSection": "chapter",
    "ConferenceProceedings": "paper-conference", "Report": "report", "InternetSite": "webpage",
    "DocumentFromInternetSite": "webpage", "ArticleInAPeriodical": "article-magazine",
    "ElectronicSource": "webpage", "Patent": "patent", "Case": "legal_case",
    "Film": "motion_picture",
    "Interview": "interview", "SoundRecording": "song", "Misc": "document",
}  # fmt: skip
FIELDS = {
    "title": ("Title",), "volume": ("Volume",), "issue": ("Issue", "NumberVolumes"),
    "page": ("Pages",), "edition": ("Edition",), "publisher": ("Publisher", "Institution"),
    "publisher-place": ("City",), "DOI": ("DOI",), "URL": ("URL",), "genre": ("ThesisType",),
    "container-title": (
        "JournalName", "BookTitle", "PeriodicalTitle", "InternetSiteTitle", "PublicationTitle",
    ),
    "event-title": ("ConferenceName",), "note": ("Comments",), "language": ("LCID",),
    "number": ("ReportNumber", "PatentNumber", "CaseNumber"), "title-short": ("ShortTitle",),
}  # fmt: skip
PEOPLE = {"author": "Author", "editor": "Editor", "translator": "Translator"}


def sources_of(parts: Mapping[str, bytes]) -> dict[str, Reading]:
    """Returns the document's list of sources by tag in lower case."""
    found: dict[str, Reading] = {}
    for name, content in parts.items():
        if not name.startswith("customXml/") or b"bibliography" not in content:
            continue
        try:
            root = xml_of(content)
        except DocumentError:
            continue
        for source in root.iter(B + "Source"):
            reading = reading_of_csl(_item(source))
            if reading is not None:
                found[_text(source, "Tag").lower()] = reading
    return found


def _item(source: etree._Element) -> dict[str, Any]:
    item: dict[str, Any] = {
        key: next((text for name in names if (text := _text(source, name))), "")
        for key, names in FIELDS.items()
    }
    item["language"] = ""  # a number of Windows
    item["type"] = TYPES.get(_text(source, "SourceType"), "document")
    number = _text(source, "StandardNumber")
    if number:
        item[_kind_of(number, item["type"])] = number
    for key, name in PEOPLE.items():
        item[key] = _people(source, name)
    if dates := _date(source, ("Year", "Month", "Day")):
        item["issued"] = dates
    if dates := _date(source, ("YearAccessed", "MonthAccessed", "DayAccessed")):
        item["accessed"] = dates
    return {key: value for key, value in item.items() if value}


def _kind_of(number: str, kind: str) -> str:
    if "10." in number and "/" in number:
        return "DOI"
    return "ISBN" if kind in ("book", "chapter") else "ISSN"


def _people(source: etree._Element, name: str) -> list[dict[str, str]]:
    role = source.find(f"{B}Author/{B}{name}")
    if role is None:
        return []
    if corporate := _text(role, "Corporate"):
        return [{"literal": corporate}]
    people = []
    for person in role.iter(B + "Person"):
        given = f"{_text(person, 'First')} {_text(person, 'Middle')}".strip()
        people.append({"family": _text(person, "Last"), "given": given})
    return [person for person in people if any(person.values())]


def _date(source: etree._Element, names: tuple[str, ...]) -> dict[str, Any]:
    printed = " ".join(filter(None, (_text(source, name) for name in reversed(names))))
    date = read_date(printed) or read_date(_text(source, names[0]))
    return date.to_csl() if date else {}


def _text(element: etree._Element, name: str) -> str:
    found = element.find(B + name)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""
