"""Words that a publisher's page sets beside a reference as links; they say nothing of the work.

Seen at PubMed Central, PubMed, Nature, Springer, Elsevier (ScienceDirect), Wiley, JAMA Network,
Hindawi, MDPI, Frontiers, JMIR, AHA and OUP. A run of them at the end goes, if one of the words can
be nothing but a link, and any of them in brackets goes.
"""

from __future__ import annotations

import re

_SURE = (
    r"PubMed(?:\s?Central|\s?Abstract|\sCitation)?|Google\s?Scholar|Cross\s?Ref|Web\sof\sScience\s?®?"
    r"|(?:Free\s)?PMC\s(?:free\s)?(?:article|full\stext)|Medline(?:\sWeb\sof\sScience)?"
    r"|View\sat:?|View\s(?:Article|PDF|Abstract|Record|(?:at|in|on)\s(?:Article|Publisher|Scopus|PubMed"
    r"|Google\sScholar|Web\sof\sScience))"
    r"|(?:Publisher|(?:Abstract/)?FREE|BioMed\sCentral|Europe\sPMC)\sFull\sText"
    r"|Publisher\sSite|Ref\slist|Full[\s-]Text(?:\s?PDF)?"
    r"|Wiley\sOnline\sLibrary|Taylor\s&\sFrancis\sOnline|ScienceDirect|MathSciNet|OpenURL|SFX"
    r"|Download\s(?:PDF|citation)|Export\scitation|Reference\sSource|Green\sVersion|CAS|ADS|ISI|Scopus"
)
_WEAK = r"Article|Abstract|PDF|HTML|Links?|DOI|Free|Summary|Search|Text"
_JOINT = r"(?:\s*[|·•;,/]\s*|\s*)"
_WORD = rf"[\[(]?(?:{_SURE}|{_WEAK})[\])]?\.?"
TRAIL = re.compile(
    rf"(?:(?<=[.\])\d>])|(?<=[.\])\d;]\s))\s*(?P<words>{_WORD}(?:{_JOINT}{_WORD}){{0,14}})\s*$",
    re.IGNORECASE,
)
LONG_TRAIL = re.compile(
    rf"(?<=\S)\s(?P<words>{_WORD}(?:{_JOINT}{_WORD}){{1,14}})\s*$", re.IGNORECASE
)
"""Two words or more that can be nothing else, behind any end."""
SURE = re.compile(rf"\b(?:{_SURE})", re.IGNORECASE)
SPLIT_WORDS = re.compile(r"(?<=[a-z])(?=View\s|Google|Cross|PubMed|Full|Web\sof)")
BRACKETED = re.compile(
    rf"(?<!\s)\s*+[\[(](?:{_SURE}|DOI|Free\sFull\sText|PubMed\s-\s[\w ]{{3,30}})[\])]"
    r"(?=[\s.;,\[(]|$)[.,]?",
    re.IGNORECASE,
)
NUMBER = re.compile(r"[\[(](?:PubMed|Medline|PMID)\s?[:\s]\s*(?P<pmid>\d{4,8})[\])]", re.IGNORECASE)
DOI = re.compile(r"\[(?P<doi>doi:?\s*10\.\d{4,9}/[^\s\]]{1,200})\]", re.IGNORECASE)
ARCHIVE = re.compile(
    r"(?<=[.,])\s(?:JSTOR|ScienceDirect|Science\sDirect|ProQuest|EBSCO\s?host|PubMed(?:\sCentral)?"
    r"|Wiley\sOnline\sLibrary|SpringerLink|Springer\sLink|Google\s(?:Scholar|Books)|Project\sMUSE"
    r"|Gale(?:\s[A-Z]\w+){0,3}|Oxford\sAcademic|Sage\sJournals|Taylor\sand\sFrancis\sOnline),?"
    r"\s(?=(?:https?://|www\.|doi[:.]))"
)
"""MLA names the archive before the address, as a second container."""
LINE = re.compile(rf"\s*{_WORD}(?:{_JOINT}{_WORD}){{0,14}}\s*$", re.IGNORECASE)
TAIL = 400  # characters in which the run of link words is looked for


def without_link_words(text: str) -> str:
    """Return the text without link words; identifiers in brackets lose the brackets.

    >>> without_link_words("Ode B. Tea. BMJ. 2001;1:2. [PubMed] [Google Scholar]")
    'Ode B. Tea. BMJ. 2001;1:2.'
    """
    if "[" in text or "(" in text:
        text = text.replace(" PubMed [journal]", "")  # My Bibliography of NCBI
        text = NUMBER.sub(r" PMID: \g<pmid> ", text)
        text = DOI.sub(r" \g<doi> ", text)
        text = BRACKETED.sub("", text)
    text = ARCHIVE.sub(" ", text)
    head, tail = text[:-TAIL], text[-TAIL:]
    spaced = SPLIT_WORDS.sub(" ", tail)
    match = TRAIL.search(spaced)
    if match and SURE.search(match["words"]):
        return head + spaced[: match.start()].rstrip()
    match = LONG_TRAIL.search(spaced)
    if match and len(SURE.findall(match["words"])) > 1:
        return head + spaced[: match.start()].rstrip()
    return text.rstrip()


def is_link_line(line: str) -> bool:
    """Whether a line holds nothing but link words."""
    line = SPLIT_WORDS.sub(" ", line)
    return len(line) < TAIL and bool(LINE.match(line) and SURE.search(line))
