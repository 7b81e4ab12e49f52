"""The style guide: colours, type and every block as visitors see them, for people who write."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.blocks import Block, BoundBlock

from articles.blocks import ArticleBodyBlock, Work
from articles.blocks.guidance import CalloutBlock
from home.blocks import HomeBodyBlock
from home.care_blocks import StandardBodyBlock
from references.model.reference import Name, PartialDate, Reference

COLOURS = (
    "ground", "surface", "tint", "text", "text-soft", "line-strong", "accent", "warm", "band",
    "caution", "caution-ground", "danger", "danger-ground", "mark",
)  # fmt: skip
"""The colour tokens that components use."""

SAMPLE_KEY = "sample"


@dataclass(frozen=True, slots=True)
class Sample:
    """This sample is one block with what it is for."""

    name: str
    label: str
    description: str
    bound: BoundBlock


def samples(stream: Block) -> Iterator[Sample]:
    """Yields a sample of each block that a stream offers; of the callout one for each level."""
    for name, block in stream.child_blocks.items():
        label, description = str(block.label), str(block.get_description())
        value = block.get_preview_value()
        if not isinstance(block, CalloutBlock):
            yield Sample(name, label, description, block.bind(value))
            continue
        for number, level in enumerate(CalloutBlock.TITLES):
            bound = block.bind(block.normalize({**value, "level": level}))
            yield Sample(f"{name}-{number}", f"{label}: {level}", description, bound)


def sample_references() -> SimpleNamespace:
    """Returns what the `cited` tag takes for a page: one made-up work under `SAMPLE_KEY`."""
    reference = Reference(
        title="A made-up title for the style guide",
        author=(Name(family="Sample", given="A"), Name(family="Example", given="B")),
        container_title_short="J Sample Stud",
        issued=PartialDate(2020, 3),
        volume="1",
        page="1-9",
    )
    return SimpleNamespace(works={SAMPLE_KEY: Work.of(reference)})


def style_guide(request: HttpRequest) -> HttpResponse:
    """Serves the style guide to people who are signed in."""
    context = {
        "colours": COLOURS,
        "article_blocks": list(samples(ArticleBodyBlock())),
        "care_blocks": [
            sample
            for sample in samples(StandardBodyBlock())
            if sample.bound.block.name not in ArticleBodyBlock().child_blocks
        ],
        "front_blocks": list(samples(HomeBodyBlock())),
        "sample_page": sample_references(),
        "sample_key": SAMPLE_KEY,
    }
    return render(request, "home/style_guide.html", context)
