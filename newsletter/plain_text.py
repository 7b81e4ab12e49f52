"""The text part of an e-mail, read off its HTML part so that the two always say the same."""

from html.parser import HTMLParser

PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "ul", "ol", "table", "figure", "address"})
LINES = frozenset({"div", "br", "tr"})
UNSEEN = frozenset({"head", "style", "script", "title"})


class _Reader(HTMLParser):
    """This parser collects what a reader would read aloud."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []
        self.numbers: list[int] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Starts a paragraph, an item, a link or a picture."""
        values = dict(attrs)
        if tag in UNSEEN:
            self.hidden += 1
        elif tag in PARAGRAPHS:
            self.parts.append("\n\n")
            if tag in {"ul", "ol"}:
                self.numbers.append(0 if tag == "ul" else 1)
        elif tag in LINES:
            self.parts.append("\n")
        elif tag == "li":
            self.parts.append("\n" + self._bullet())
        elif tag == "a":
            self.links.append(values.get("href") or "")
        elif tag == "img" and values.get("alt"):
            self.parts.append(f"[{values['alt']}]")

    def handle_endtag(self, tag: str) -> None:
        """Ends what was started; a link is followed by where it leads."""
        if tag in UNSEEN:
            self.hidden -= 1
        elif tag in PARAGRAPHS:
            self.parts.append("\n\n")
            if tag in {"ul", "ol"} and self.numbers:
                self.numbers.pop()
        elif tag == "a" and self.links:
            address = self.links.pop()
            if address.startswith(("http", "mailto:")):
                self.parts.append(f" <{address}>")

    def handle_data(self, data: str) -> None:
        """Takes words, with the white space that HTML does not mean as one blank."""
        if not self.hidden:
            words = " ".join(data.split())
            before = " " if data[:1].isspace() and words else ""
            after = " " if data[-1:].isspace() else ""
            self.parts.append(before + words + after)

    def _bullet(self) -> str:
        if not self.numbers or not self.numbers[-1]:
            return "* "
        self.numbers[-1] += 1
        return f"{self.numbers[-1] - 1}. "


def text_of(html: str) -> str:
    r"""Returns the words of an HTML e-mail as text, paragraphs apart, addresses in brackets.

    >>> text_of('<p>Read <a href="https://example.org/">this</a>.</p>')
    'Read this <https://example.org/>.\n'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.parts).split("\n")]
    paragraphs = "\n".join(lines).split("\n\n")
    kept = [paragraph.strip("\n") for paragraph in paragraphs if paragraph.strip()]
    return "\n\n".join(kept) + "\n"
