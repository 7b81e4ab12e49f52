"""Two web servers that share PostgreSQL and nothing else are one site."""

import threading

from tests.served.servers import until
from tests.visitor import Visitor

WITHIN = 1.0
"""Seconds after which no server may serve what was there before."""


class TestPublish:
    def test_is_what_the_other_server_serves_within_a_second(self, clinic, first, second, editor):
        reader = Visitor(second.url)
        path = "/articles/sleep/"
        reader.get(path)
        for version in range(3):
            words = f"Published on the first, version {version}."

            confirmed = editor.write(clinic.pages["sleep"], "sleep", words, publish=True)
            until(lambda words=words: words in reader.get(path).text, WITHIN)

            assert confirmed.status == 302
        assert "cache-status" not in reader.get(path).headers


class TestSession:
    def test_holds_on_both_and_ends_on_both(self, first, second):
        person = Visitor(first.url)
        person.sign_in("grace", "a long and odd passphrase")

        there = person.at(second.url).get("/admin/").status
        person.at(second.url).post("/admin/logout/", {"csrfmiddlewaretoken": person.token})

        assert there == 200
        assert person.get("/admin/").status == 302
