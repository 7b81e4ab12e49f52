import socket

import pytest

from references.lookup import Finder, Services, Severity
from references.model.reference import Name, PartialDate, Reference
from tests.references.lookup import shapes
from tests.references.lookup.server import Answer
from tests.references.lookup.shapes import DOI, PMCID, PMID

WORK = f"/crossref/works/{DOI}"
FETCH, SEARCH, CITED = "/eutils/efetch.fcgi", "/eutils/esearch.fcgi", "/eutils/ecitmatch.cgi"
TYPED = Reference(
    title="Sleep and the gut",
    author=(Name("Walker", "AM"),),
    issued=PartialDate(2015),
    container_title="Sleep Med",
    volume="12",
    page="279-86",
)


@pytest.fixture
def answering(script):
    """Every service knows the work."""
    script.on(FETCH, Answer(shapes.pubmed_set(shapes.pubmed_article())))
    script.on(SEARCH, Answer(shapes.search_result(PMID)))
    script.on(CITED, Answer(f"Sleep Med|2015|12|279|Walker|ref|{PMID}\n"))
    script.on("/idconv/", Answer(shapes.converted()))
    script.on(WORK, Answer(shapes.crossref_work()))
    script.on("/crossref/works", Answer(shapes.crossref_list(shapes.crossref_work())))
    return script


class TestFind:
    @pytest.mark.parametrize("known", [{"pmid": PMID}, {"pmcid": PMCID}, {"doi": DOI}])
    def test_fills_in_the_other_identifiers(self, finder, answering, known):
        found = finder.find(Reference(**known)).reference

        assert (found.pmid, found.pmcid, found.doi) == (PMID, PMCID, DOI)
        assert found.title == "Sleep and the gut"
        assert found.author == (Name("Walker", "Anna M"),)
        assert found.container_title_short == "Sleep Med"

    def test_presents_the_site_to_ncbi(self, finder, answering):
        finder.find(Reference(pmid=PMID))

        path, query = answering.asked[0]
        assert path == FETCH
        assert query["tool"] == ["clinic"]
        assert query["email"] == ["editor@example.org"]

    def test_says_that_a_pmid_does_not_exist(self, finder, script):
        script.on(FETCH, Answer(shapes.pubmed_set()))

        finding = finder.find(Reference(pmid="99999999"))

        assert finding.reference is None
        assert "PubMed has no record 99999999." in finding.messages

    def test_asks_datacite_when_crossref_has_none(self, finder, script):
        script.on(f"/datacite/dois/{DOI}", Answer(shapes.DATACITE))

        finding = finder.find(Reference(doi=DOI))

        assert finding.sources == ("DataCite",)
        assert finding.reference.type == "article"
        assert finding.reference.author == (Name("Walker", "Anna"), Name(literal="PRISMA Group"))
        assert finding.reference.issued == PartialDate(2021, 3, 2)

    def test_finds_a_text_by_its_place(self, finder, answering):
        assert finder.find(TYPED).reference.pmid == PMID

    def test_finds_a_text_by_its_words(self, finder, answering):
        answering.on(CITED, Answer("Sleep Med|2015|12|279|Walker|ref|NOT_FOUND;INVALID_JOURNAL\n"))

        assert finder.find(TYPED).reference.pmid == PMID

    def test_accepts_the_year_of_the_online_edition(self, finder, answering):
        answering.on(CITED, Answer("x|NOT_FOUND\n"))

        finding = finder.find(
            Reference(title=TYPED.title, author=TYPED.author, issued=PartialDate(2014))
        )

        assert finding.reference is not None

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"title": "Tea and the liver of mice"}, "title"),
            ({"issued": PartialDate(1999)}, "issued"),
            ({"author": (Name("Ode", "B"),)}, "author"),
        ],
    )
    def test_shows_the_difference_side_by_side(self, finder, answering, typed, field):
        base = {"title": TYPED.title, "author": TYPED.author, "issued": TYPED.issued}

        finding = finder.find(Reference(**{**base, **typed}))

        assert finding.reference is None
        assert finding.candidate.doi == DOI
        assert [difference.field for difference in finding.differences] == [field]

    def test_does_not_search_with_half_a_reference(self, finder, script):
        finding = finder.find(Reference(title="Sleep and the gut"))

        assert finding.reference is None
        assert "A title, a year and a first author" in finding.messages[0]
        assert script.asked == []

    def test_goes_on_when_one_service_fails(self, finder, answering):
        answering.on(WORK, Answer(status=500))

        finding = finder.find(Reference(pmid=PMID))

        assert finding.reference.pmid == PMID
        assert "Crossref cannot be reached now" in finding.messages[0]

    def test_ends_in_clear_messages_without_a_network(self):
        nowhere = "http://127.0.0.1:9"
        finder = Finder.over(Services(nowhere, nowhere, nowhere, nowhere, timeout=0.3))

        finding = finder.find(TYPED)

        assert finding.reference is None
        assert any("by hand" in message for message in finding.messages)

    @pytest.mark.parametrize(
        "body",
        [
            "<html><body>Scheduled maintenance</body></html",
            "<eFetchResult><ERROR>ID list is empty</ERROR></eFetchResult>",
            '{"error":"API rate limit exceeded","count":"11"}',
            '<!DOCTYPE x [<!ENTITY a "b">]><PubmedArticleSet>&a;</PubmedArticleSet>',
        ],
    )
    def test_names_pubmeds_error_inside_a_success(self, finder, script, body):
        script.on(FETCH, Answer(body))

        finding = finder.find(Reference(pmid=PMID))

        assert finding.reference is None
        assert finding.messages[0].startswith("PubMed")

    @pytest.mark.parametrize("body", ["<html>Busy</html>", "[]", '{"message": []}', '{"status":'])
    def test_names_html_instead_of_json(self, finder, script, body):
        script.on(WORK, Answer(body))

        assert "Crossref's answer was no record." in finder.find(Reference(doi=DOI)).messages


