# ruff: noqa: E501  references stand as they are pasted
"""Answers in the services' shapes, about works that do not exist."""

PMID, PMCID, DOI = "30000001", "PMC7000001", "10.1000/sleep.2015.7"
ISBN, NCT = "9780000000019", "NCT90000001"


def pubmed_article(
    title="Sleep and the gut.", year="2015", family="Walker", types=(), links=(), pmid=PMID, doi=DOI
):
    kinds = "".join(
        f"<PublicationType>{kind}</PublicationType>" for kind in ("Journal Article", *types)
    )
    notices = "".join(
        f'<CommentsCorrections RefType="{kind}"><RefSource>Sleep Med. 2016;13(1):9</RefSource><PMID>30000009</PMID>'
        "</CommentsCorrections>"
        for kind in links
    )
    return f"""<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">{pmid}</PMID>
<Article PubModel="Print"><Journal><JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>{year}</Year>
<Month>Aug</Month></PubDate></JournalIssue><Title>Sleep medicine</Title></Journal>
<ArticleTitle>{title}</ArticleTitle><Pagination><MedlinePgn>279-86</MedlinePgn></Pagination>
<AuthorList CompleteYN="Y"><Author><LastName>{family}</LastName><ForeName>Anna M</ForeName><Initials>AM</Initials>
</Author></AuthorList><Language>eng</Language><PublicationTypeList>{kinds}</PublicationTypeList></Article>
<MedlineJournalInfo><MedlineTA>Sleep Med</MedlineTA></MedlineJournalInfo>
<CommentsCorrectionsList>{notices}</CommentsCorrectionsList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">{pmid}</ArticleId><ArticleId IdType="doi">{doi}</ArticleId>
<ArticleId IdType="pmc">{PMCID}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>"""


def pubmed_set(*articles):
    return f'<?xml version="1.0" ?><PubmedArticleSet>{"".join(articles)}</PubmedArticleSet>'


def crossref_work(**fields):
    message = {
        "type": "journal-article",
        "DOI": DOI,
        "title": ["Sleep and the <i>gut</i>"],
        "author": [{"given": "Anna M.", "family": "Walker", "sequence": "first"}],
        "container-title": ["Sleep Medicine"],
        "short-container-title": ["Sleep Med."],
        "issued": {"date-parts": [[2015, 8]]},
        "published-online": {"date-parts": [[2014, 12, 1]]},
        "volume": "12",
        "issue": "3",
        "page": "279-286",
        "publisher": "Example",
        "ISSN": ["0000-0000"],
    }
    return {"status": "ok", "message-type": "work", "message": message | fields}


def crossref_list(*works):
    items = [work["message"] for work in works]
    return {"status": "ok", "message-type": "work-list", "message": {"items": items}}


def search_result(*pmids):
    return {
        "header": {"type": "esearch"},
        "esearchresult": {"count": str(len(pmids)), "idlist": list(pmids)},
    }


def converted(pmid=PMID):
    return {"status": "ok", "records": [{"pmcid": PMCID, "pmid": pmid, "doi": DOI}]}


DATACITE = {
    "data": {
        "id": DOI,
        "type": "dois",
        "attributes": {
            "doi": DOI,
            "titles": [{"title": "Sleep and the gut"}],
            "creators": [
                {
                    "name": "Walker, Anna",
                    "nameType": "Personal",
                    "givenName": "Anna",
                    "familyName": "Walker",
                },
                {"name": "PRISMA Group", "nameType": "Organizational"},
            ],
            "publisher": "arXiv",
            "publicationYear": 2021,
            "types": {"resourceTypeGeneral": "Preprint"},
            "dates": [{"date": "2021-03-02", "dateType": "Issued"}],
            "url": "https://arxiv.org/abs/2103.00001",
        },
    }
}


def open_library_book(isbn=ISBN, **fields):
    book = {
        "title": "Sleep",
        "subtitle": "a field guide",
        "authors": [{"name": "Anna M. Walker", "url": "x"}, {"name": "Bo van der Ode"}],
        "publishers": [{"name": "Example Press"}],
        "publish_places": [{"name": "Bern"}],
        "publish_date": "March 3, 2009",
        "identifiers": {"isbn_13": [isbn]},
    }
    return {f"ISBN:{isbn}": book | fields}


def google_book(isbn=ISBN, **fields):
    volume = {
        "title": "Sleep",
        "authors": ["Anna Walker", "Sleep Research Society"],
        "publisher": "Example Press",
        "publishedDate": "2009-03",
        "industryIdentifiers": [{"type": "ISBN_13", "identifier": isbn}],
        "language": "de",
    }
    return {"kind": "books#volumes", "totalItems": 1, "items": [{"volumeInfo": volume | fields}]}


def study(number=NCT):
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": number,
                "briefTitle": "Naps",
                "officialTitle": "Naps after lunch: a randomised trial",
                "acronym": "NAP",
            },
            "statusModule": {"studyFirstPostDateStruct": {"date": "2021-04-07", "type": "ACTUAL"}},
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": "University of Sleep"}},
        }
    }
