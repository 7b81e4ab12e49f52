"""Laws and standards, which have a number where other works have authors.

Laws: AMA 11 after the Bluebook ("Pub L No. 111-148, 124 Stat 119 (2010)"), Citing Medicine,
chapter 10, Harvard (UK Acts), ABNT NBR 6023. Standards: APA 7, chapter 10; ISO 690:2021.
"""

from __future__ import annotations

import re

from references.model.names import Name
from references.model.printed_dates import DATE, YEAR, read_date
from references.model.reference import Reference

_PUBLIC_LAW = r"Pub(?:lic)?\.?\s?L(?:aw)?\.?(?:\sNo\.?)?\s?(?P<publaw>\d{2,3}\s?[-–]\s?\d{1,4})"
_CODE = (
    r"\d{1,3}\sU\.?\s?S\.?\s?C\.?(?:A\.?)?(?:\s§{1,2}\s?[\w().–-]+(?:\set\sseq\.?)?)?"
    r"|\d{1,3}\sC\.?\s?F\.?\s?R\.?(?:\s(?:§{1,2}|pt\.?|[Pp]art)?\s?[\w().–-]+)?"
    r"|\d{1,3}\sFed\.?\s?Reg\.?\s[\d,]+|\d{1,3}\sStat\.?\s\d+|c\.?\s\d{1,3}"
)
LAW = re.compile(
    rf"(?P<title>[^\ue000]{{3,300}}?)[,.]\s(?P<cite>(?:{_PUBLIC_LAW}"
    rf"|{_CODE})(?:,\s(?:{_CODE}))*)(?:,?\s?\((?P<date>{DATE})\))?[\s.,;]*"
    rf"(?P<rest>[^\ue000]{{0,160}})$"
)
ACT = re.compile(
    rf"(?P<title>[A-Z][^.\ue000]{{3,200}}?\b(?:Act|Order|Regulations?"
    rf"|Rules)\s(?P<date>{YEAR})(?:\s\([^()]{{2,20}}\))?)(?:,?\s(?P<cite>(?:c|ch|SI"
    rf"|No)\.?\s[\d/]+))?[\s.,;]*(?P<rest>[^\ue000]{{0,160}})$"
)
IMPRINT = re.compile(r"(?P<place>[A-Z][\w ]{2,30}):\s(?P<publisher>[A-Z][^:;]{2,80})")
"""Harvard names who printed an Act: "London: The Stationery Office"."""
DECREE = re.compile(
    r"(?:(?P<state>[A-Z][\w. ]{2,40}?)\.\s)?(?P<title>(?P<kind>Lei|Ley|Real\sDecreto"
    r"|Decreto|Portaria|Resolução|Resolución|Loi|Décret|Arrêté|Gesetz|Verordnung|Orden"
    r"|Medida\sProvisória)\b[^\ue000]{6,400}?)"
    r"(?:\.\s(?P<gazette>(?:Diário\sOficial|Boletín\sOficial|Diario\sOficial"
    r"|Journal\sOfficiel|Bundesgesetzblatt|BOE|DOU|JORF"
    r"|BGBl)[^.,;]{0,80})(?P<rest>[^\ue000]{0,160}))?[\s.]*$"
)
UNION = re.compile(
    r"(?P<title>(?:(?:Commission|Council|European\sParliament)\s)?(?:Regulation|Directive"
    r"|Decision)\s(?:\([A-Z, ]{2,12}\)\s)?(?:No\s)?(?P<number>\d{2,4}/\d{1,4}"
    r"(?:/[A-Z]{2,4})?)[^\ue000]{0,300})"
    r"$"
)
STANDARD = re.compile(
    r"(?P<number>\b(?:ISO|IEC|CEN|EN|DIN|BS|ANSI|ASTM|ABNT|NBR|IEEE|AAMI|UNE|NF|AFNOR|GB/T"
    r"|GB|JIS|CLSI|UL)(?:[/ -](?:[A-Z]{2,5}|Std|T)){0,4}\s?[A-Z]{0,3}\d{1,6}"
    r"(?:[.-]\d{1,3}(?!\d)){0,4}(?:[:-](?P<year>(?:19|20)\d\d)(?:-\d\d)?)?)"
)
NAMED_STANDARD = re.compile(
    r"\s*\((?P<series>[A-Z][\w/ ]{1,20}\sStandard)\s(?:No\.\s)?(?P<number>[\w:.-]{3,20})\)"
)


