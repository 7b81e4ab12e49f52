"""What machines are told about pages: schema.org as JSON-LD.

Only what the page shows, in the types of https://schema.org/docs/meddocs.html. No reviews, ratings
or FAQ: testimonials are not ratings, and search engines punish clinics that mark them up so.
"""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from wagtail.models import Page, Site

from articles.blocks.cited_works import REMEMBERED, Work
from articles.evidence.about import about_sources
from articles.evidence.facts import SourceFacts
from articles.models import ArticleChange, ArticlePage, MedicalReview
from home.intake import Intake
from home.models import ClinicianPage, ContactSettings, ServicePage, SpecialHours
from home.opening import coming_special
from references.evidence import SourceKind, Subjects

Data = dict[str, Any]
Facts = Mapping[str, SourceFacts]

SCHOLARLY = {
    "article-journal": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "paper-conference": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "thesis": "Thesis",
    "report": "Report",
    "webpage": "WebPage",
}
"""The schema.org type of each CSL type."""

PUBLICATION_TYPES = {
    SourceKind.GUIDELINE: "Guideline",
    SourceKind.SYSTEMATIC_REVIEW: "Systematic Review",
    SourceKind.RANDOMISED_TRIAL: "Randomized Controlled Trial",
    SourceKind.OBSERVATIONAL: "Observational Study",
    SourceKind.CASE_REPORT: "Case Reports",
    SourceKind.NARRATIVE_REVIEW: "Review",
    SourceKind.REGISTRATION: "Clinical Trial Protocol",
    SourceKind.PREPRINT: "Preprint",
}
"""The publication type of MeSH for each kind that has one (https://schema.org/publicationType)."""
GENRES = {
    SourceKind.LABORATORY: "Laboratory or animal study",
    SourceKind.OFFICIAL: "Official information",
    SourceKind.BOOK: "Book",
    SourceKind.NEWS: "News",
}
KEYWORDS = {Subjects.PEOPLE: "Humans", Subjects.ANIMALS: "Animals"}
"""The check tag of MeSH for whom a study was done in."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


NO_MARKUP = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
"""Escapes with which JSON cannot end the script element that it stands in."""


def graph(*nodes: Data, works: Mapping[str, Work] | None = None, facts: Facts | None = None) -> str:
    """Returns the nodes as one document of JSON, without their empty values.

    Args:
        nodes: everything that the page tells.
        works: what the last of them cites, by citation key; their text is remembered, since it
            is the same whenever the page is told.
        facts: what is known about them, by citation key.
    """
    texts = [_json(_filled(node)) for node in nodes]
    known = facts or {}
    cited = ", ".join(
        cited_work(work, known[key].kind, known[key].subjects) if key in known else cited_work(work)
        for key, work in (works or {}).items()
    )
    if cited:
        texts[-1] = f'{texts[-1][:-1]}, "citation": [{cited}]}}'
    return f'{{"@context": "https://schema.org", "@graph": [{", ".join(texts)}]}}'


def _json(node: Data) -> str:
    """Escapes as Django's `json_script` does."""
    return json.dumps(node, ensure_ascii=False).translate(NO_MARKUP)


def clinic(site: Site, contact: ContactSettings, intake: Intake | None = None) -> Data:
    """Returns the clinic itself, from the contact settings and the intake notice in force."""
    address = {
        "@type": "PostalAddress",
        "streetAddress": contact.street_address,
        "addressLocality": contact.locality,
        "addressRegion": contact.region,
        "postalCode": contact.postal_code,
        "addressCountry": contact.country,
    }
    hours = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": list(DAYS[row.first_day : row.last_day + 1]),
            "opens": f"{row.opens:%H:%M}",
            "closes": f"{row.closes:%H:%M}",
        }
        for row in contact.opening_hours.all()
        if not row.is_video_only
    ]
    return {
        "@type": "MedicalClinic",
        "@id": f"{site.root_url}/#clinic",
        "name": site.site_name,
        "url": f"{site.root_url}/",
        "telephone": contact.international_telephone,
        "faxNumber": contact.international_fax,
        "email": contact.email,
        "hasMap": contact.map_url,
        "address": _filled(address) if contact.street_address else None,
        "geo": _geo(contact),
        "areaServed": contact.area_served,
        "priceRange": contact.price_range,
        "openingHoursSpecification": hours,
        "specialOpeningHoursSpecification": [_special(row) for row in coming_special(contact)],
        "isAcceptingNewPatients": intake.is_accepting() if intake else None,
    }