class TestFindNotices:
    def test_takes_the_most_serious_of_crossrefs_entries(self, finder, answering):
        entries = [
            {
                "DOI": "10.1000/c",
                "type": "correction",
                "label": "Correction",
                "source": "publisher",
            },
            {
                "DOI": "10.1000/r",
                "type": "retraction",
                "label": "Retraction",
                "source": "retraction-watch",
                "updated": {"date-parts": [[2019, 4, 1]]},
            },
        ]
        answering.on(WORK, Answer(shapes.crossref_work(**{"updated-by": entries})))

        finding = finder.find(Reference(pmid=PMID))

        assert finding.notice.severity is Severity.RETRACTED
        assert finding.notice.source == "Retraction Watch"
        assert finding.notice.date == PartialDate(2019, 4, 1)
        assert len(finding.signals) == 2

    @pytest.mark.parametrize(
        ("article", "severity"),
        [
            ({"types": ["Retracted Publication"]}, Severity.RETRACTED),
            ({"links": ["RetractionIn"]}, Severity.RETRACTED),
            ({"links": ["ErratumIn", "ExpressionOfConcernIn"]}, Severity.CONCERN),
            ({"links": ["ErratumIn"]}, Severity.CORRECTED),
            ({"title": "RETRACTED: Sleep and the gut."}, Severity.RETRACTED),
        ],
    )
    def test_reads_every_signal_of_pubmed(self, finder, answering, article, severity):
        answering.on(FETCH, Answer(shapes.pubmed_set(shapes.pubmed_article(**article))))

        assert finder.find(Reference(pmid=PMID)).notice.severity is severity

    def test_finds_nothing_wrong_with_a_new_version(self, finder, answering):
        entries = [{"DOI": "10.1000/v2", "type": "new_version", "label": "New version"}]
        answering.on(WORK, Answer(shapes.crossref_work(**{"updated-by": entries})))

        assert finder.find(Reference(pmid=PMID)).notice is None

    def test_does_not_take_a_notice_for_a_retracted_article(self, finder, answering):
        notice = shapes.crossref_work(**{"update-to": [{"DOI": "10.1000/x", "type": "retraction"}]})
        answering.on(WORK, Answer(notice))

        assert finder.find(Reference(pmid=PMID)).notice is None


