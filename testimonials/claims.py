"""Words that promise more than health care may promise (16 CFR 255.2, ORS 646.608)."""

import re

CLAIMS = re.compile(
    r"\b(?:cur(?:e|es|ed|ing)|heal(?:s|ed|ing)?|guarante(?:e|es|ed)|miracl(?:e|es)|miraculous(?:ly)?"
    r"|risk[- ]free|no side effects?|100 ?%|completely gone|permanent(?:ly)?)(?!\w)",
    re.IGNORECASE,
)


def claims_in(text: str) -> tuple[str, ...]:
    """Returns the words in a text that a reader may take for a promise, each once, in order.

    >>> claims_in("I was healed. It heals! HEALED.")
    ('healed', 'heals')
    """
    return tuple(dict.fromkeys(match.lower() for match in CLAIMS.findall(text)))