def _geo(contact: ContactSettings) -> Data | None:
    if contact.place is None:
        return None
    latitude, longitude = map(float, contact.place)
    return {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}


def _special(row: SpecialHours) -> Data:
    """A closed day opens and closes at midnight, as schema.org's own examples say it."""
    return {
        "@type": "OpeningHoursSpecification",
        "validFrom": row.first_date.isoformat(),
        "validThrough": row.last_date.isoformat(),
        "opens": f"{row.opens:%H:%M}" if row.opens else "00:00",
        "closes": f"{row.closes:%H:%M}" if row.closes else "00:00",
    }


def breadcrumb(pages: list[Page], here: Page, listed: tuple[str, str] | None = None) -> Data:
    """Returns the way from the front page to this one.

    Args:
        pages: those above.
        here: the page itself.
        listed: name and address of a list below the page: a topic's, an author's.
    """
    trail = [(page.title, page.full_url) for page in (*pages, here)]
    if listed:
        trail.append(listed)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(trail, start=1)
        ],
    }


def person(clinician: ClinicianPage, site: Site) -> Data:
    """Returns a clinician with licence and credentials."""
    licence = {
        "@type": "EducationalOccupationalCredential",
        "credentialCategory": "license",
        "identifier": clinician.license_number,
        "recognizedBy": {"@type": "Organization", "name": clinician.license_authority},
    }
    topics = [topic.name for topic in clinician.topics.all()]
    return {
        "@type": "Person",
        "@id": f"{clinician.full_url}#person",
        "name": clinician.title,
        "honorificSuffix": clinician.credentials,
        "jobTitle": clinician.licensed_title,
        "description": clinician.introduction,
        "url": clinician.full_url,
        "worksFor": {"@id": f"{site.root_url}/#clinic"},
        "knowsAbout": topics,
        "knowsLanguage": list(clinician.language_list),
        "hasCredential": _filled(licence) if clinician.license_authority else None,
    }


def article(
    page: ArticlePage,
    review: MedicalReview | None,
    site: Site,
    image_url: str,
    facts: Facts | None = None,
    changes: Iterable[ArticleChange] = (),
) -> Data:
    """Returns an article with who wrote and who reviewed it.

    Args:
        page: the article.
        review: the one that covers what it says.
        site: whose clinic publishes it.
        image_url: of the picture for sharing.
        facts: what is known of its sources.
        changes: its updates; a correction is told as one.
    """
    reviewer = {"@type": "Person", "name": review.reviewer_name} if review else {}
    if review and review.reviewer:
        reviewer = _named(review.reviewer)
    authors = [_named(author) for author in page.authors]
    own = {"@id": f"{site.root_url}/#clinic"}
    return {
        "@type": ["MedicalWebPage", "Article"],
        "@id": f"{page.full_url}#page",
        "url": page.full_url,
        "mainEntityOfPage": page.full_url,
        "name": page.title,
        "headline": page.title,
        "description": page.search_description or page.standfirst,
        "inLanguage": page.language_code,
        "datePublished": page.published_date.isoformat(),
        "dateModified": (page.updated_date or page.published_date).isoformat(),
        "lastReviewed": review.reviewed_date.isoformat() if review else None,
        "reviewedBy": reviewer,
        "author": authors or own,
        "publisher": own,
        "image": image_url,
        "about": [{"@type": "Thing", "name": topic.name} for topic in page.topics.all()],
        "hasPart": _about_sources(page, facts or {}),
        "correction": [_change(each) for each in changes if each.is_correction],
        "comment": [_change(each) for each in changes if not each.is_correction],
    }


