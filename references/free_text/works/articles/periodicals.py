"""Newspapers, magazines and preprint servers, told by their names.

A name is one when it is listed here, or when its own words say so ("Times", "Zeitung", "Diario").
"""

from __future__ import annotations

import re
from dataclasses import replace

from references.model.reference import Reference

PREPRINT = re.compile(
    r"\b(?:(?:bio|med|chem|psy|soc|eng|edu)?[ar]?Rxiv|arXiv|PsyArXiv|SSRN|Research Square"
    r"|preprints?(?:\.org)?|OSF(?:\sPreprints)?|SciELO Preprints|Authorea|JMIR Preprints"
    r"|Preprints with The Lancet)\b",
    re.IGNORECASE,
)
NEWSPAPER = re.compile(
    r"(?:The\s)?(?:[\w.’'-]+\s){0,3}(?:Times|Guardian|Telegraph|Herald|Tribune|Gazette"
    r"|Chronicle|Observer|Independent|Globe(?:\sand\sMail)?|Inquirer|Mirror"
    r"|Washington\sPost|Daily\s\w+|Evening\s\w+|Wall\sStreet\sJournal|USA\sToday"
    r"|Morning\sHerald|Zeitung|Rundschau|Tageblatt|Tagesspiegel|Die\sWelt|Die\sZeit"
    r"|Le\sMonde|Le\sFigaro|Libération|El\s(?:País|Mundo|Universal|Comercio|Tiempo)"
    r"|La\s(?:Vanguardia|Nación|Razón|Repubblica|Stampa)|ABC|Corriere\sdella\sSera"
    r"|Folha\sde\sS\.?\s?(?:ão\s)?Paulo|O\sGlobo|Estadão"
    r"|O\sEstado\sde\sS\.?\s?(?:ão\s)?Paulo|Público|Diário\sde\s\w+|Diario\s[\w ]+"
    r"|Jornal\sd[eoa]\s\w+|Irish\sTimes|Straits\sTimes|Scotsman)(?:\s\([\w .,]+\))?"
)
NO_NEWSPAPER = re.compile(
    r"Journal|Research|Medical|Medicine|Health|Postgrad|Nursing|Pharma", re.IGNORECASE
)
MAGAZINE = re.compile(
    r"(?:The\s)?(?:New\sYorker|Time|TIME|Newsweek|Scientific\sAmerican|New\sScientist"
    r"|Atlantic|Economist|Wired|Forbes|National\sGeographic|Psychology\sToday"
    r"|Der\sSpiegel|Spiegel|Stern|Focus|Vogue|Harper[’']s(?:\sMagazine)?|Runner[’']s\sWorld"
    r"|Men[’']s\sHealth|Women[’']s\sHealth|Discover|Smithsonian(?:\sMagazine)?"
    r"|Consumer\sReports"
    r"|Reader[’']s\sDigest|Vanity\sFair|Slate|Vox|Veja|Época|Muy\sInteresante)(?:\smagazine)?",
    re.IGNORECASE,
)
PLATFORM = re.compile(
    r"(?P<video>YouTube|TED|Vimeo|TikTok|Netflix|BBC\siPlayer)|Spotify|Apple\sPodcasts"
    r"|SoundCloud",
    re.IGNORECASE,
)
TOPICS = re.compile(
    r"UpToDate|DynaMed(?:\sPlus)?|Medscape|MedlinePlus|BMJ\sBest\sPractice|Micromedex"
)
"""Works of reference on the web, whose topics are no articles of a journal."""
BLOG = re.compile(r"\b(?:blog|weblog)s?\b", re.IGNORECASE)


def is_periodical(name: str) -> bool:
    """Whether a name is a newspaper's or a magazine's."""
    return bool(NEWSPAPER.fullmatch(name) or MAGAZINE.fullmatch(name))


def with_kind_of_periodical(reference: Reference) -> Reference:
    """Return the reference with the type of a newspaper or magazine article where it is one."""
    name = reference.container_title.strip(" .")
    if reference.type not in {"article-journal", "webpage", "book"} or not name:
        return reference
    if reference.type == "article-journal" and TOPICS.fullmatch(name) and not reference.volume:
        return replace(reference, type="webpage")
    paper, comma, town = name.rpartition(", ")
    if comma and NEWSPAPER.fullmatch(paper):  # ABNT: "Folha de S. Paulo, São Paulo"
        reference = replace(reference, container_title=paper, publisher_place=town)
        name = paper
    if (
        NEWSPAPER.fullmatch(name)
        and not NO_NEWSPAPER.search(name.replace("Wall Street Journal", ""))
        and not reference.volume
    ):
        return replace(reference, type="article-newspaper")
    if reference.type != "article-journal" and (platform := PLATFORM.fullmatch(name)):
        return replace(reference, type="motion_picture" if platform["video"] else "broadcast")
    if MAGAZINE.fullmatch(name):
        return replace(reference, type="article-magazine")
    if reference.type == "webpage" and BLOG.search(name):
        return replace(reference, type="post-weblog")
    return reference
