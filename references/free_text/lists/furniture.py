"""Lines of a pasted list that belong to the page around it: headings, page numbers, running heads.

Each is dropped only where its form is plain; a line that could be a part of a reference stays.
"""

from __future__ import annotations

import re

from references.free_text.wording.link_words import is_link_line

HEADING = re.compile(
    r"\s*+(?:\#{1,6}\s|\*{2}|_{2})?(?:\d+\.?\s)?(?:list\sof\s|selected\s|key\s|additional\s|main\s)?"
    r"(?:references?|bibliography|literature(?:\scited)?|works\scited|(?:data\s)?sources|citations"
    r"|further\sreading|suggested\sreading|footnotes|endnotes|notes|guidelines|books"
    r"|articles|websites"
    r"|referencias(?:\sbibliográficas)?|referências(?:\sbibliográficas)?|bibliograf[ií]a|références"
    r"(?:\sbibliographiques)?|bibliographie|literatur(?:verzeichnis)?|quellen|参考文献)"
    r"(?:\sand\s(?:notes|further\sreading|bibliography))?\s*+:?\s*+(?:\*{2}|_{2})?\s*+",
    re.IGNORECASE,
)
PAGE_NUMBER = re.compile(
    r"\s*(?:[-–—]\s?)?(?:p(?:age|\.)\s?)?\d{1,5}(?:\s?(?:of"
    r"|/)\s?\d{1,5})?(?:\s?[-–—])?\s*",
    re.IGNORECASE,
)
SITE = re.compile(r"\s*(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}/?\s*")
RUNNING_HEAD = re.compile(
    r"\s*(?:.{0,60}\bet\sal\.?\s{1,4}Page\s\d{1,4}|(?:NIH-PA\s"
    r"|Europe\sPMC\sFunders\s)?Author\sManuscripts?"
    r"|Downloaded\s(?:from|by|on)\b.{0,200}|(?:©|\(c\)|Copyright)\s(?:19|20)\d\d.{0,160}"
    r"|.{0,40}\bAll\srights\sreserved\.?"
    r"|For\spersonal\suse\sonly.{0,80}|(?:Open|Free)\sAccess"
    r"|Author\smanuscript;\savailable\sin\sPMC.{0,80}"
    r"|.{3,80}\s\|\s(?:www\.|Volume|Vol\.).{0,80}|Show\s(?:more|less)|Back\sto\stop"
    r"|View\sall|\[?edit\]?)\s*",
    re.IGNORECASE,
)
RULE = re.compile(r"[\s\W_]*")


def without_furniture(lines: list[str]) -> list[str]:
    """Return the lines without those of the page; lines of links between references go, too."""
    kept: list[str] = []
    for i, line in enumerate(lines):
        if not line.strip():
            kept.append("")
        elif HEADING.fullmatch(line):
            kept += ["", ""]
        elif not _is_furniture(line, lines, i):
            kept.append(line)
    return kept


def _is_furniture(line: str, lines: list[str], i: int) -> bool:
    if RULE.fullmatch(line) or RUNNING_HEAD.fullmatch(line) or is_link_line(line):
        return True
    alone = _is_blank(lines, i - 1) and _is_blank(lines, i + 1)
    return alone and bool(PAGE_NUMBER.fullmatch(line) or SITE.fullmatch(line))


def _is_blank(lines: list[str], i: int) -> bool:
    return not 0 <= i < len(lines) or not lines[i].strip()
