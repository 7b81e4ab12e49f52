"""WordPress' shortcodes: the core's become HTML; others stay as they stand and are named.

https://developer.wordpress.org/reference/functions/do_shortcode/
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape, unescape

ATTRIBUTE = re.compile(
    r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'\]]+))|\"([^\"]*)\"|(\S+)"
)
CORE = "caption|wp_caption|gallery|embed|audio|video|playlist"
SHORTCODE = re.compile(
    rf"(\[?)\[({CORE})(?![\w-])((?:[^\]\"']|\"[^\"]*\"|'[^']*')*?)(/?)\](?:(.*?)\[/\2\])?(\]?)",
    re.DOTALL | re.IGNORECASE,
)
FOREIGN = re.compile(r"(?<!\[)\[(/?)([a-zA-Z][\w-]{1,40})((?:\s+[^\[\]<>]{0,500})?)(/?)\]")
SOUND = ("src", "mp3", "m4a", "ogg", "wav", "wma", "flac")
FILM = ("src", "mp4", "m4v", "webm", "ogv", "wmv", "flv")
PICTURE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE | re.DOTALL)
MAX_NESTED = 3

Gallery = Callable[[Sequence[str]], str]
"""Returns the figures of attachments by their numbers; of the item's own for none."""


def expand(content: str, gallery: Gallery) -> tuple[str, tuple[str, ...]]:
    """Returns the content with the core's shortcodes as HTML, and the names of the others.

    >>> expand('[audio src="http://a.example/b.mp3"] [form id="3"]', lambda numbers: "")[1]
    ('form',)
    """

    def replaced(match: re.Match[str]) -> str:
        if match[1] and match[6]:  # [[gallery]] is how a text says [gallery]
            return match[0][1:-1].replace("[", "&#91;")
        name, inner = match[2].lower(), match[5] or ""
        whole = _html(name, attributes_of(match[3]), inner, gallery)
        return f"{match[1]}{whole}{match[6]}"

    for _ in range(MAX_NESTED):
        before = content
        content = SHORTCODE.sub(replaced, content)
        if content == before:
            break
    return content, tuple(dict.fromkeys(_foreign(content)))


def attributes_of(text: str) -> dict[str, str]:
    """Returns a shortcode's attributes; those without a name are numbered.

    >>> attributes_of(' id="3" large http://a.example')
    {'id': '3', '0': 'large', '1': 'http://a.example'}
    """
    found: dict[str, str] = {}
    count = 0
    plain = unescape(text.replace("\u201d", '"').replace("\u2033", '"'))
    for match in ATTRIBUTE.finditer(plain):
        if match[1]:
            found[match[1].lower()] = match[2] or match[3] or match[4] or ""
        else:
            found[str(count)] = match[5] or match[6] or ""
            count += 1
    return found


def _html(name: str, given: dict[str, str], inner: str, gallery: Gallery) -> str:
    if name in ("caption", "wp_caption"):
        return _caption(given, inner)
    if name in ("gallery", "playlist"):
        numbers = re.findall(r"\d+", given.get("ids") or given.get("include") or "")
        return gallery(numbers) + inner
    if name == "embed":
        address = inner.strip() or given.get("src") or given.get("0", "")
        return f"\n\n{address}\n\n"
    names = SOUND if name == "audio" else FILM
    address = next((given[each] for each in names if given.get(each)), given.get("0", ""))
    link = f'<p><a href="{escape(address)}">{escape(address)}</a></p>' if address else ""
    return f"{link}{inner}"


def _caption(given: dict[str, str], inner: str) -> str:
    picture = PICTURE.search(inner)
    if picture is None:
        return inner + given.get("caption", "")
    words = (inner[: picture.start()] + inner[picture.end() :]).strip() or given.get("caption", "")
    number = re.sub(r"\D", "", given.get("id", ""))
    shown = picture[0]
    if number and "wp-image-" not in shown:
        shown = re.sub(r"<img\b", f'<img data-id="{number}"', shown, count=1, flags=re.IGNORECASE)
    return f"\n\n<figure>{shown}<figcaption>{words}</figcaption></figure>\n\n"


def _foreign(content: str) -> list[str]:
    """Returns the names in brackets that no writer types: with attributes, or closed again."""
    found = list(FOREIGN.finditer(content))
    closed = {match[2] for match in found if match[1]}
    return [
        match[2]
        for match in found
        if "=" in match[3] or match[2] in closed or match[4] or re.search(r"[_\d-]", match[2])
    ]
