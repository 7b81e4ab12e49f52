import time
from datetime import date, timedelta

import pytest
import time_machine
from django.core import mail

from articles.models import SourceEvidence
from articles.retraction_checks import recheck
from references.lookup import Check, Difference, Mismatch, Severity, Signal
from tests.factories.articles import ArticlePageFactory, paragraph, reference

pytestmark = pytest.mark.both_engines

RETRACTED = Signal(Severity.RETRACTED, "PubMed", "Retracted Publication", doi="10.1/notice")


class Answers:
    """Stands where the finder stands and answers from a table."""

    def __init__(self, **answers):
        self.answers = answers
        self.asked = []

    def check(self, reference):
        self.asked.append(reference.pmid)
        return self.answers.get(f"pmid{reference.pmid}", Check())


def article(clinic_site, *pmids, **fields):
    return ArticlePageFactory(
        parent=clinic_site.articles,
        body=[paragraph("".join(f"W.{{k{pmid}}}" for pmid in pmids))],
        references=[reference(f"k{pmid}", pmid=pmid) for pmid in pmids],
        **fields,
    )


def run(finder, seconds=60.0):
    return recheck(finder, time.monotonic() + seconds)


class TestRecheck:
    def test_asks_about_each_work_once_newest_articles_first(self, clinic_site):
        article(clinic_site, "1", "2", published_date=date(2026, 1, 1))
        article(clinic_site, "3", "1", published_date=date(2026, 2, 1))
        finder = Answers()

        line = run(finder)

        assert finder.asked == ["3", "1", "2"]
        assert line == "3 works checked, 0 changed"

    def test_asks_again_after_a_week_and_not_before(self, clinic_site):
        article(clinic_site, "1")
        finder = Answers()
        with time_machine.travel("2026-06-01T12:00Z", tick=False) as clock:
            run(finder)
            clock.shift(timedelta(days=6))
            run(finder)
            assert finder.asked == ["1"]

            clock.shift(timedelta(days=1, minutes=1))
            run(finder)

        assert finder.asked == ["1", "1"]

    def test_records_a_retraction_and_tells_the_owner_once(self, clinic_site, admin_user):
        page = article(clinic_site, "1", owner=admin_user)
        finder = Answers(pmid1=Check(signals=(RETRACTED,)))
        with time_machine.travel("2026-06-01T12:00Z", tick=False) as clock:
            run(finder)
            clock.shift(timedelta(days=8))
            run(finder)

        evidence = SourceEvidence.objects.get()
        assert (evidence.severity, evidence.label) == ("retracted", "Retracted Publication")
        (message,) = mail.outbox
        assert message.to == [admin_user.email]
        assert "Retracted" in message.body
        assert page.title in message.subject

    def test_marks_the_page_for_its_readers(self, client, clinic_site):
        page = article(clinic_site, "1", "2")
        assert "Retracted" not in client.get(page.url).content.decode()

        run(Answers(pmid1=Check(signals=(RETRACTED,))))

        html = client.get(page.url).content.decode()
        assert html.count('<strong class="references__notice">Retracted</strong>') == 1
        assert 'aria-label="Reference 1, Retracted"' in html

    def test_records_an_identifier_of_another_work(self, clinic_site):
        article(clinic_site, "1")
        other = Mismatch("pmid", "1", (Difference("title", "Ours", "Another work"),))

        run(Answers(pmid1=Check(mismatches=(other,))))

        assert SourceEvidence.objects.get().mismatches == ["PMID 1 belongs to “Another work”."]

    def test_forgets_nothing_when_no_service_answers(self, clinic_site):
        article(clinic_site, "1")
        with time_machine.travel("2026-06-01T12:00Z", tick=False) as clock:
            run(Answers(pmid1=Check(signals=(RETRACTED,))))
            clock.shift(timedelta(days=8))
            silent = Answers(pmid1=Check(messages=("PubMed did not answer.",)))
            run(silent)
            clock.shift(timedelta(hours=7))
            run(silent)

        assert SourceEvidence.objects.get().severity == "retracted"
        assert silent.asked == ["1", "1"]

    def test_stops_when_its_time_is_up(self, clinic_site):
        article(clinic_site, "1", "2")

        assert run(Answers(), seconds=-1) == "0 works checked, 0 changed"

    @pytest.mark.parametrize("live", [True, False])
    def test_asks_only_about_works_of_live_articles(self, clinic_site, live):
        article(clinic_site, "1", live=live)
        finder = Answers()

        run(finder)

        assert finder.asked == (["1"] if live else [])
