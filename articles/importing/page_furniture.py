"""Page furniture: what a copied web page carries around the article itself."""

import re

BANNER = re.compile(
    r"\b(accepting|taking|welcoming)\b.{0,30}\b(new )?(patients|clients)\b|\bnew patients welcome\b"
    r"|\bwait(ing)? ?list\b|\bbook (now|online|an? appointment)\b",
    re.IGNORECASE,
)
"""The intake banner and calls to book, by the words that clinics use."""

CLOSING = re.compile(
    r"(our |the |my )?newsletter( sign[ -]?up)?|sign up (for|to) .*newsletter.*|subscribe\b.*"
    r"|(related|recent|similar|more|latest|other) (posts?|articles?|stories|reading|reads)"
    r"|(posts|articles) (you may|you might) .*|you (may|might) also (like|enjoy).*"
    r"|what (our|my) (patients|clients) (say|are saying)\b.*|(patient |client )?testimonials?"
    r"|(leave|post) a (comment|reply)|comments?|share this.*|about the author|previous|next",
    re.IGNORECASE,
)
"""Headings of what comes after an article; the line has to be this and nothing else."""

REFERENCES = re.compile(
    r"(references?( list| cited)?|list of references|sources?|bibliography|works cited|cited works"
    r"|literature( cited)?|citations?|notes|endnotes|footnotes)"
    r"( and (notes|further reading))?",
    re.IGNORECASE,
)
"""Headings of a reference list."""


def is_banner(text: str) -> bool:
    """Returns whether a short line before the title is the intake banner or a call to book."""
    return len(text) <= 120 and bool(BANNER.search(text))


def opens_closing_part(text: str) -> bool:
    """Returns whether this line is the heading of something that follows the article."""
    return bool(CLOSING.fullmatch(text.strip(" :!.…")))


def is_reference_heading(text: str) -> bool:
    """Returns whether this line is the heading of a reference list."""
    return bool(REFERENCES.fullmatch(text.strip(" :.")))
