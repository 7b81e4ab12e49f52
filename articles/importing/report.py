"""What an import says about itself: what was recognised, what was not, what was left out."""

from collections.abc import Sequence
from typing import Any

from .drafts import ArticleDraft
from .model import Citation
from .pictures import Stored


def summary(draft: ArticleDraft, pictures: Sequence[Stored] = ()) -> dict[str, Any]:
    """Returns what was recognised, as JSON holds it."""
    return {
        "title": draft.title,
        "byline": draft.byline,
        "date": draft.published_date.isoformat() if draft.published_date else None,
        "opening": draft.opening,
        "headings": list(draft.headings),
        "citations": [
            {**_citation(placed.citation), "place": placed.place} for placed in draft.placed
        ],
        "references": [reading.reference.to_csl() for reading in draft.references],
        "notes": [
            {
                "label": note.label,
                "text": note.text,
                "kind": "reference" if note.numbers else "explanation",
                "references": list(note.numbers),
            }
            for note in draft.note_reports
        ],
        "pictures": [
            {
                "name": stored.picture.source[-200:],
                "alt": stored.picture.alt,
                "is_stored": stored.image is not None,
                "reason": stored.reason,
            }
            for stored in pictures
        ],
        "left_out": [{"text": item.text, "reason": item.reason} for item in draft.left_out],
        "unmatched": [
            {"marker": item.marker, "place": item.place, "reason": item.reason}
            for item in draft.unmatched
        ],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    found: dict[str, Any] = {"marker": citation.marker, "references": list(citation.numbers)}
    if citation.items:
        found["items"] = [
            {
                "reference": item.number,
                "prefix": item.prefix,
                "locator": item.locator,
                "suffix": item.suffix,
            }
            for item in citation.items
        ]
    return found


def lines(report: dict[str, Any]) -> list[str]:
    """Returns the report as lines for a person."""
    if not report["is_new"]:
        return [
            f"This document is already the article “{report['title']}”: {report['url']}",
            "Nothing was written. Use --again to import it a second time.",
        ]
    stored = [item for item in report["pictures"] if item["is_stored"]]
    return [
        f"Title       {report['title']}",
        f"Byline      {report['byline'] or 'none; the clinic is the author'}",
        f"Date        {report['date'] or 'none; today'}",
        *_section("Headings", report["headings"]),
        f"Citations   {len(report['citations'])}",
        *_section(
            "References",
            [f"{n}. {item.get('title', '')}" for n, item in enumerate(report["references"], 1)],
        ),
        *_section("Notes", [f"{each['text'][:70]} ({each['kind']})" for each in report["notes"]]),
        f"Pictures    {len(stored)} of {len(report['pictures'])}",
        *(f"              {item['name']}: {item['reason']}"
          for item in report["pictures"] if not item["is_stored"]),
        *_section("Unmatched", [f"{x['marker']}: {x['place']}" for x in report["unmatched"]]),
        *_section("Left out", [f"{x['text'][:70]} ({x['reason']})" for x in report["left_out"]]),
        *_section("To check", report["remarks"]),
        f"Address     {report['url']}",
        f"Edit        {report['edit_url']}",
    ]  # fmt: skip


def _section(name: str, entries: Sequence[str]) -> list[str]:
    return [f"{name:<12}{len(entries)}", *(f"              {entry}" for entry in entries)]
