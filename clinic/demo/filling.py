"""The demo's pages: added empty, then filled with their texts and published."""

from typing import Any

from wagtail.models import Page

from articles.blocks import ReferenceValue
from articles.models import (
    ArticleAuthor,
    ArticlePage,
    GlossaryTerm,
    MedicalReview,
    RelatedArticle,
    Topic,
)
from clinic.new_site import Skeleton
from home.models import ClinicianPage, ServiceIndexPage, ServicePage, StandardPage
from references.model.reference import Reference

from .markup import BodyBuilder, Shelf, citation_key, list_items


def add_empty(parent: Page, page: Page) -> int:
    """Adds a page that is filled later, once every page that it may link to has a key."""
    page.live = False
    page.clean = lambda: None
    parent.add_child(instance=page)
    return int(page.pk)


def load_clinician(
    skeleton: Skeleton, person: dict[str, Any], shelf: Shelf, topics: dict[str, Topic]
) -> int:
    """Publishes the page of a sample person and returns its primary key."""
    builder = BodyBuilder(person["slug"], shelf)
    photo = {"type": "photo", "value": builder.picture(person["photo"])}
    page = ClinicianPage(
        slug=person["slug"],
        title=person["name"],
        is_sample=True,
        photo=[photo],
        biography=builder.rich_text(person["biography"]),
        **{
            name: person[name]
            for name in (
                "licensed_title",
                "credentials",
                "license_authority",
                "introduction",
                "languages",
                "ages_seen",
                "sees_by_video",
                "booking_url",
            )
        },
    )
    page.topics = [topics[name] for name in person["topics"]]
    skeleton.team.add_child(instance=page)
    _publish(page)
    return int(page.pk)


def fill_standard_page(page: StandardPage, text: dict[str, Any], shelf: Shelf) -> None:
    """Publishes a page with its text."""
    page.introduction = text["introduction"]
    page.show_in_menus = text.get("in_menu", False)
    page.search_description = text["introduction"]
    page.body = BodyBuilder(page.slug, shelf).stream(text["body"])
    _publish(page)


def fill_services(page: ServiceIndexPage, text: dict[str, Any], shelf: Shelf) -> None:
    """Publishes the list of services."""
    page.refresh_from_db()
    page.introduction = page.search_description = text["introduction"]
    page.body = BodyBuilder(page.slug, shelf).stream(text["body"])
    _publish(page)


def fill_service(
    page: ServicePage, text: dict[str, Any], shelf: Shelf, topics: dict[str, Topic]
) -> None:
    """Publishes a service with who offers it and what it is about."""
    builder = BodyBuilder(page.slug, shelf)
    page.introduction = page.search_description = text["introduction"]
    page.cost = text["cost"]
    for name in ("for_whom", "what_happens", "how_to_begin"):
        setattr(page, name, builder.rich_text(text[name]))
    page.body = builder.stream(text["body"])
    page.topics = [topics[name] for name in text["topics"]]
    page.clinicians = ClinicianPage.objects.filter(slug__in=text["clinicians"])
    _publish(page)


def load_glossary(rows: list[dict[str, str]], index: Page) -> None:
    """Adds the words that articles use, in the language of their list."""
    for row in rows:
        GlossaryTerm.objects.create(**row, locale_id=index.locale_id)


def fill_article(
    page: ArticlePage,
    text: dict[str, Any],
    shelf: Shelf,
    topics: dict[str, Topic],
    records: dict[str, Reference],
) -> None:
    """Publishes an article with its text, its references and the record of its review."""
    builder = BodyBuilder(page.slug, shelf)
    page.standfirst = page.search_description = text["standfirst"]
    page.published_date = text["published_date"]
    page.updated_date = text.get("updated_date")
    change = text.get("change", {})
    page.change_kind, page.change_note = change.get("kind", ""), change.get("text", "")
    page.topics = [topics[name] for name in text["topics"]]
    page.lead_picture = [{"type": "picture", "value": builder.picture(text["lead_picture"])}]
    page.body = builder.stream(text["body"])
    page.references = [
        {
            "type": "reference",
            "id": citation_key(page.slug, identifier),
            "value": dict(ReferenceValue.from_reference(records[identifier])),
        }
        for identifier in text["references"]
    ]
    page.article_authors = [
        ArticleAuthor(clinician_id=shelf.pages[name]) for name in text.get("authors", [])
    ]
    page.related_articles = [
        RelatedArticle(article_id=shelf.pages[name]) for name in text.get("related", [])
    ]
    _publish(page)
    if "reviewer" in text:
        reviewer = ClinicianPage.objects.get(slug=text["reviewer"])
        MedicalReview.objects.create(
            article=page,
            reviewer=reviewer,
            reviewer_name=reviewer.name_with_credentials,
            revision=page.latest_revision,
            reviewed_date=text["reviewed_date"],
        )


def fill_home(skeleton: Skeleton, content: dict[str, Any], shelf: Shelf) -> None:
    """Publishes the front page with its sections."""
    page, hero = skeleton.home, content["hero"]
    builder = BodyBuilder("home", shelf)
    page.hero_title, page.hero_text = hero["title"], hero["text"]
    page.hero_link_text, page.hero_link_page_id = hero["link_text"], shelf.pages[hero["link_page"]]
    page.search_description = hero["text"]
    page.hero_picture = [{"type": "picture", "value": builder.picture(hero["picture"])}]
    services = list_items({**row, "page": shelf.pages[row["page"]]} for row in content["services"])
    people = list_items(shelf.pages[row["slug"]] for row in content["clinicians"])
    quotes = list_items(shelf.testimonials.values())
    page.body = [
        {"type": "services", "value": {**content["services_section"], "services": services}},
        {"type": "latest_articles", "value": {"title": "Latest articles", "count": 3}},
        {"type": "practitioners", "value": {"title": "Who you will meet", "clinicians": people}},
        {
            "type": "testimonials",
            "value": {"title": "What our patients say about us", "testimonials": quotes[:3]},
        },
        {"type": "newsletter", "value": content["newsletter"]},
        {"type": "visit", "value": content["visit"]},
    ]
    _publish(page)


def fill_indexes(skeleton: Skeleton, content: dict[str, Any], shelf: Shelf) -> None:
    """Introduces the two lists and puts the home page's children in the order of the menu."""
    for page, text in ((skeleton.articles, content["articles"]), (skeleton.team, content["team"])):
        page.refresh_from_db()
        page.introduction = page.search_description = text["introduction"]
        _publish(page)
    for name in content["page_order"]:
        home = Page.objects.get(pk=skeleton.home.pk)
        Page.objects.get(pk=shelf.pages[name]).move(home, pos="last-child")


def _publish(page: Page) -> None:
    page.save_revision().publish()