class TestCheck:
    def test_finds_nothing_wrong_with_the_right_identifiers(self, finder, answering):
        reference = Reference(
            title="Sleep and the Gut",
            author=TYPED.author,
            issued=PartialDate(2015),
            pmid=PMID,
            doi=DOI,
        )

        assert finder.check(reference).mismatches == ()

    def test_reports_an_identifier_of_another_work(self, finder, answering):
        other = shapes.pubmed_article(
            title="Tea and the liver of mice.", family="Ode", pmid=PMID, doi="10.1000/other"
        )
        answering.on(FETCH, Answer(shapes.pubmed_set(other)))
        answering.on(SEARCH, Answer(shapes.search_result()))
        reference = Reference(
            title=TYPED.title, author=TYPED.author, issued=TYPED.issued, pmid=PMID, doi=DOI
        )

        (mismatch,) = finder.check(reference).mismatches

        assert (mismatch.field, mismatch.value) == ("pmid", PMID)
        assert [difference.field for difference in mismatch.differences] == ["title", "author"]
        assert mismatch.differences[1].theirs == "Ode AM"

    def test_reports_an_identifier_of_no_work(self, finder, script):
        reference = Reference(title=TYPED.title, doi="10.1000/none")

        (mismatch,) = finder.check(reference).mismatches

        assert (mismatch.field, mismatch.differences) == ("doi", ())

    def test_says_what_could_not_be_checked(self, finder, script):
        script.on(FETCH, Answer(status=500))

        check = finder.check(Reference(title=TYPED.title, pmid=PMID))

        assert check.mismatches == ()
        assert "PubMed cannot be reached now" in check.messages[0]

    def test_carries_the_notices(self, finder, answering):
        article = shapes.pubmed_article(links=["RetractionIn"])
        answering.on(FETCH, Answer(shapes.pubmed_set(article)))
        reference = Reference(
            title=TYPED.title, author=TYPED.author, issued=TYPED.issued, pmid=PMID
        )

        assert finder.check(reference).notice.severity is Severity.RETRACTED


class TestNobodyAnswers:
    def test_is_said_once_and_not_called_a_missing_record(self):
        nowhere = "http://127.0.0.1:9"
        services = Services(
            eutils=nowhere, idconv=nowhere, crossref=nowhere, datacite=nowhere, timeout=0.5
        )
        wanted = Reference(
            title="Sleep", author=(Name("Roe", "J"),), issued=PartialDate(2020), doi="10.1000/x"
        )

        finding = Finder.over(services).find(wanted)

        assert finding.unanswered
        assert len(finding.messages) == 1
        assert "No record" not in finding.messages[0]


class TestVanishingPackets:
    """No server refuses: what is sent is lost, and each connection waits until it is given up."""

    def test_are_told_of_within_five_seconds_for_all_services(self, finder, clock, monkeypatch):
        waited = []

        def vanish(address, timeout, *args, **kwargs):
            waited.append(timeout)
            clock.now += timeout
            raise TimeoutError

        monkeypatch.setattr(socket, "create_connection", vanish)
        wanted = Reference(
            title="Sleep and light", pmid="900001", doi="10.1000/1", isbn="9780306406157"
        )

        finding = finder.find(wanted)

        assert finding.unanswered
        assert len(finding.messages) == 1
        assert clock.now < 5
        assert len(waited) == 2

    def test_leave_a_server_that_is_reached_its_time(self, transport, script, address, monkeypatch):
        real = socket.create_connection
        made = []

        def noted(*args, **kwargs):
            made.append(real(*args, **kwargs))
            return made[-1]

        monkeypatch.setattr(socket, "create_connection", noted)
        script.on("/a", Answer("yes"))

        assert transport.get(f"{address}/a", "PubMed", 3.0) == b"yes"
        assert made[0].gettimeout() == transport.timeout
