"""Two web servers that share PostgreSQL and nothing else are one site."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.mail_server import mail_server
from tests.processes import start_command
from tests.served.conftest import PASSWORD
from tests.served.servers import SOON, until
from tests.visitor import Visitor

pytestmark = pytest.mark.long

SUBSCRIBE = """
    INSERT INTO newsletter_subscriber (email, key, state, source, consent_text, consent_version,
                                       consented_at, confirmation_due_at, created_at)
    VALUES (%s, gen_random_uuid(), 'pending', 'form', '', 1, now(), now(), now()) RETURNING id
"""
DUE = "SELECT email FROM newsletter_subscriber WHERE confirmation_due_at <= now()"
MISSED = """
    UPDATE wagtailcore_revision SET approved_go_live_at = now() - interval '1 day'
    WHERE id = (SELECT latest_revision_id FROM wagtailcore_page WHERE id = %s) RETURNING id
"""
PUBLISHED = """
    SELECT count(*) FROM wagtailcore_pagelogentry
    WHERE page_id = %s AND action = 'wagtail.publish.scheduled'
"""


class TestPublish:
    def test_is_what_the_other_server_serves_within_a_second(self, clinic, first, second, editor):
        reader = Visitor(second.url)
        path = "/articles/sleep/"
        reader.get(path)
        for version in range(3):
            words = f"Published on the first, version {version}."

            confirmed = editor.write(clinic.pages["sleep"], "sleep", words, publish=True)
            assert confirmed.status == 302
            until(lambda words=words: words in reader.get(path).text, SOON)
        assert "cache-status" not in reader.get(path).headers

    def test_of_two_editors_at_once_keeps_both_texts_and_shows_one(
        self, clinic, first, second, signed_in
    ):
        key = clinic.pages["sleep"]
        here, there = signed_in[0], signed_in[1].at(second.url)
        texts = [("By Ada.", here), ("By Grace.", there)]

        with ThreadPoolExecutor(2) as pool:
            answers = pool.map(
                lambda pair: pair[1].write(key, "sleep", pair[0], publish=True), texts
            )
            statuses = [answer.status for answer in answers]
        (title, live) = clinic.query(
            "SELECT title, live_revision_id FROM wagtailcore_page WHERE id = %s", key
        )[0]
        kept = clinic.query(
            "SELECT id, content ->> 'title' FROM wagtailcore_revision WHERE object_id = %s",
            str(key),
        )

        assert statuses == [302, 302]
        assert {"By Ada.", "By Grace."} <= {title for _, title in kept}
        assert dict(kept)[live] == title
        for server in (first, second):
            until(
                lambda server=server: title in Visitor(server.url).get("/articles/sleep/").text, 1
            )


class TestSession:
    def test_holds_on_both_and_ends_on_both(self, first, second):
        person = Visitor(first.url)
        person.sign_in("grace", PASSWORD)

        there = person.at(second.url).get("/admin/").status
        stolen = Visitor(first.url, dict(person.cookies))
        person.at(second.url).post("/admin/logout/", {"csrfmiddlewaretoken": person.token})

        assert there == 200
        assert stolen.get("/admin/").status == 302


class TestLimits:
    def test_lock_a_name_out_everywhere(self, first, second, servers):
        statuses = [
            Visitor(servers[number % 2].url).sign_in("mallory", f"guess {number}").status
            for number in range(10)
        ]

        assert statuses[:7] == [200] * 7
        assert statuses[8:] == [429, 429]

    def test_count_sign_ups_of_one_network_together(self, clinic, servers):
        def sign_up(number: int) -> int:
            reader = Visitor(servers[number % 2].url)
            return reader.post("/newsletter/", {"email": f"network{number}@example.org"}).status

        with ThreadPoolExecutor(4) as pool:
            statuses = list(pool.map(sign_up, range(26)))
        stored = clinic.query(
            "SELECT count(*) FROM newsletter_subscriber WHERE email LIKE 'network%%'"
        )[0][0]

        assert sorted(statuses) == [302] * 20 + [429] * 6
        assert stored == 20


class TestJobs:
    def test_do_once_what_is_due_though_both_servers_start_them(
        self, clinic, first, second, editor, tmp_path
    ):
        key = clinic.pages["rest"]
        for number in range(15):
            clinic.query(SUBSCRIBE, f"due{number}@example.org")
        emails = [email for (email,) in clinic.query(DUE)]
        editor.write(key, "rest", "Due since yesterday.")
        clinic.query(MISSED, key)
        with mail_server() as box:
            url = f"smtp://127.0.0.1:{box.port}"
            runs = [
                start_command("run_due_jobs", DATABASE_URL=clinic.place.url, EMAIL_URL=url,
                              VAR_DIR=str(tmp_path / host))
                for host in "ab"
            ]  # fmt: skip
            outputs = [run.communicate(timeout=180)[0] for run in runs]
        times = clinic.query(PUBLISHED, key)[0][0]

        assert [run.returncode for run in runs] == [0, 0], outputs
        assert times == 1
        for server in (first, second):
            assert "Due since yesterday." in Visitor(server.url).get("/articles/rest/").text
        assert sorted(box.recipients) == sorted(emails)
