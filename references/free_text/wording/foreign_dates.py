"""Dates of other languages, said in English: "12 de marzo de 2020", "3. Mai 2020", "04.05.2021"."""

from __future__ import annotations

import re
from collections.abc import Callable

from references.model.months import SHORT

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "ene enero jan janeiro janv janvier januar jänner",
            "feb febrero fev fevereiro fév févr février februar",
            "mar marzo março mars märz mrz",
            "abr abril avr avril apr april",
            "mayo mai maio may",
            "jun junio junho juin juni",
            "jul julio julho juil juillet juli",
            "ago agosto août aout aug august",
            "sep sept set septiembre setiembre setembro septembre september",
            "oct octubre out outubro octobre okt oktober",
            "nov noviembre novembro novembre november",
            "dic diciembre dez dezembro déc décembre dec dezember",
        ),
        1,
    )
    for word in words.split()
}
_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:19|20)\d\d"
_OF = r"(?:\s(?:de|del)\s|\s)"
_DATE = re.compile(
    rf"(?<![\w-])(?:(?P<d1>\d{{1,2}})(?:º|ª|er|\.)?{_OF}(?P<m1>{_MONTH}){_OF}(?P<y1>{_YEAR})"
    rf"|(?P<y2>{_YEAR})\s(?P<m2>{_MONTH})(?:[/-](?P<m5>{_MONTH})|\s(?P<d2>\d{{1,2}}))?"
    rf"|(?P<m3>{_MONTH})(?:[/-](?P<m4>{_MONTH}))?{_OF}(?P<y3>{_YEAR}))(?=[\s\]).,;:–-]|$)",
    re.IGNORECASE,
)
_DOTTED_DATE = re.compile(r"\b(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>20\d\d)(?=[\s\]).,;]|$)")
_ENGLISH = re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec")
_BEFORE_DATE = re.compile(
    r"(?:^|[\[(,;.:]|\b(?:em|el|le|am|a|en|cited|accessed|updated|vom|depuis|desde|du))\s*$",
    re.IGNORECASE,
)
_FOREIGN_MONTH = re.compile(
    r"\b(?:ene|abr|avr|ago|ao[uû]t|dic|d[ée]c|dez|set|out|okt|mai|mayo?|maio|f[eé]vr?|janv"
    r"|jan|feb|mar|jun|jul|oct|nov|sept?"
    r"|[ef]nero|febrero|marzo|abril|junio|julio|agosto|septiembre|setiembre|octubre"
    r"|noviembre|diciembre"
    r"|janeiro|fevereiro|março|junho|julho|setembro|outubro|novembro|dezembro|janvier"
    r"|février|mars|avril"
    r"|juin|juillet|juil|septembre|octobre|novembre|décembre)\b|\b(?:Ene|Abr|Ago|Dic|Dez"
    r"|Set|Out|Okt|Mai|Fev|Avr|Jänner"
    r"|Januar|Februar|März|Juni|Juli|Oktober|Dezember|Maio|Mayo|Abril)\b"
    r"|\d\.\s(?:[A-Z][a-z]{2,8})\b"
)
"""A month that needs to be said in English: of another language, in small letters, after "3."."""


def dates_in_english(text: str) -> str:
    """Return the text with its dates in English, where they stand after punctuation or a label."""
    if _FOREIGN_MONTH.search(text):
        text = _DATE.sub(_in_place(_english_date), text)
    return _DOTTED_DATE.sub(_in_place(_english_dotted), text)


def _in_place(write: Callable[[re.Match[str]], str]) -> Callable[[re.Match[str]], str]:
    """Rewrite a date only where a date may stand alone: after punctuation or a label."""

    def replaced(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - 12) : match.start()]
        return write(match) if _BEFORE_DATE.search(before) else match[0]

    return replaced


def _english_date(match: re.Match[str]) -> str:
    if _ENGLISH.match(match[0].lstrip("0123456789 ")) and " de " not in match[0]:
        return match[0]
    if match["y1"]:
        return f"{int(match['d1'])} {_short(match['m1'])} {match['y1']}"
    if match["y2"]:
        months = _short(match["m2"]) + (f"-{_short(match['m5'])}" if match["m5"] else "")
        return " ".join(filter(None, (match["y2"], months, match["d2"])))
    months = _short(match["m3"]) + (f"-{_short(match['m4'])}" if match["m4"] else "")
    return f"{months} {match['y3']}"


def _english_dotted(match: re.Match[str]) -> str:
    month = int(match["m"])
    return f"{int(match['d'])} {SHORT[month - 1]} {match['y']}" if 1 <= month <= 12 else match[0]


def _short(month: str) -> str:
    return SHORT[MONTHS[month.rstrip(".").lower()] - 1]
