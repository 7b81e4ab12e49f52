"""The kind of work that a reference names: "[Video]", "Package insert.", "PhD thesis".

APA 7 (chapter 9) and NLM (Citing Medicine, "Type of medium") put it in brackets after the title,
AMA, Harvard and ABNT as a sentence. The types are those of CSL 1.0.2,
https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types; the words stay
as printed, in `genre`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_THESIS = (
    r"(?:(?:Unpublished|Published)\s)?(?:(?:doctoral|master[’']?s?|bachelor[’']?s?|honou?rs"
    r"|undergraduate|Ph\.?\s?D\.?|M\.?\s?Sc?\.?"
    r"|M\.?\s?A\.?|M\.?\s?P\.?\s?H\.?|M\.?\s?D\.?)\s)?(?:dissertation|thesis|diss\.)(?:\s(?:for"
    r"|in)\s[\w ]{3,40})?"
    r"|tesis(?:\s(?:doctoral|de\s[\w ]{4,30}))?|trabajo\s(?:de\s)?fin\sde\s(?:grado"
    r"|m[áa]ster)|dissertação(?:\sde\smestrado)?|tese(?:\sde\sdoutorado)?"
    r"|th[èe]se(?:\s(?:de|en|d[’'])\s?[\w ]{3,40})?|mémoire(?:\sde\smaster)?"
    r"|(?:Inaugural-?)?Dissertation"
    r"|Diplomarbeit|Masterarbeit|Bachelorarbeit|Habilitation(?:sschrift)?"
)
_LABEL = (
    r"package\sinsert|(?:full\s)?prescribing\sinformation"
    r"|summary\sof\sproduct\scharacteristics|SmPC|drug\slabel(?:ing)?|product\smonograph"
    r"|product\sinformation|Fachinformation|Gebrauchsinformation|ficha\st[ée]cnica|bula"
    r"|r[ée]sumé\sdes\scaractéristiques\sdu\sproduit"
    r"|patient\sinformation\sleaflet|medication\sguide|data\ssheet|instructions\sfor\suse"
)
_VIDEO = (
    r"(?:online\s|streaming\s|YouTube\s)?video(?:\s(?:file|recording))?|film"
    r"|motion\spicture|documentary|DVD|videocassette|TED\stalk|vídeo|vidéo"
)
_SOUND = (
    r"(?:audio\s|video\s)?podcast(?:\sepisode)?|radio\s(?:broadcast|program(?:me)?)|(?:TV"
    r"|television)\s(?:series|broadcast|program(?:me)?)(?:\sepisode)?"
    r"|(?:TV|television)\sepisode|webinar|audio\srecording"
)
_TALK = (
    r"(?:paper|oral|poster|conference|keynote|lecture|symposium)\s(?:presentation|session"
    r"|address|talk)|paper|poster(?:\ssession)?"
    r"|powerpoint(?:\sslides|\spresentation)?|slides|lecture(?:\snotes)?"
)
_DATA = (
    r"data\s?set|data\sfile|base\sde\sdados|conjunto\sde\s(?:datos|dados)"
    r"|jeu\sde\sdonn[ée]es|Datensatz"
)
_SOFTWARE = (
    r"(?:computer\s|statistical\s)?software(?:\sprogram)?|computer\sprogram"
    r"|mobile\sapp(?:lication)?|app|R\spackage|source\scode|Python\spackage"
)
_POST = r"(?:web\s?log|blog)\s(?:post|entry)|blog"
_STATUS = (
    r"tweet|(?:facebook\s|status\s)?(?:status\s)?update|facebook\s(?:post|page)|instagram\s(?:post"
    r"|photo(?:graph)?|profile)|linkedin\spost|post|online\sforum\s(?:post|comment)|reddit\spost"
)
KINDS = {
    "thesis": _THESIS,
    "report": _LABEL,
    "motion_picture": _VIDEO,
    "broadcast": _SOUND,
    "speech": _TALK,
    "dataset": _DATA,
    "software": _SOFTWARE,
    "post-weblog": _POST,
    "post": _STATUS,
    "patent": r"patent",
    "interview": r"interview",
    "webpage": r"clinical\strial\sregistration|trial\sregistration",
    "": r"(?:conference\s|meeting\s)?abstract|white\spaper|fact\ssheet|press\srelease"
    r"|news\srelease|guideline|special\s(?:issue|section)|supplemental\smaterial|brochure|pamphlet|infographic|editorial|leading\sarticle|op-ed|commentary|correspondence|letter|comment",
}
"""The CSL type of each kind; "" where the kind tells no type."""

_GROUPS = "|".join(f"(?P<k{i}>{words})" for i, words in enumerate(KINDS.values()))
TYPES = tuple(KINDS)
BRACKETED = re.compile(
    rf"\s*[\[(](?:{_GROUPS})(?:\s?[,:;]\s(?P<school>[^\])]{{2,160}}))?[\])][.,]?", re.IGNORECASE
)
_SENTENCES = "|".join(
    f"(?P<k{i}>{words})"
    for i, (kind, words) in enumerate(
        {
            "thesis": _THESIS,
            "report": _LABEL,
            "broadcast": r"(?:audio\s)?podcast",
            "dataset": r"Data\sset",
            "software": r"Computer\s(?:program|software)",
            "": r"(?:press|news)\srelease|fact\ssheet",
        }.items()
    )
)
SENTENCE = re.compile(
    rf"(?:(?<=[.?!\])”’])\s|:\s(?=summary\sof|(?:full\s)?prescribing|package\sinsert)|,\s(?=[A-Za-z.]{{1,12}}\s?(?:thesis"
    rf"|dissertation)\b))(?:{_SENTENCES})(?:\s?\([^()]{{3,60}}\))?(?P<end>[.;]|\s?$"
    r"|(?<!sheet)(?<!information)(?<!release)\s?[-–—,]\s)",
    re.IGNORECASE,
)
SENTENCE_TYPES = ("thesis", "report", "broadcast", "dataset", "software", "")
VERSION = re.compile(
    r"\s*\((?:(?:Version|Ver\.?|V\.)\s?(?P<version>[\w.-]{1,20})"
    r"|(?P<series>[A-Z]{2,8}\s\d{2,6});\s(?:Version|Ver\.?)\s(?P<later>[\w.-]{1,20})"
    r"|(?P<label>(?:Publication|Order|UMI|Accession|Document)\sNo\.|No\.|Nos?\.|Episode"
    r"|Report\sNo\."
    r"|Working\sPaper\sNo\.)\s(?P<number>[\w./-]{1,30}))"
    r"\)(?=\s*\[|\s*[.,]|\s*$)",
    re.IGNORECASE,
)
VERSION_AT_END = re.compile(r"[.,]\s[Vv]ersion\s(?P<version>[\w.-]{1,20}?)\.?$")
ROLES = re.compile(
    r"\s?\((?:(?:Executive\s|Co-?)?(?:Hosts?|Producers?|Directors?|Writers?|Narrators?"
    r"|Speakers?|Presenters?|Moderators?|Guests?|Creators?|Composers?)(?:\s?(?:&|and"
    r"|,)\s)?){1,3}\)",
    re.IGNORECASE,
)

BLOG = re.compile(r"\s\((?:we)?blog\)(?=[.,])", re.IGNORECASE)
"""A site that is called a blog, behind its name."""
INVESTIGATOR = re.compile(
    r",\s(?:principal\sinvestigator|responsible\sparty|sponsor)(?=\.\s)", re.IGNORECASE
)
MADE_BY = re.compile(
    r"[.,]\s(?P<role>[Hh]osted|[Pp]resented|[Dd]irected|[Nn]arrated)\sby\s[A-Z][^.,]{3,60}(?=[.,])"
)
"""MLA names who made a film or hosts a podcast after its title."""
PRESENTED = re.compile(
    r"(?<=[.?!])\s(?P<genre>(?:(?:Paper|Poster|Abstract|Talk|Lecture|Oral\spresentation"
    r"|Work)\s)?[Pp]resented)\s(?:at|to|in):?\s(?:the\s)?(?=[A-Z\d])"
)
"""AMA 11: "Paper presented at: Meeting; date; place."."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a reference calls itself, and what stands beside those words."""

    type: str = ""
    genre: str = ""
    school: str = ""
    number: str = ""
    version: str = ""
    end: int = -1


