"""Vancouver style as the ICMJE shows it.

    Krakovski MA, Arora N, Sarma AK. Title. Front Neurosci. 2022 Sep 16;16:1002266.

Six authors, then "et al."; pages shortened; no numbers of PubMed's. Source: samples of formatted
references, https://www.nlm.nih.gov/bsd/uniform_requirements.html, which the Recommendations of
the ICMJE (IV.A.3.g) name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from references.model.reference import Reference
from references.styles import nlm
from references.styles.runs import Run

MAX_NAMED = 6  # authors; of more, six are named
FULL_RANGE = re.compile(
    r"(?P<first>(?P<letters>[A-Za-z]{0,4})(?P<number>\d+))-(?P=letters)(?P<last>\d+)"
)


def runs(reference: Reference) -> tuple[Run, ...]:
    """Return the reference in Vancouver style."""
    named = reference.author[:MAX_NAMED]
    cut = len(reference.author) > len(named)
    return nlm.runs(
        replace(
            reference,
            author=named,
            authors_truncated=reference.authors_truncated or cut,
            page=short_range(reference.page),
            pmid="",
            pmcid="",
        )
    )


def short_range(pages: str) -> str:
    """Return a range without the digits that its last page repeats.

    >>> short_range("S284-S287"), short_range("1235-1240")
    ('S284-7', '1235-40')
    """
    match = FULL_RANGE.fullmatch(pages)
    if not match or len(match["number"]) != len(match["last"]):
        return pages
    first, last = match["number"], match["last"]
    same = next(
        (i for i, pair in enumerate(zip(first, last, strict=True)) if pair[0] != pair[1]), -1
    )
    return f"{match['first']}-{last[same:]}" if same >= 0 else pages
