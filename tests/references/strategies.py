"""References as hypothesis makes them up, with every field a format could trip over."""

from hypothesis import strategies as st

from references.model.reference import Name, PartialDate, Reference
from references.model.types import TYPES

WORDS = st.sampled_from(
    [
        "Sleep",
        "and",
        "the",
        "gut:",
        "does",
        "<it>",
        "matter?",
        "5%",
        "of",
        "{both}",
        "&",
        "more_",
        "$2",
        "–",
        "“so”",
        "é",
        "ü",
        "Ø",
        "ß",
        "α",
        "#1",
        "a~b",
        "^x",
        "back\\slash",
        "[Sic]",
        "Vitamin-D",
        "2014",
        "--",
        "---",
        "x's",
        "Jr.",
        "of",
    ]
)
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PLAIN = st.lists(st.sampled_from(["Sleep", "Med", "Öst", "Ann", "Int", "Res"]), min_size=1).map(
    " ".join
)
FAMILY = st.sampled_from(
    ["Smith", "van der Hoek", "O’Dea", "García Márquez", "Ng", "Müller-Lüdenscheidt"]
)
GIVEN = st.sampled_from(["J", "JA", "Maria Anna", "Jean-Pierre", "J. A.", "É"])
PERSON = st.builds(
    Name, family=FAMILY, given=GIVEN, suffix=st.sampled_from(["", "Jr", "III", "3rd"])
)
GROUP = st.builds(
    Name,
    literal=st.sampled_from(
        ["World Health Organization", "PRISMA Group", "Heart, Lung, and Blood Institute"]
    ),
)
NAMES = st.lists(PERSON | GROUP, max_size=4).map(tuple)
YEARS = st.integers(1900, 2030)
MONTHS = st.integers(1, 12)
DATES = st.one_of(
    st.builds(PartialDate, YEARS),
    st.builds(PartialDate, YEARS, MONTHS),
    st.builds(PartialDate, YEARS, MONTHS, st.integers(1, 28)),
    st.builds(PartialDate, YEARS, season=st.sampled_from(["Spring", "Fall"])),
    st.builds(lambda y, m: PartialDate(y, m, end=PartialDate(y, m + 1)), YEARS, st.integers(1, 11)),
    st.builds(lambda y: PartialDate(y, 12, end=PartialDate(y + 1, 1)), YEARS),
    st.builds(lambda y: PartialDate(y, end=PartialDate(y + 1)), YEARS),
)
DAYS = st.builds(PartialDate, YEARS, MONTHS, st.integers(1, 28))
PAGES = st.sampled_from(
    ["", "12-9", "S49-55", "e0123", "756.e11-5", "16-24; quiz 25-7", "3", "3-3"]
)
OPTIONAL = st.just("") | TEXT


def references(**fields):
    """A strategy of articles; other fields are given as strategies."""
    return st.builds(
        Reference,
        type=st.just("article-journal"),
        title=TEXT,
        author=NAMES,
        container_title=TEXT,
        container_title_short=st.just("") | PLAIN,
        issued=st.none() | DATES,
        volume=st.sampled_from(["", "12", "15 Suppl 1"]),
        issue=st.sampled_from(["", "3", "1 Pt 2"]),
        page=PAGES,
        doi=st.sampled_from(
            ["", "10.1002/cncr.29409", "10.2345/0899-8205(2008)42[205:BD_I]2.0.CO;2"]
        ),
        pmid=st.sampled_from(["1", "36188471"]),
        pmcid=st.sampled_from(["", "PMC9523267"]),
        issn=st.sampled_from(["", "0008-543X"]),
        language=st.sampled_from(["", "de", "fr"]),
        note=OPTIONAL,
        **fields,
    )


BOOKS = st.builds(
    Reference,
    type=st.just("book"),
    title=TEXT,
    author=NAMES,
    editor=st.lists(PERSON, max_size=2).map(tuple),
    edition=st.sampled_from(["", "2"]),
    publisher=OPTIONAL,
    publisher_place=OPTIONAL,
    issued=st.none() | DATES,
    isbn=st.sampled_from(["", "9780323242882"]),
    language=st.sampled_from(["", "de"]),
    note=OPTIONAL,
)
CHAPTERS = st.builds(
    Reference,
    type=st.just("chapter"),
    title=TEXT,
    author=NAMES,
    editor=st.lists(PERSON, max_size=2).map(tuple),
    container_title=TEXT,
    publisher=OPTIONAL,
    issued=st.none() | DATES,
    page=PAGES,
)
OTHERS = st.builds(
    Reference,
    type=st.sampled_from(["webpage", "report", "thesis", "article"]),
    title=TEXT,
    author=NAMES,
    authors_truncated=st.booleans(),
    container_title=OPTIONAL,
    collection_title=OPTIONAL,
    genre=OPTIONAL,
    number=st.sampled_from(["", "12", "arXiv:2101.00001"]),
    publisher=OPTIONAL,
    issued=st.none() | DATES,
    accessed=st.none() | DAYS,
    url=st.sampled_from(["", "https://www.who.int/a_b%20c;d=1?x={}&y=#z".replace("{}", "")]),
    status=st.sampled_from(["", "in press"]),
)
EVERY_KIND = st.builds(
    Reference,
    type=st.sampled_from(TYPES),
    title=TEXT,
    author=NAMES,
    authors_truncated=st.booleans(),
    editor=st.lists(PERSON | GROUP, max_size=2).map(tuple),
    translator=st.lists(PERSON, max_size=1).map(tuple),
    container_title=OPTIONAL,
    container_title_short=st.just("") | PLAIN,
    collection_title=OPTIONAL,
    event_title=OPTIONAL,
    issued=st.none() | DATES,
    accessed=st.none() | DAYS,
    volume=st.sampled_from(["", "12", "15 Suppl 1"]),
    issue=st.sampled_from(["", "3", "1 Pt 2"]),
    page=PAGES,
    number=st.sampled_from(["", "12", "arXiv:2101.00001"]),
    edition=st.sampled_from(["", "2"]),
    genre=OPTIONAL,
    publisher=OPTIONAL,
    publisher_place=OPTIONAL,
    doi=st.sampled_from(["", "10.1000/a1", "10.1000/(SICI)12_3(1996)1:2<45::AID-AB6>3.0.CO;2-#"]),
    pmid=st.sampled_from(["", "36188471"]),
    pmcid=st.sampled_from(["", "PMC9523267"]),
    isbn=st.sampled_from(["", "9780323242882"]),
    issn=st.sampled_from(["", "0008-543X"]),
    url=st.sampled_from(["", "https://www.who.int/a_b%20c;d=1?x=&y=#z"]),
    language=st.sampled_from(["", "de", "fr"]),
    status=st.sampled_from(["", "in press"]),
    note=OPTIONAL,
)