def _change(change: ArticleChange) -> Data:
    kind, day = "CorrectionComment" if change.is_correction else "Comment", change.date.isoformat()
    return {"@type": kind, "datePublished": day, "text": str(change)}


def _about_sources(page: ArticlePage, facts: Facts) -> Data:
    """Returns the paragraph about an article's sources, dated by their last check."""
    days = [each.checked_date for each in facts.values() if each.checked_date]
    if not facts:
        return {}
    return _filled(
        {
            "@type": "WebPageElement",
            "@id": f"{page.full_url}#about-sources",
            "text": about_sources(facts.values()),
            "dateModified": max(days).isoformat() if days else "",
        }
    )


def service(page: ServicePage, site: Site) -> Data:
    """Returns a service of the clinic with its prices."""
    offers = [
        {"@type": "Offer", "name": fee.name, "description": f"{fee.price}. {fee.remark}".strip()}
        for fee in page.fees.all()
    ]
    return {
        "@type": "Service",
        "@id": f"{page.full_url}#service",
        "name": page.title,
        "description": page.search_description or page.introduction,
        "url": page.full_url,
        "provider": {"@id": f"{site.root_url}/#clinic"},
        "offers": offers,
    }


def listing(name: str, description: str, url: str, image_url: str) -> Data:
    """Returns a list of articles: a topic's, an author's."""
    return {
        "@type": "CollectionPage",
        "@id": f"{url}#page",
        "name": name,
        "description": description,
        "url": url,
        "image": image_url,
    }


def _named(clinician: ClinicianPage) -> Data:
    """Returns a clinician by the same name wherever the site speaks of this person."""
    return {
        "@type": "Person",
        "@id": f"{clinician.full_url}#person",
        "name": clinician.title,
        "honorificSuffix": clinician.credentials,
        "url": clinician.full_url,
    }


@lru_cache(maxsize=REMEMBERED)
def cited_work(
    work: Work,
    kind: SourceKind = SourceKind.UNKNOWN,
    subjects: Subjects = Subjects.UNKNOWN,
) -> str:
    """Returns a work that an article cites, with the identifiers that its entry shows, as JSON."""
    reference = work.reference
    names = [name.literal or f"{name.given} {name.family}".strip() for name in reference.author]
    issued = "-".join(f"{part:02}" for part in reference.issued.parts) if reference.issued else ""
    identifiers = (
        ("DOI", reference.doi, f"https://doi.org/{reference.doi}"),
        ("PMID", reference.pmid, f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"),
        ("PMCID", reference.pmcid, f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/"),
    )
    known = [(name, value, url) for name, value, url in identifiers if value]
    own_type = SCHOLARLY.get(reference.type, "CreativeWork")
    return _json(
        _filled(
            {
                "@type": "MedicalScholarlyArticle" if kind in PUBLICATION_TYPES else own_type,
                "publicationType": PUBLICATION_TYPES.get(kind, ""),
                "genre": GENRES.get(kind, ""),
                "keywords": KEYWORDS.get(subjects, ""),
                "name": reference.title,
                "author": [{"@type": "Person", "name": name} for name in names],
                "datePublished": issued,
                "isPartOf": _filled({"@type": "CreativeWork", "name": reference.container_title}),
                "identifier": [
                    {"@type": "PropertyValue", "propertyID": name, "value": value}
                    for name, value, _url in known
                ],
                "sameAs": [url for _name, _value, url in known] or reference.url,
            }
        )
    )


def _filled(node: Data) -> Data:
    filled = {name: value for name, value in node.items() if value not in ("", None, [], {}, ())}
    return filled if set(filled) - {"@type"} else {}
