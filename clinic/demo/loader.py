"""Loads the demo site from the texts and pictures beside this file."""

import json
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from articles.models import ArticlePage, Topic
from clinic.new_site import SiteExistsError, create_skeleton
from home.models import (
    ContactSettings,
    Fee,
    InsurancePlan,
    IntakeNotice,
    OpeningHours,
    ServiceIndexPage,
    ServicePage,
    SpecialHours,
    StandardPage,
)
from references.model.reference import Reference
from search.models import ShortAnswer
from search.thesaurus import load_starter
from testimonials.models import Testimonial

from .files import load_documents, load_pictures
from .filling import (
    add_empty,
    fill_article,
    fill_home,
    fill_indexes,
    fill_service,
    fill_services,
    fill_standard_page,
    load_clinician,
    load_glossary,
)
from .markup import Shelf

FOLDER = Path(__file__).parent
CLINIC = "Portland Clinic of Natural Health"
DAYS = ("first_day", "last_day")
DEMO_KEY = UUID("9d5f6c0e-3f0a-4b7e-8a64-2f1c0d9b7e11")
"""The translation key of the demo's home page, by which it is known from a clinic's own."""


@transaction.atomic
def load() -> Site:
    """Creates the demo site in a database that has no site yet, and returns its Site record.

    Raises:
        SiteExistsError: there is a home page or an account already; nothing is changed.
    """
    content = tomllib.loads((FOLDER / "site.toml").read_text(encoding="utf-8"))
    skeleton = create_skeleton(CLINIC, hostname="127.0.0.1", port=8000)
    if get_user_model().objects.exists():
        raise SiteExistsError("This database already holds accounts. Nothing was changed.")
    skeleton.home.translation_key = DEMO_KEY
    skeleton.home.save()
    _load_settings(skeleton.site, content)
    index = skeleton.home.add_child(
        instance=ServiceIndexPage(title="Services", slug="services", show_in_menus=True)
    )
    pages = {
        "home": skeleton.home.pk,
        "articles": skeleton.articles.pk,
        "team": skeleton.team.pk,
        "services": index.pk,
    }
    shelf = Shelf(
        pictures=load_pictures(FOLDER / "pictures"),
        documents=load_documents(FOLDER / "documents"),
        testimonials=_load_testimonials(content["testimonials"]),
        pages=pages,
    )
    texts = list(_texts("pages"))
    services = list(_texts("services"))
    articles = list(_texts("articles"))
    for name, text in texts:
        pages[name] = add_empty(skeleton.home, StandardPage(slug=name, title=text["title"]))
    for name, text in services:
        pages[name] = add_empty(index, ServicePage(slug=name, title=text["title"]))
    topics = {row["slug"]: Topic.objects.create(**row) for row in content["topics"]}
    load_glossary(content["glossary"], skeleton.articles)
    for person in content["clinicians"]:
        pages[person["slug"]] = load_clinician(skeleton, person, shelf, topics)
    for name, text in articles:
        pages[name] = add_empty(
            skeleton.articles, ArticlePage(slug=name, title=text["title"], body=[])
        )
    records = read_records()
    for name, text in texts:
        fill_standard_page(StandardPage.objects.get(slug=name), text, shelf)
    fill_services(index, tomllib.loads((FOLDER / "services.toml").read_text("utf-8")), shelf)
    for name, text in services:
        fill_service(ServicePage.objects.get(slug=name), text, shelf, topics)
    _load_fees_and_map(skeleton.site, content, shelf)
    for name, text in articles:
        fill_article(ArticlePage.objects.get(slug=name), text, shelf, topics, records)
    fill_home(skeleton, content, shelf)
    fill_indexes(skeleton, content, shelf)
    load_starter()
    for row in content["short_answers"]:
        page_id = pages[row["page"]]
        ShortAnswer.objects.create(fact=row["fact"], text=row.get("text", ""), page_id=page_id)
    get_user_model().objects.create_superuser("admin", "admin@example.org", "demo")
    return skeleton.site


def _texts(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted((FOLDER / folder).glob("*.toml")):
        yield path.stem, tomllib.loads(path.read_text(encoding="utf-8"))


def read_records() -> dict[str, Reference]:
    """Returns the works that the demo cites, by PMID."""
    items = json.loads((FOLDER / "references.csl.json").read_text(encoding="utf-8"))
    return {item["PMID"]: Reference.from_csl(item) for item in items}


def _load_settings(site: Site, content: dict[str, Any]) -> None:
    contact = ContactSettings.for_site(site)
    for name, value in content["contact"].items():
        setattr(contact, name, value)
    contact.opening_hours = [OpeningHours(**row) for row in content["opening_hours"]]
    contact.special_hours = [_next_time(row) for row in content["special_hours"]]
    contact.insurance_plans = [InsurancePlan(**row) for row in content["insurance_plans"]]
    contact.save()
    IntakeNotice.objects.create(
        site=site, message=content["banner"]["message"], link_text=content["banner"]["link_text"],
        link_url="", link_telephone=contact.telephone,
    )  # fmt: skip


def _load_fees_and_map(site: Site, content: dict[str, Any], shelf: Shelf) -> None:
    contact = ContactSettings.for_site(site)
    contact.fees = [
        Fee(**{**row, "service": ServicePage.objects.get(pk=shelf.pages[row["service"]])})
        for row in content["fees"]
    ]
    contact.map_picture_id = shelf.pictures["way-here.webp"]
    contact.save()


def _next_time(row: dict[str, str]) -> SpecialHours:
    """Returns the holiday of each year, given as month and day, when it comes next."""
    today = timezone.localdate()
    first, last = (date.fromisoformat(f"{today.year}-{row[name]}") for name in DAYS)
    years = int(last < today)
    return SpecialHours(
        first_date=first.replace(year=first.year + years),
        last_date=last.replace(year=last.year + years),
        remark=row["remark"],
    )


def _load_testimonials(rows: list[dict[str, Any]]) -> dict[str, int]:
    keys = {}
    for row in rows:
        testimonial = Testimonial.objects.create(
            quote=row["quote"], name=row["name"], is_sample=True
        )
        testimonial.save_revision().publish()
        keys[row["slug"]] = testimonial.pk
    return keys
