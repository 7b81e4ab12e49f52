import json
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import connection

from articles.editing.shared_finder import SiteThrottle, site_finder
from references.lookup.finder import SERVICES_WAITED_FOR
from tests.articles.importing.texts import ARTICLE
from tests.factories.articles import ArticlePageFactory, reference

PREFIX = "/admin/article-editing"


class TestRead:
    def test_reads_what_was_pasted_into_rows(self, admin_client, db):
        text = "1. Roe J. Rest. Ex J. 2020;1(2):3-4. PMID: 111.\n2. 10.1000/xyz"

        rows = admin_client.post(f"{PREFIX}/read/", {"text": text}).json()["rows"]

        assert rows[0]["value"]["title"] == "Rest"
        assert rows[0]["value"]["author"] == "Roe J"
        assert rows[1]["value"]["doi"] == "10.1000/xyz"
        assert all(row["look_up"] for row in rows)

    def test_reads_a_dropped_file(self, admin_client, db, tmp_path):
        path = tmp_path / "a.ris"
        path.write_text("TY  - JOUR\nTI  - Rest\nAU  - Roe, Jane\nER  - \n")

        with path.open("rb") as file:
            rows = admin_client.post(f"{PREFIX}/read/", {"file": file}).json()["rows"]

        assert rows[0]["value"]["title"] == "Rest"

    @pytest.mark.parametrize("text", ["", "   ", "…", "x" * 1_000_001])
    def test_says_why_nothing_can_be_read(self, admin_client, db, text):
        response = admin_client.post(f"{PREFIX}/read/", {"text": text})

        assert response.json()["error"].endswith(".")

    @pytest.mark.parametrize("name", ["read", "look-up", "check", "known", "document"])
    def test_is_for_editors_only(self, client, db, name):
        for ask in (client.get, client.post):
            assert ask(f"{PREFIX}/{name}/").status_code in {302, 403}


class TestLookUp:
    def test_ends_with_a_message_when_no_service_answers(self, admin_client, db):
        answer = admin_client.post(f"{PREFIX}/look-up/", {"pmid": "111"}).json()

        assert answer["found"] is None
        assert any("PubMed" in message for message in answer["messages"])

    def test_ends_with_messages_when_every_service_hangs(self, admin_client, db, silent):
        fields = {
            "pmid": "111", "pmcid": "PMC222", "doi": "10.1000/xyz", "title": "Rest and sleep",
            "author": "Roe J", "issued": "2020", "container_title": "Example J",
        }  # fmt: skip

        answer = admin_client.post(f"{PREFIX}/look-up/", fields).json()
        asked = connections_to(silent)
        again = admin_client.post(f"{PREFIX}/look-up/", fields).json()

        assert answer["found"] is answer["candidate"] is None  # the form stays as it is
        assert any("by hand or try again later" in message for message in answer["messages"])
        assert 1 <= asked <= SERVICES_WAITED_FOR
        assert "busy" not in again


@pytest.fixture
def silent(settings):
    """Services of record that take connections and never say a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        names = ("eutils", "idconv", "crossref", "datacite")
        settings.REFERENCE_SERVICES = dict.fromkeys(names, address) | {"timeout": 0.2}
        site_finder.cache_clear()
        yield server
    site_finder.cache_clear()


def connections_to(server):
    """Returns how many connections waited at a server, and drops them."""
    server.setblocking(False)
    number = 0
    with suppress(BlockingIOError):
        while True:
            server.accept()[0].close()
            number += 1
    return number


class TestCheck:
    def check(self, client, **article):
        return client.post(f"{PREFIX}/check/", json.dumps(article), content_type="application/json")

    def test_judges_the_article_as_it_stands(self, admin_client, clinic_site):
        article = {
            "markers": [["a"], ["gone"]],
            "references": [
                {"id": "a", "type": "book", "title": "T", "publisher": "P", "issued": "2020"}
            ],
        }

        problems = self.check(admin_client, **article).json()["problems"]

        assert [(problem["rule"], problem["refuses"]) for problem in problems] == [
            ("dangling", True)
        ]

    @pytest.mark.parametrize(
        "body", ["", "[]", "{}", '{"markers": 1, "references": []}', "nonsense"]
    )
    def test_refuses_what_is_no_article(self, admin_client, clinic_site, body):
        response = admin_client.post(f"{PREFIX}/check/", body, content_type="application/json")

        assert response.status_code == 400


class TestKnown:
    def test_offers_references_of_other_articles(self, admin_client, clinic_site):
        ArticlePageFactory(
            parent=clinic_site.articles,
            references=[reference("a", title="Sleep and rest", pmid="111", doi="10.1/A")],
        )

        def ask(query):
            rows = admin_client.get(f"{PREFIX}/known/", {"q": query}).json()["rows"]
            return [row["value"]["title"] for row in rows]

        assert ask("SLEEP roe") == ask("111") == ask("10.1/a") == ["Sleep and rest"]
        assert ask("walking") == ask("sl") == []


class TestReadDocument:
    def test_gives_blocks_and_references_that_belong_together(self, admin_client, db):
        document = admin_client.post(f"{PREFIX}/document/", {"text": ARTICLE}).json()

        assert document["title"] == "Why a Short Walk Helps Your Blood Sugar"
        assert document["date"] == "2024-03-04"
        keys = [row["id"] for row in document["references"]]
        text = next(block for block in document["blocks"] if "CITATION" in str(block["value"]))
        assert keys[0] in text["value"]

    def test_says_what_is_missing(self, admin_client, db):
        response = admin_client.post(f"{PREFIX}/document/", {"text": "A sentence only."})

        assert "no title" in response.json()["error"]


@pytest.mark.django_db(transaction=True)
class TestSiteThrottle:
    def test_spaces_the_requests_of_all_processes(self):
        def wait(_):
            try:
                return SiteThrottle().wait("PubMed", per_second=20, timeout=10)
            finally:
                connection.close()

        start = time.monotonic()
        with ThreadPoolExecutor(4) as pool:
            turns = list(pool.map(wait, range(8)))

        assert turns == [True] * 8
        assert time.monotonic() - start >= 7 / 20

    def test_gives_up_when_the_queue_is_too_long(self):
        assert SiteThrottle().wait("PubMed", per_second=0.1, timeout=1)

        assert not SiteThrottle().wait("PubMed", per_second=0.1, timeout=1)
