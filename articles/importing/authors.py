"""Who a byline names: clinicians of the site, the clinic itself, or somebody to ask about."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.models import Site

from articles.models import ArticleAuthor

BETWEEN = re.compile(r"(?<!\s)\s*+(?:\band\b|&|;)\s*+", re.IGNORECASE)
TITLE = re.compile(r"(?:(?:dr|prof|mr|mrs|ms|mx)\b\.?\s*)+", re.IGNORECASE)
CREDENTIAL = re.compile(r"(?:[A-Z][A-Za-z]{0,3}\.?){1,5}")
ORGANISATION = re.compile(
    r"\b(?:clinics?|team|staff|cent(?:er|re)|hospital|institute|editors?|admin|group|practice"
    r"|society|association|university|department|health service)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Authors:
    """These authors are the byline's people that have a page, and the names that have none."""

    pages: tuple[Any, ...] = ()
    unknown: tuple[str, ...] = ()


def authors_named(byline: str) -> Authors:
    """Returns whom a byline names: "By Ben Harrow, ND, MPH and Ann Alder" finds both their pages.

    An organisation is nobody to ask about: without authors the clinic itself is the author.
    """
    pages, unknown = [], []
    for name in _names(byline):
        page = _page(name)
        if page is not None:
            pages.append(page)
        elif not _is_organisation(name):
            unknown.append(name)
    return Authors(tuple(pages), tuple(unknown))


def _names(byline: str) -> list[str]:
    names: list[str] = []
    for part in BETWEEN.split(byline):
        first, *others = (piece.strip() for piece in part.split(","))
        names.append(first)
        names += [each for each in others if " " in each and not _is_credential(each)]
    return [name for name in names if name]


def _is_credential(text: str) -> bool:
    return bool(CREDENTIAL.fullmatch(text.replace(" ", "")))


def _page(name: str) -> Any:
    plain = TITLE.sub("", name, count=1).strip()
    words = plain.split()
    while len(words) > 2 and CREDENTIAL.fullmatch(words[-1]) and words[-1].isupper():
        words.pop()  # "Ben Harrow ND"
    clinicians = ArticleAuthor._meta.get_field("clinician").related_model.objects
    for wanted in dict.fromkeys((name, plain, " ".join(words))):
        found = clinicians.filter(title__iexact=wanted)[:2]
        if len(found) == 1:
            return found[0]
    titled = [page for page in clinicians.all() if _bare(page.title) == " ".join(words).casefold()]
    return titled[0] if len(titled) == 1 else None


def _bare(title: str) -> str:
    """Returns a page's title as a name without what stands around it: "Dr Ann Alder, ND"."""
    return TITLE.sub("", title.split(",")[0], count=1).strip().casefold()


def _is_organisation(name: str) -> bool:
    sites = {site.site_name.casefold() for site in Site.objects.all() if site.site_name}
    own = sites | {str(settings.WAGTAIL_SITE_NAME).casefold()}
    return bool(ORGANISATION.search(name)) or name.casefold() in own
