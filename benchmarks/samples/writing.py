"""Sample articles as values: the same seed and number give the same article. No database here."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils.html import escape

from articles.citations.element import element_of
from articles.retraction_checks import DOI_OF_SAMPLES
from benchmarks.samples.words import HEADINGS, JOURNALS, SENTENCES, SURNAMES, TITLES, WORKS

STANDFIRST = "A sample text, made up by a program: "
WORKS_AT_HAND = 4_000
"""Works that an article chooses among. The next article knows one work more: some works are shared
by several articles, and their number grows with that of the articles."""
YEARS = 12
"""Articles are dated over so many years."""
CITED_AT_ONCE = 3

Blocks = list[dict[str, Any]]
Row = Sequence[str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class Link:
    """This link leads to an article by its primary key."""

    page_id: int
    title: str


@dataclass(slots=True)
class Sample:
    """This sample is one article's text, as streams store it and as plain words."""

    title: str
    standfirst: str
    published_date: date
    updated_date: date | None
    references: Blocks
    headings: list[str] = field(default_factory=list)
    body: Blocks = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """What the body says, as `articles.blocks.plain_text` gives it, a line for each text."""


class Writer:
    """This writer makes one article; a random generator of its own decides everything."""

    def __init__(self, seed: int, number: int, today: date) -> None:
        self.random = random.Random(f"{seed}/{number}")
        self.number, self.today = number, today

    def begin(self, references: int | None = None) -> Sample:
        """Returns an article without its body, which may link to others.

        Args:
            references: how many works it cites; None leaves it to chance.
        """
        count = self.random.randint(3, 15) if references is None else references
        chosen = self.random.sample(range(self.number, self.number + WORKS_AT_HAND), count)
        published = self.today - timedelta(days=int(self.random.random() * 365 * YEARS))
        updated = published + timedelta(days=self.random.randint(30, 400))
        is_updated = self.random.random() < 0.3 and updated <= self.today
        return Sample(
            title=self.words(TITLES),
            standfirst=STANDFIRST + self.sentence(),
            published_date=published,
            updated_date=updated if is_updated else None,
            references=[
                {"type": "reference", "id": self.key(), "value": work(each)} for each in chosen
            ],
        )

    def finish(self, sample: Sample, links: Sequence[Link]) -> None:
        """Writes the body: every reference is cited, first in the order of the list."""
        waiting = [block["id"] for block in sample.references]
        every = list(waiting)
        waiting.reverse()
        self._key_points(sample)
        links = list(links)
        for _ in range(self.random.randint(2, 4)):
            self._heading(sample)
            for _ in range(self.random.randint(1, 2)):
                link = links.pop() if links else None
                self._paragraph(sample, waiting, every, link)
        while waiting or links:
            self._paragraph(sample, waiting, every, links.pop() if links else None)

    def words(self, rows: Sequence[Row]) -> str:
        """Returns one of these rows as words, a capital first, without a full stop."""
        choice = self.random.choice
        text = " ".join(part if isinstance(part, str) else choice(part) for part in choice(rows))
        text = text.replace(" ,", ",").replace(" :", ":")
        return text[0].upper() + text[1:]

    def sentence(self) -> str:
        """Returns a sentence."""
        return self.words(SENTENCES) + "."

    def key(self) -> str:
        """Returns an identity for a block."""
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def _add(self, sample: Sample, kind: str, value: Any) -> None:
        sample.body.append({"type": kind, "value": value, "id": self.key()})

    def _heading(self, sample: Sample) -> None:
        text = self.words(HEADINGS)
        self._add(sample, "heading", {"text": text, "level": "2"})
        sample.headings.append(text)
        sample.lines.append(text)

    def _key_points(self, sample: Sample) -> None:
        points = [self.sentence() for _ in range(3)]
        items = [
            {"type": "item", "value": f"<p>{escape(point)}</p>", "id": self.key()}
            for point in points
        ]
        self._add(sample, "key_points", {"title": "Key points", "points": items})
        sample.lines += ["Key points", *points]

    def _paragraph(
        self, sample: Sample, waiting: list[str], every: list[str], link: Link | None
    ) -> None:
        """Writes some sentences that cite, one of which may link to another article."""
        html, plain = [], []
        for _ in range(self.random.randint(2, 3)):
            sentence = self.sentence()
            keys = list(self._cited(waiting, every))
            cited = element_of(keys) if keys else ""
            html.append(escape(sentence) + cited)
            plain.append(sentence)
        if link is not None:
            html.append(
                f'See also <a linktype="page" id="{link.page_id}">{escape(link.title)}</a>.'
            )
            plain.append(f"See also {link.title}.")
        self._add(sample, "paragraph", f"<p>{' '.join(html)}</p>")
        sample.lines.append(" ".join(plain))

    def _cited(self, waiting: list[str], every: list[str]) -> Iterator[str]:
        """Yields the next works of the list, or now and then one that was cited before."""
        if waiting:
            for _ in range(min(len(waiting), self.random.randint(1, CITED_AT_ONCE))):
                yield waiting.pop()
        elif every and self.random.random() < 0.3:
            yield self.random.choice(every)


@lru_cache(maxsize=WORKS_AT_HAND)
def work(number: int) -> dict[str, str]:
    """Returns one of the works as a reference block stores it; two of three have a DOI."""
    writer = Writer(0, -1 - number, date.min)
    name, short = JOURNALS[number % len(JOURNALS)]
    first = 1 + number % 900
    value = {
        "type": "article-journal",
        "author": "\n".join(
            f"{surname} {chr(65 + number % 26)}"
            for surname in writer.random.sample(SURNAMES, 1 + number % 5)
        ),
        "title": writer.words(WORKS),
        "container_title": name,
        "container_title_short": short,
        "issued": str(1990 + number % 35),
        "volume": str(1 + number % 60),
        "issue": str(1 + number % 12),
        "page": f"{first}-{first + 2 + number % 11}",
    }
    return value | ({"doi": f"{DOI_OF_SAMPLES}{number}"} if number % 3 else {})
