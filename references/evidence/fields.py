"""The kind of a work from its own fields: its type, its server, its registry, who issued it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from references.evidence.kinds import SourceKind
from references.model.reference import Reference

BY_TYPE = {
    "guideline": SourceKind.GUIDELINE,
    "book": SourceKind.BOOK,
    "chapter": SourceKind.BOOK,
    "entry-encyclopedia": SourceKind.BOOK,
    "entry-dictionary": SourceKind.BOOK,
    "article-newspaper": SourceKind.NEWS,
    "article-magazine": SourceKind.NEWS,
    "legislation": SourceKind.OFFICIAL,
    "regulation": SourceKind.OFFICIAL,
    "bill": SourceKind.OFFICIAL,
    "treaty": SourceKind.OFFICIAL,
}
"""Types of CSL that are a kind whatever else the reference says."""

PREPRINT_DOI = re.compile(
    r"10\.(?:21203/rs\.|48550/arxiv\.|2139/ssrn\.|20944/preprints|31234/|31219/|26434/chemrxiv"
    r"|22541/au\.|36227/techrxiv|1101/(?:20\d\d\.\d\d\.\d\d\.)?\d{6,8}\b|64898/20\d\d\.)",
    re.IGNORECASE,
)
"""DOIs that preprint servers give: Research Square, arXiv, SSRN, Preprints.org, PsyArXiv, OSF,
ChemRxiv, Authorea, TechRxiv, bioRxiv and medRxiv (whose prefix journals share)."""
PREPRINT_SERVERS = re.compile(
    r"(?:bio|med|ar|chem|psy|soc|edu|eco|earth|tech|sport)a?rxiv|research square"
    r"|preprints(?:\.org)?|ssrn(?: electronic journal)?|osf preprints|authorea|jmir preprints",
    re.IGNORECASE,
)
PREPRINT_HOSTS = (
    "biorxiv.org", "medrxiv.org", "arxiv.org", "researchsquare.com", "ssrn.com", "preprints.org",
    "psyarxiv.com", "chemrxiv.org", "techrxiv.org",
)  # fmt: skip

REGISTRY_NUMBER = re.compile(
    r"\b(?:NCT\d{8}|ISRCTN\d{8}|ACTRN\d{14}|ChiCTR[\w-]{6,}|DRKS\d{8}|CTRI/\d{4}/[\d/]+"
    r"|EudraCT\s*\d{4}-\d{6}-\d\d|\d{4}-\d{6}-\d\d-\d\d|jRCTs?\d{9,}|UMIN\d{9}|PACTR\d{15,}"
    r"|IRCT\d{10,}\w*|CRD4\d{10,})",
    re.IGNORECASE,
)
"""Numbers of trial registries (https://www.who.int/tools/clinical-trials-registry-platform/network)
and of PROSPERO."""
REGISTRY_HOSTS = (
    "clinicaltrials.gov", "isrctn.com", "anzctr.org.au", "chictr.org.cn", "drks.de",
    "ctri.nic.in", "clinicaltrialsregister.eu", "euclinicaltrials.eu", "jrct.niph.go.jp",
    "jrct.mhlw.go.jp", "umin.ac.jp", "pactr.samrc.ac.za", "irct.ir", "trialsearch.who.int",
    "ensaiosclinicos.gov.br", "rebec.gov.br",
)  # fmt: skip
REGISTRATION = re.compile(r"\b(?:trial|study|review) regist", re.IGNORECASE)

OFFICIAL_HOSTS = re.compile(
    r"(?:^|\.)(?:gov|mil|(?:gov|gob|gouv|govt|gc|go)\.[a-z]{2}|nhs\.uk|who\.int|europa\.eu|canada\.ca"
    r"|admin\.ch|bund\.de|rki\.de|bfarm\.de|paho\.org|sante\.fr|isciii\.es|nice\.org\.uk"
    r"|uspreventiveservicestaskforce\.org)$"
)
"""Hosts of governments, of their health services and of the WHO."""
OFFICIAL_NAMES = re.compile(
    r"world health organi[sz]ation|pan american health organi[sz]ation"
    r"|cent(?:er|re)s? for disease (?:control|prevention)|food and drug administration"
    r"|national institutes? of health|department of health|ministry of health|ministerio de s"
    r"|public health (?:england|agency)|(?:us|u\.s\.) preventive services task force"
    r"|agency for healthcare research and quality|european medicines agency|surgeon general"
    r"|national health service|environmental protection agency|medlineplus|health canada",
    re.IGNORECASE,
)
SHELVES = ("ncbi.nlm.nih.gov", "pubmed.gov", "eric.ed.gov", "osti.gov")
"""Official hosts that keep other people's works."""
ISSUED = frozenset({"webpage", "report", "document", "pamphlet", "standard", "dataset", "post"})
"""Types in which an office speaks for itself; a journal's article is its authors'."""


def kind_from_fields(reference: Reference) -> SourceKind:
    """Return the kind that a reference's own fields say; never one that its title suggests."""
    if reference.type == "report" and reference.genre.lower() == "guideline":
        return SourceKind.GUIDELINE
    if _is_preprint(reference):
        return SourceKind.PREPRINT
    if reference.type in BY_TYPE:
        return BY_TYPE[reference.type]
    if reference.type in ISSUED:
        if _is_registration(reference):
            return SourceKind.REGISTRATION
        if _is_official(reference):
            return SourceKind.OFFICIAL
    return SourceKind.UNKNOWN


def _is_preprint(reference: Reference) -> bool:
    if "preprint" in reference.genre.lower():
        return True
    if reference.type not in {"article", "article-journal", "webpage", "document", "report"}:
        return False
    return bool(
        PREPRINT_DOI.match(reference.doi)
        or PREPRINT_SERVERS.fullmatch(reference.container_title.strip())
        or PREPRINT_SERVERS.fullmatch(reference.container_title_short.strip())
        or _ends(_host(reference), PREPRINT_HOSTS)
    )


def _is_registration(reference: Reference) -> bool:
    return bool(
        _ends(_host(reference), REGISTRY_HOSTS)
        or REGISTRY_NUMBER.search(f"{reference.number} {reference.url}")
        or REGISTRATION.search(reference.genre)
    )


def _is_official(reference: Reference) -> bool:
    host = _host(reference)
    if OFFICIAL_HOSTS.search(host):
        return not _ends(host, SHELVES)
    names = (reference.publisher, reference.container_title, *(n.literal for n in reference.author))
    return any(OFFICIAL_NAMES.search(name) for name in names if name)


def _host(reference: Reference) -> str:
    try:
        return (urlsplit(reference.url).hostname or "").lower()
    except ValueError:
        return ""


def _ends(host: str, known: tuple[str, ...]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in known)
