"""A visitor of a real server over HTTP, who keeps cookies and can sign in and write articles."""

import http.client
import json
import re
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from wagtail.test.utils.form_data import nested_form_data, streamfield

SECONDS = 30
"""How long an answer may take before the server counts as hanging."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
FORMSETS = ("article_authors", "related_articles", "comments")
EMPTY = (("TOTAL", 0), ("INITIAL", 0), ("MIN_NUM", 0), ("MAX_NUM", 9))
BOUNDARY = "clinic-boundary"


@dataclass(frozen=True, slots=True)
class Answer:
    """This answer is what a server said; the names of its headers are in lower case."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass
class Visitor:
    """This visitor talks to one server at a time and may take the cookies to another."""

    url: str
    cookies: dict[str, str] = field(default_factory=dict)
    network: str = ""
    """The address that a proxy says this visitor has; none for no proxy."""

    def at(self, url: str) -> "Visitor":
        """Returns the same visitor before another server."""
        return Visitor(url, self.cookies)

    def get(self, path: str) -> Answer:
        """Asks for a page."""
        return self.ask("GET", path)

    def post(self, path: str, values: dict[str, object]) -> Answer:
        """Sends a form, as a page of the same site would."""
        kind = "application/x-www-form-urlencoded"
        return self.ask("POST", path, urlencode(values).encode(), kind)

    def upload(self, path: str, values: dict[str, str], file: tuple[str, str, bytes]) -> Answer:
        """Sends a form with one file: the field's name, the file's name and its bytes."""
        parts = [
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in (values | {"csrfmiddlewaretoken": self.token}).items()
        ]
        head = (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{file[0]}"; '
            f'filename="{file[1]}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        )
        body = "".join([*parts, head]).encode() + file[2] + f"\r\n--{BOUNDARY}--\r\n".encode()
        return self.ask("POST", path, body, f"multipart/form-data; boundary={BOUNDARY}")

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> Answer:
        """Sends a request on a connection of its own and keeps the cookies that come.

        Raises:
            OSError, http.client.HTTPException: the server did not answer.
        """
        place = urlsplit(self.url)
        connection = http.client.HTTPConnection(
            str(place.hostname), place.port or 80, timeout=SECONDS
        )
        headers = {"Sec-Fetch-Site": "same-origin"}
        if self.network:
            headers["X-Forwarded-For"] = self.network
        if kind:
            headers["Content-Type"] = kind
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            for line in response.headers.get_all("Set-Cookie") or ():
                name, _, value = line.partition(";")[0].partition("=")
                self.cookies[name] = value
            text = response.read().decode(errors="replace")
        finally:
            connection.close()
        return Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, text)

    @property
    def token(self) -> str:
        """What Django wants with each form of the admin."""
        return self.cookies.get("csrftoken", "")

    def sign_in(self, name: str, password: str) -> Answer:
        """Gives name and password; 302 leads into the admin."""
        found = TOKEN.search(self.get("/admin/login/").text)
        values = {"username": name, "password": password, "next": "/admin/"}
        return self.post(
            "/admin/login/", values | {"csrfmiddlewaretoken": found[1] if found else ""}
        )

    def write(self, page: int, slug: str, text: str, *, publish: bool = False) -> Answer:
        """Saves an article with one paragraph, as a draft or for everybody; 302 confirms it."""
        values = nested_form_data(
            {
                "title": text,
                "slug": slug,
                "published_date": "2026-01-01",
                "updated_date": "",
                "body": streamfield([("paragraph", _draftail(text))]),
                "references": streamfield([]),
                "lead_picture": streamfield([]),
                **{f"{name}-{part}_FORMS": n for name in FORMSETS for part, n in EMPTY},
                "csrfmiddlewaretoken": self.token,
                **({"action-publish": "1"} if publish else {}),
            }
        )
        return self.post(f"/admin/pages/{page}/edit/", values)


def _draftail(text: str) -> str:
    """Returns what the editor sends for one paragraph (draft-js's raw content)."""
    block = {"key": "aaaaa", "text": text, "type": "unstyled", "depth": 0}
    return json.dumps(
        {"entityMap": {}, "blocks": [block | {"inlineStyleRanges": [], "entityRanges": []}]}
    )