def read_statute(text: str) -> Reference | None:
    """Read a law; None where the text is none. Its number is in `number`, the rest in `title`."""
    if (match := LAW.match(text)) and not match["title"].startswith("http"):
        number = match["publaw"] or match["cite"]
        imprint = IMPRINT.fullmatch(match["rest"].strip(" .,;"))
        return Reference(
            type="legislation",
            title=match["title"].strip(" .,"),
            number=re.sub(r"\s?[–-]\s?", "-", number),
            container_title=_rest_of_citation(match["cite"]) if match["publaw"] else "",
            issued=read_date(match["date"] or "") or read_date(match["title"]),
            publisher=imprint["publisher"] if imprint else "",
            publisher_place=imprint["place"] if imprint else "",
            note="" if imprint else match["rest"].strip(" .,;"),
        )
    if match := ACT.match(text):
        imprint = IMPRINT.fullmatch(match["rest"].strip(" .,;"))
        return Reference(
            type="legislation",
            title=match["title"].strip(),
            number=(match["cite"] or "").strip(),
            issued=read_date(match["date"]),
            publisher=imprint["publisher"] if imprint else "",
            publisher_place=imprint["place"] if imprint else "",
            note="" if imprint else match["rest"].strip(" .,;"),
        )
    if match := DECREE.match(text):
        return _decree(match)
    return None


def _decree(match: re.Match[str]) -> Reference:
    rest = (match["rest"] or "").strip(" .,;")
    dated = re.search(rf"(?:^|[,;]\s)(?P<date>{DATE})", rest)
    place = rest[: dated.start()] if dated else rest
    number = re.search(r"(?:nº|n\.º|n°|no\.|No\.?|Nr\.)\s?(?P<number>\d[\d./-]*)", match["title"])
    return Reference(
        type="legislation",
        author=(Name(literal=match["state"]),) if match["state"] else (),
        title=match["title"].strip(" .,"),
        number=number["number"].strip("./-") if number and not match["gazette"] else "",
        container_title=(match["gazette"] or "").strip(),
        publisher_place=place.strip(" .,;"),
        issued=read_date(dated["date"]) if dated else read_date(match["title"]),
    )


def is_union_law(title: str) -> bool:
    """Whether a title is that of a law of the European Union."""
    return bool(UNION.match(title))


def _rest_of_citation(citation: str) -> str:
    """Return the pages in the statutes that follow the number of a public law."""
    parts = citation.split(", ", 1)
    return parts[1] if len(parts) > 1 else ""


def take_standard(text: str) -> tuple[str, str, str]:
    """Return the text without the number of a standard, the number, and its year.

    The number counts where it stands alone: at the head, between stops, or in brackets.
    """
    if named := NAMED_STANDARD.search(text):
        dated = re.search(r":(\d{4})", named["number"])
        return _cut(text, named), named["number"], dated[1] if dated else ""
    match = STANDARD.search(text)
    if not match:
        return text, "", ""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    if (not before or before[-1] in ".(,") and (not after or after[0] in ".,:;)-–—"):
        year = match["year"] or ""
        return _cut(text, match), match["number"], year
    return text, "", ""


def _cut(text: str, match: re.Match[str]) -> str:
    before = text[: match.start()].rstrip(" (,")
    after = text[match.end() :].lstrip(" .,:;)-–—")
    stop = "" if not before or before.endswith((".", "?", "!")) else "."
    return f"{before}{stop} {after}".strip()