def take_kind(text: str) -> tuple[str, Kind]:
    """Return the text without the words for its kind, and the kind.

    >>> take_kind("Ozempic [package insert]. Plainsboro, NJ: Novo Nordisk; 2023.")[1].type
    'report'
    """
    version = number = label = ""
    if match := VERSION.search(text):
        version = match["version"] or match["later"] or ""
        number = match["number"] or match["series"] or ""
        label = (match["label"] or "").lower()
        text = text[: match.start()] + text[match.end() :]
    text = ROLES.sub("", text)
    text = INVESTIGATOR.sub("", text)
    if match := BLOG.search(text):
        return f"{text[: match.start()]}{text[match.end() :]}", Kind("post-weblog")
    if " by " in text and (match := MADE_BY.search(text)):
        kind = Kind(
            "broadcast" if match["role"].lower() in {"hosted", "presented"} else "motion_picture"
        )
        return f"{text[: match.start()]}{text[match.end() :]}", kind
    if match := PRESENTED.search(text):
        kind = Kind("speech", match["genre"].strip(), end=match.start())
        return f"{text[: match.start()]} {text[match.end() :]}", kind
    for pattern, types in ((BRACKETED, TYPES), (SENTENCE, SENTENCE_TYPES)):
        match = pattern.search(text) if pattern is SENTENCE or "[" in text or "(" in text else None
        if match and match.start() > 2:
            index = next(i for i in range(len(types)) if match[f"k{i}"])
            school = (match.groupdict().get("school") or "").strip(" .,;")
            kind = Kind(
                types[index], match[f"k{index}"].strip(), school, number, version, match.start()
            )
            before = text[: match.start()].rstrip(" ,")
            if kind.type in {"dataset", "software"} and (told := VERSION_AT_END.search(before)):
                before = before[: told.start()]
                kind = replace(kind, version=told["version"], end=told.start())
            mark = "" if before.endswith((".", "?", "!")) else "."
            return f"{before}{mark} {text[match.end() :].lstrip(' .,')}", kind
    series = label == "no." and re.search(r"(?<![A-Z])[A-Z]{2,}+[/.-]", number)
    report = "report" if series or label.startswith(("report", "working")) else ""
    return text, Kind(report, number=number, version=version)
