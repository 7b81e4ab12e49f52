"""What sample articles need around them: topics, clinicians who are marked as samples, pictures."""

import json
from dataclasses import dataclass
from typing import Any

from articles.models import ArticleIndexPage, ArticlePage, Topic
from benchmarks.samples.words import CONDITIONS, SURNAMES
from home.models import ClinicianPage, TeamIndexPage

TOPICS = 12
CLINICIANS = 6
PICTURES = 40
"""Lead pictures of other articles that samples show too."""


class RealClinicError(Exception):
    """This error says that real people stand on this site, among whom samples do not belong."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """These are what the articles choose from."""

    topics: tuple[Topic, ...]
    """In the order in which pages list them."""
    clinicians: tuple[ClinicianPage, ...]
    pictures: tuple[str, ...]
    """Stored values of lead pictures, as JSON."""


def surroundings_of(index: ArticleIndexPage) -> Surroundings:
    """Returns what the site has, and makes what it lacks: topics and sample clinicians.

    Raises:
        RealClinicError: the site has clinicians who are not marked as samples.
    """
    real = ClinicianPage.objects.filter(is_sample=False).first()
    if real is not None:
        raise RealClinicError(
            f"“{real.title}” is not marked as a sample: this is the site of a real clinic, and "
            "made-up articles do not belong there. Nothing was written."
        )
    return Surroundings(tuple(_topics(index)), tuple(_clinicians(index)), tuple(_pictures()))


def _topics(index: ArticleIndexPage) -> Any:
    topics = Topic.objects.filter(locale=index.locale)
    if not topics.exists():
        for number, name in enumerate(CONDITIONS[:TOPICS], start=1):
            Topic.objects.create(
                name=name[0].upper() + name[1:],
                slug=f"sample-topic-{number}",
                locale=index.locale,
            )
    return topics.order_by("name")


def _clinicians(index: ArticleIndexPage) -> Any:
    samples = ClinicianPage.objects.live().filter(is_sample=True).order_by("pk")
    team = TeamIndexPage.objects.live().order_by("path").first()
    if team is not None and not samples.exists():
        for number, surname in enumerate(SURNAMES[:: len(SURNAMES) // CLINICIANS][:CLINICIANS]):
            team.add_child(
                instance=ClinicianPage(
                    title=f"Sample {surname}",
                    slug=f"sample-clinician-{number + 1}",
                    licensed_title="Sample clinician",
                    is_sample=True,
                )
            )
    return samples


def _pictures() -> list[str]:
    """Returns lead pictures that are there in every size already."""
    pages = ArticlePage.objects.live().order_by("path").only("lead_picture")
    streams = (page.lead_picture for page in pages[:PICTURES])
    return [json.dumps(list(stream.raw_data)) for stream in streams if stream]
