"""Telephone numbers that editors typed into a text, as links that never break across lines."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString

NUMBER = re.compile(
    r"(?<![\w.+/-])(?:\+?1[-. ])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])"
    r"[2-9]\d\d[-.]\d{4}(?![\w/-]|\.\d)"
    r"(?:,? (?:ext\.?|x) ?(?P<extension>\d{1,5})\b)?"
)
"""A number of the North American plan as people write it: https://www.nanpa.com/."""
APART = re.compile(
    r"<(?P<name>a|button|code|pre|script|style|svg|textarea|cite-ref)\b[^>]*>.*?</(?P=name)>|<[^>]*>",
    re.DOTALL | re.IGNORECASE,
)
"""What is no plain text: tags, and what stands inside links and the like."""


def with_telephone_links(html: SafeString) -> SafeString:
    """Returns rendered HTML in which typed telephone numbers are `tel:` links (RFC 3966)."""
    if not NUMBER.search(html):
        return html
    pieces: list[str] = []
    end = 0
    for match in APART.finditer(html):
        pieces += [NUMBER.sub(_link, html[end : match.start()]), match[0]]
        end = match.end()
    pieces.append(NUMBER.sub(_link, html[end:]))
    return SafeString("".join(pieces))


def _link(match: re.Match[str]) -> str:
    extension = match["extension"]
    number = match[0][: match.start("extension") - match.start()] if extension else match[0]
    digits = "".join(filter(str.isdigit, number))[-10:]
    tail = f";ext={extension}" if extension else ""
    return format_html('<a class="telephone" href="tel:+1{}{}">{}</a>', digits, tail, match[0])
