"""What a reference says beside its fields: Epub dates, errata, languages, access, licences."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from references.free_text.wording.access import Access, take_access
from references.model import languages
from references.model.dates import PartialDate
from references.model.printed_dates import DATE
from references.model.reading import Leftover

LANGUAGE_NAMES = "|".join(name.split(",")[0] for _, name in languages.NAMES.values())
ARTICLE_IN = re.compile(
    rf"[\[(](?:Article\s+)?in\s+(?P<language>{LANGUAGE_NAMES})[^\])]{{0,40}}[\])]\.?|"
    rf"(?<=[.\d])\s+(?P<plain>{LANGUAGE_NAMES})\.(?=\s|$)",
    re.IGNORECASE,
)
NOTES = re.compile(
    rf"""(?:(?<=^)|(?<=[\s\[(]))(?P<note>
        \[?Epub\s+ahead\s+of\s+print\]?(?:\s+{DATE})?\]?\.?
      | \(?Epub\s+(?:{DATE})\)?\.?
      | (?:eCollection|Print|Electronic)\s+(?:{DATE})\.?
      | Advance\s+online\s+publication\.?
      | Online\s+ahead\s+of\s+print\.?
      | \(?(?:in\s+press|forthcoming)\)?\.?
      | \[?(?:a\s)?(?:published\s)?(?:correction|erratum|retraction)
        \s(?:appears|published|available)\s(?:in|at|on):?\s[^\]\ue000]{{3,300}}\]?
      | (?:Comment|Update|Retraction|Correction|Expression\s+of\s+concern)\s+
        (?:in|on|of|from):[^\ue000]{{0,300}}
      | (?<=\)\.\s)(?:Comment|Retraction|Correction)\s+in\s+[A-Z][^\ue000]{{0,300}}
      | (?:(?<=\d\.\s)(?<!\s\d{{4}}\.\s)|(?<=[\[(]))
        (?:Comment|Update|Retraction|Correction|Expression\s+of\s+concern)\s+
        (?:in|on|of|from)\s[^\ue000]{{0,300}}
      | (?:Erratum|Corrected\s+and\s+republished)\s+(?:in|on|of|from):?[^\ue000]{{0,300}}
      | (?:zit\.\s(?:nach|n\.)|quoted\sin|as\scited\sin|cited\sin|citado\s(?:por|en)|apud
          |cité\s(?:par|dans)):?\s[^\ue000]{{3,300}}
      | \(Original\swork\spublished\s[^()]{{4,20}}\)\.?
      | \S+\s\[pii\]\.?
      | PMCID:|PMID:
    )""",
    re.VERBOSE | re.IGNORECASE,
)
STATUS = re.compile(r"\(?\b(in press|forthcoming|submitted|under review)\b\)?", re.IGNORECASE)
PREPRINT = re.compile(
    r"[\s.]{0,6}(?:[\[(]preprint(?:\s(?:posted|version))?[^\])]{0,30}[\])][.,]?"
    r"|(?<=[.?!]\s)preprint[.,](?=\s|$))",
    re.IGNORECASE,
)
TYPE_MARKER = re.compile(r"\s*\[(?P<mark>[JMCDRNSPGZA]|[A-Z]{1,2}/OL)\]\.?:?")
"""The kind of work as GB/T 7714 (annex B) marks it after the title."""
MARKED_TYPES = {
    "D": "thesis",
    "S": "standard",
    "N": "article-newspaper",
    "R": "report",
    "DS": "dataset",
    "CP": "software",
    "EB": "webpage",
}
POSTED = re.compile(
    r"[\s.]{0,6}\bpreprint\s(?:at|on|in)\s(?=\S)|[\s.]{0,6}\bpreprint[.,]?\s(?=(?:posted"
    r"|published)(?:\sonline)?\s)",
    re.IGNORECASE,
)
PREPRINT_NUMBER = re.compile(
    r"\s*:?\s?(?:\bp\.\s)?(?<!\d)(?P<number>\d{4}\.\d\d\.\d\d\.\d{5,8}(?:v\d+)?)\b"
)
"""The number that bioRxiv and medRxiv give a manuscript, where a journal has its pages."""
INTERNET = re.compile(
    r"\s*\[(?:Internet|[^\[\]\d]{2,30}\bInternet|electronic\s\w{4,12}|Online|Web\s?page|Web\ssite|Electronic|Electronic\s(?:resource|source)"
    r"|(?:database|serial|homepage|monograph|book|document|electronic\sresource)"
    r"\s?(?:on\s?the\sInternet|on-?line)|(?:online|Internet|web)\s(?:database|resource|page|site"
    r"|document|publication))\]\.?",
    re.IGNORECASE,
)
BARE_LABELS = frozenset({"PMID:", "PMCID:"})
LICENCE = re.compile(
    r"\s*\(?\b(?:Licen[cs]e:?|Licenc(?:ia|e)\s?:|Licença:)\s?(?P<licence>(?:CC"
    r"|Creative\sCommons)[\w .,/-]{2,60}?(?:IGO|Inc|International"
    r"|\d\.\d(?:\s\w{2,3})?)?)\)?(?=\.(?:\s|$)|\s?\ue000|\s?$|\)|;)\.?",
    re.IGNORECASE,
)
EXTENT = re.compile(
    r"\s*\[(?:(?:about|approx\.|aprox\.|ca\.|environ|etwa)\s)?\d{1,4}\s(?:p|pages|screens?"
    r"|paragraphs?|lines|min(?:utes)?)\.?\]\.?"
    r"|(?<=\d),\s\d{1,3}\spages(?=,\s\d{4})"
    r"|(?<=[.;,])\s\d{2,4}\s(?:p|pp|pages|f|fls?|leaves|S|Seiten)\.?(?=\s?(?:$|[.;,\ue000]"
    r"|[A-Z]))\.?"
)

ABSTRACT_NUMBER = re.compile(
    r"(?:(?<=\d\.)\s|(?<=\d)\s\()(?:[Aa]bstract|[Pp]oster)\s(?:[Nn]o\.?\s|\#)?"
    r"(?P<number>[A-Z]{0,4}[-\s]?\d[\w.-]{0,12}?)\)?\.?\s*$"
)
"""After the pages: the number of an abstract in a journal's supplement."""
NO_DOI = re.compile(r"(?<=[\s.])doi:?\s(?!10\.|\ue000|https?:)\S*\d\S{3,80}", re.IGNORECASE)

PUBLICATION = re.compile(
    r"(?<=\d\.)\s(?:(?:Review|Clinical\sTrial|Randomized\sControlled\sTrial|Meta-Analysis"
    r"|Comparative\sStudy|Case\sReports?|Editorial|Letter|No\sabstract\savailable)[.,]\s?){1,3}"
    r"(?=$|\ue000)"
)
"""What PubMed printed after the pages until 2020."""
MEDIUM = re.compile(r"(?<=[\d)]\.)\s(?:Print|Web)\.?(?=\s?(?:$|\ue000|\d{1,2}\s[A-Z]))")
"""How a work was read, which MLA printed until its eighth edition."""
FIGURE = re.compile(r"\s*\[(?:Figure|Table|Box|Fig\.)[^\]]{0,120}\]\.?")
MANUSCRIPT = re.compile(r"\s*\bNIHMSID:?\s?NIHMS\d{4,8}\b[.;,]?", re.IGNORECASE)
TAKEN = (
    ("licence", ("licen", "licença"), LICENCE),
    ("length", ("[", " p", " f", " s", " leaves"), EXTENT),
    ("kind of publication", ("review", "trial", "report", "letter", "abstract"), PUBLICATION),
    ("medium", ("print.", "web."), MEDIUM),
    ("figure", ("[",), FIGURE),
    ("manuscript number", ("nihms",), MANUSCRIPT),
    ("DOI that is none", ("doi",), NO_DOI),
)
"""What goes into `leftover` under a name of its own."""


@dataclass(frozen=True, slots=True)
class Remarks:
    """The remarks of one reference.

    Attributes:
        access: the dates beside the work's own.
        before_internet: what stood before "[Internet]", which NLM sets behind the title.
    """

    notes: tuple[str, ...] = ()
    language: str = ""
    access: Access = field(default_factory=Access)
    status: str = ""
    online: bool = False
    before_internet: str = ""
    genre: str = ""
    number: str = ""
    type: str = ""
    leftover: tuple[Leftover, ...] = ()

    @property
    def accessed(self) -> PartialDate | None:
        """When the page was looked at."""
        return self.access.accessed


def take_remarks(text: str) -> tuple[str, Remarks]:
    """Return the text without its remarks, and the remarks."""
    remarks = Remarks()
    text, remarks = _take_brackets(text, remarks)
    text, remarks = _take_preprint(text, remarks)
    text, access = take_access(text)
    remarks = replace(remarks, access=access)
    if match := ARTICLE_IN.search(text):
        remarks = replace(remarks, language=languages.tag(match["language"] or match["plain"]))
        text = f"{text[: match.start()]}. {text[match.end() :]}"
    notes: list[str] = []

    def keep(match: re.Match[str]) -> str:
        note = match["note"].strip(" []()")
        if STATUS.fullmatch(note.strip("(). ")):
            nonlocal remarks
            remarks = replace(remarks, status=note.strip("(). ").lower())
        else:
            notes.append(note if note.endswith(":") else note.rstrip(". "))
        return " "

    text = NOTES.sub(keep, text)
    return text, replace(remarks, notes=tuple(note for note in notes if note not in BARE_LABELS))


def _take_brackets(text: str, remarks: Remarks) -> tuple[str, Remarks]:
    """Take what stands in brackets or after a label of its own, and says nothing of the work."""
    if "[" in text and (match := INTERNET.search(text)):
        remarks = replace(remarks, online=True, before_internet=text[: match.start()])
        text = text[: match.start()] + "." + text[match.end() :]
    if "[" in text and (match := TYPE_MARKER.search(text)):
        text = f"{text[: match.start()]}. {text[match.end() :]}"
        kind = MARKED_TYPES.get(match["mark"].split("/")[0], "")
        remarks = replace(remarks, type=kind, online="/OL" in match["mark"] or remarks.online)
    lower = text.lower()
    for name, needles, pattern in TAKEN:
        if any(needle in lower for needle in needles) and (match := pattern.search(text)):
            found = Leftover(name, match[0].strip(" .,;()[]"))
            remarks = replace(remarks, leftover=(*remarks.leftover, found))
            text = f"{text[: match.start()]} {text[match.end() :]}"
    return text, remarks


def _take_preprint(text: str, remarks: Remarks) -> tuple[str, Remarks]:
    lower = text.lower()
    for pattern in (PREPRINT, POSTED) if "preprint" in lower else ():
        if match := pattern.search(text):
            remarks = replace(remarks, genre="preprint")
            text = f"{text[: match.start()]}. {text[match.end() :]}"
    if ("abstract" in lower or "poster" in lower) and (match := ABSTRACT_NUMBER.search(text)):
        remarks = replace(remarks, number=match["number"])
        text = text[: match.start()]
    if match := PREPRINT_NUMBER.search(text):
        remarks = replace(remarks, number=match["number"])
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return text, remarks
