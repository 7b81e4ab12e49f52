# ruff: noqa: E501  references stand as they are pasted
"""Every style is shown with a reference of its own; the facts are real, the parser knows none."""

import pytest

from references.model.reference import Name, PartialDate
from references.parsing import parse_one

WALKER, ODE = Name("Walker", "AM"), Name("Ode", "B")
DOTTED = (Name("Walker", "A. M."), Name("Ode", "B."))

ARTICLE_STYLES = {
    "NLM": "Walker AM, Ode B. Sleep and the gut. Sleep Med. 2015 Aug 15;12(3):279-86. doi: 10.1000/a1.",
    "Vancouver": "Walker AM, Ode B. Sleep and the gut. Sleep Med 2015; 12(3): 279–86.",
    "AMA": "Walker AM, Ode B. Sleep and the gut. Sleep Med. 2015;12(3):279-286. doi:10.1000/a1",
    "BMC": "Walker AM, Ode B: Sleep and the gut. Sleep Med 2015, 12(3):279-286.",
    "PLOS": "Walker AM, Ode B (2015) Sleep and the gut. Sleep Med 12(3): 279–286. doi: 10.1000/a1",
    "glued": "WalkerAM, OdeB (2015) Sleep and the gut. Sleep Med 12(3): 279–286.",
    "APA": "Walker, A. M., & Ode, B. (2015). Sleep and the gut. Sleep Med, 12(3), 279–286. https://doi.org/10.1000/a1",
    "Harvard": "Walker, A.M. and Ode, B. (2015) ‘Sleep and the gut’, Sleep Med, 12(3), pp. 279–286.",
    "Harvard, bare year": "Walker, A.M., Ode, B., 2015. Sleep and the gut. Sleep Med 12(3), 279–286.",
    "IEEE": "A. M. Walker and B. Ode, “Sleep and the gut,” Sleep Med, vol. 12, no. 3, pp. 279–286, Aug. 2015.",
    "IEEE, inverted": "Walker A. M. and Ode B., “Sleep and the gut,” Sleep Med, vol. 12, no. 3, pp. 279–286, 2015.",
    "MLA": "Walker, A. M., and B. Ode. “Sleep and the Gut.” Sleep Med, vol. 12, no. 3, 2015, pp. 279-86.",
    "Chicago": "Walker, A. M., and B. Ode. “Sleep and the Gut.” Sleep Med 12, no. 3 (2015): 279–286.",
    "ACS": "Walker, A.M.; Ode, B. Sleep and the gut. Sleep Med 2015, 12(3), 279–286.",
    "Elsevier": "A.M. Walker, B. Ode, Sleep and the gut, Sleep Med 12(3) (2015) 279–286.",
    "Nature": "Walker, A. M. & Ode, B. Sleep and the gut. Sleep Med 12(3), 279–286 (2015).",
    "GB/T 7714": "Walker AM and Ode B. Sleep and the gut. Sleep Med, 2015, 12(3): 279–286.",
    "Vancouver, online": "Walker AM, Ode B. Sleep and the gut. Sleep Med [Internet]. 2015 [cited 2020 Jan 3];12(3):279-86.",
    "BibTeX, plain": "A. M. Walker and B. Ode. Sleep and the gut. Sleep Med, 12(3):279-286, 2015.",
    "PubMed's results": "Sleep and the gut. Walker AM, Ode B. Sleep Med. 2015 Aug;12(3):279-86. doi: 10.1000/a1.",
    "numbered": "17. Walker AM, Ode B. Sleep and the gut. Sleep Med. 2015;12(3):279-286.",
    "bracketed": "[17] Walker AM, Ode B. Sleep and the gut. Sleep Med. 2015;12(3):279-286.",
}


class TestParseOneArticle:
    @pytest.mark.parametrize("text", ARTICLE_STYLES.values(), ids=ARTICLE_STYLES)
    def test_reads_every_style(self, text):
        reference = parse_one(text).reference

        assert reference.type == "article-journal"
        assert [(name.family, name.initials) for name in reference.author] == [
            ("Walker", "AM"),
            ("Ode", "B"),
        ]
        assert reference.title.lower() == "sleep and the gut"
        assert reference.container_title == "Sleep Med"
        assert reference.issued.year == 2015
        assert (reference.volume, reference.issue) == ("12", "3")
        assert reference.page in {"279-286", "279-86"}

    @pytest.mark.parametrize(
        ("place", "volume", "issue", "page"),
        [
            ("2014;15 Suppl 1:S49-55", "15 Suppl 1", "", "S49-55"),
            ("2014;15 Suppl 1:S49–55", "15", "Suppl 1", "S49-55"),
            ("2001;29(8 Suppl):N144-50", "29", "8 Suppl", "N144-50"),
            ("2001;84(Pt 1):685-9", "84", "Pt 1", "685-9"),
            ("2004 Nov;Suppl:S3-15", "Suppl", "", "S3-15"),
            ("2020;395:756.e11-5", "395", "", "756.e11-5"),
            ("2017;12(3):e0123456", "12", "3", "e0123456"),
            ("2003:1073", "", "", "1073"),
            ("1971; p. 177–200", "", "", "177-200"),
            ("2000; (05):405–406", "", "05", "405-406"),
            ("2014;11.2: 27", "11", "2", "27"),
            ("2004;26(3):16-24; quiz 25-7", "26", "3", "16-24; quiz 25-7"),
        ],
    )
    def test_reads_the_place(self, place, volume, issue, page):
        reference = parse_one(f"Walker AM. Sleep and the gut. Sleep Med. {place}.").reference

        assert (reference.volume, reference.issue, reference.page) == (volume, issue, page)
        assert reference.container_title == "Sleep Med"

    @pytest.mark.parametrize(
        ("authors", "names"),
        [
            ("van der Hoek SA", [Name("van der Hoek", "SA")]),
            (
                "Campion TR Jr, Chapin FS III",
                [Name("Campion", "TR", "Jr"), Name("Chapin", "FS", "III")],
            ),
            ("O’Dea A, de la Torre-Díez I", [Name("O’Dea", "A"), Name("de la Torre-Díez", "I")]),
            ("Chen S-J, Kopáček J", [Name("Chen", "S-J"), Name("Kopáček", "J")]),
            ("Walker AM; PRISMA Study Group", [WALKER, Name(literal="PRISMA Study Group")]),
            ("Menck HR, et al.", [Name("Menck", "HR"), Name(literal="et al.")]),
            (
                "Kouri TT, Ode B; Task Group for Urinalysis (TFG-U), European Federation (EFLM)",
                [
                    Name("Kouri", "TT"),
                    Name("Ode", "B"),
                    Name(literal="Task Group for Urinalysis (TFG-U), European Federation (EFLM)"),
                ],
            ),
            ("World Health Organization", [Name(literal="World Health Organization")]),
            ("[No authors listed]", []),
        ],
    )
    def test_reads_the_authors(self, authors, names):
        reference = parse_one(
            f"{authors}. Sleep and the gut. Sleep Med. 2015;12(3):279-86."
        ).reference

        assert list(reference.author) == names
        assert reference.title == "Sleep and the gut"

    def test_takes_no_title_for_an_author(self):
        reference = parse_one("Hepatitis B. Lancet. 2010;340:11-2.").reference

        assert (reference.title, reference.container_title) == ("Hepatitis B", "Lancet")
        assert reference.author == ()

    def test_marks_a_list_cut_short(self):
        reference = parse_one("Walker AM, Ode B, et al. Sleep. Gut. 2015;1:2-3.").reference

        assert reference.author == (WALKER, ODE)
        assert reference.authors_truncated

    @pytest.mark.parametrize(
        ("title", "journal"),
        [
            ("Lost in translation? How records structure communication", "Acad Med"),
            ("Sharks caught off South Africa. 10. The dusky shark", "Afr J Mar Sci"),
            (
                "Depressed and a co-morbid condition: more psychotropics prescribed!",
                "Eur J Gen Pract",
            ),
            ("[Information system in ophthalmology]", "Klin Monbl Augenheilkd"),
            ("Ancient DNA of E. coli in vivo", "J. Biol. Chem."),
            ('"Tea is better": a study of belief', "Sleep Med"),
            ("Indoor air", "Environmental science. Processes & impacts"),
            (
                "Climate change",
                "Philosophical transactions of the Royal Society. Series B, Biological Sciences",
            ),
            (
                "Thin plate splines",
                "Journal of the Royal Statistical Society: Series B (Methodology)",
            ),
        ],
    )
    def test_finds_the_end_of_the_title(self, title, journal):
        reference = parse_one(
            f"Walker AM, Ode B. {title}. {journal}. 2012 Apr;87(4):392-4."
        ).reference

        assert reference.title == title
        assert reference.container_title.rstrip(".") == journal.rstrip(".")

    def test_keeps_remarks_as_a_note(self):
        reading = parse_one(
            "Walker AM. Sleep. Gut. 2015;1:2-3. doi: 10.1000/a1. Epub 2014 Feb 6. PMID: 36188471; PMCID: PMC9523267."
        )

        assert reading.reference.note == "Epub 2014 Feb 6"
        assert reading.reference.pmid == "36188471"
        assert reading.reference.pmcid == "PMC9523267"
        assert not reading.leftover

    def test_reads_an_article_known_by_its_doi_alone(self):
        reference = parse_one(
            "Walker AM. Sleep and the gut. Gut. 2024 Jan 5. doi: 10.1000/a1. Epub ahead of print."
        ).reference

        assert reference.issued == PartialDate(2024, 1, 5)
        assert reference.note == "Epub ahead of print"
        assert (reference.container_title, reference.volume) == ("Gut", "")

    def test_reads_a_cochrane_review(self):
        reference = parse_one(
            "Walker AM. Tea for sleep. Cochrane Database of Systematic Reviews 2015, Issue 3. Art. No.: CD001234."
        ).reference

        assert reference.container_title == "Cochrane Database of Systematic Reviews"
        assert (reference.issued, reference.issue, reference.page) == (
            PartialDate(2015),
            "3",
            "CD001234",
        )

    @pytest.mark.parametrize(
        "text", ["Walker AM. Sleep. Gut (in press).", "Walker, A. M. (in press). Sleep. Gut."]
    )
    def test_reads_an_article_in_press(self, text):
        reference = parse_one(text).reference

        assert (reference.title, reference.container_title) == ("Sleep", "Gut")
        assert reference.status == "in press"

    def test_reads_the_language(self):
        reference = parse_one(
            "Walker AM. Schlaf [Article in German]. Gut. 2012;33(2):55-60."
        ).reference

        assert reference.language == "de"
        assert reference.title == "Schlaf"

    def test_keeps_and_names_what_it_did_not_understand(self):
        reading = parse_one("Walker AM. Sleep. Gut. 2015;1:2-3. PMID: 36188471. Shelf mark 7.")

        assert [piece.text for piece in reading.leftover] == ["Shelf mark 7"]

    def test_keeps_the_text_as_pasted(self):
        text = "  1.\tWalker AM.  Sleep. Gut. 2015;1:2-3. "

        assert parse_one(text).original == text

    def test_rates_its_confidence_in_each_field(self):
        confidence = parse_one("Walker AM. Sleep. Gut. 2015;1:2-3. PMID: 36188471.").confidence

        assert confidence["pmid"] == 1
        assert all(0 <= value <= 1 for value in confidence.values())
        assert {
            "author",
            "title",
            "container_title",
            "issued",
            "volume",
            "page",
        } <= confidence.keys()


class TestParseOneMonograph:
    @pytest.mark.parametrize(
        "text",
        [
            "Walker AM, Ode B. Principles of sleep. 2nd ed. Philadelphia: Elsevier; 2017.",
            "Walker, A. M., & Ode, B. (2017). Principles of sleep (2nd ed.). Elsevier.",
            "Walker, A.M. and Ode, B. (2017) Principles of sleep. 2nd edn. Philadelphia: Elsevier.",
            "Walker, A. M., and B. Ode. Principles of Sleep. 2nd ed., Elsevier, 2017.",
        ],
    )
    def test_reads_a_book(self, text):
        reference = parse_one(text).reference

        assert reference.type == "book"
        assert reference.title.lower() == "principles of sleep"
        assert [(name.family, name.initials) for name in reference.author] == [
            ("Walker", "AM"),
            ("Ode", "B"),
        ]
        assert (reference.edition, reference.publisher, reference.issued) == (
            "2",
            "Elsevier",
            PartialDate(2017),
        )

    @pytest.mark.parametrize(
        "text",
        [
            "Stone K. Late insomnia. In: Walker AM, Ode B, editors. Principles of sleep. 2nd ed."
            " Philadelphia: Elsevier; 2017. p. 1520-8.",
            "Stone K. Late insomnia. In: Walker AM, Ode B, eds. Principles of sleep. 2nd ed. Elsevier; 2017:1520-8.",
            "Stone, K. (2017). Late insomnia. In A. M. Walker & B. Ode (Eds.), Principles of sleep (2nd ed.,"
            " pp. 1520–8). Elsevier.",
            "Stone, K. (2017) ‘Late insomnia’, in Walker, A.M. and Ode, B. (eds.) Principles of sleep. 2nd edn."
            " Philadelphia: Elsevier, pp. 1520–8.",
            "Stone, K. “Late Insomnia.” Principles of Sleep, edited by A. M. Walker and B. Ode, 2nd ed.,"
            " Elsevier, 2017, pp. 1520-8.",
        ],
    )
    def test_reads_a_chapter(self, text):
        reference = parse_one(text).reference

        assert reference.type == "chapter"
        assert reference.title.lower() == "late insomnia"
        assert reference.container_title.lower() == "principles of sleep"
        assert [(name.family, name.initials) for name in reference.editor] == [
            ("Walker", "AM"),
            ("Ode", "B"),
        ]
        assert (reference.edition, reference.publisher) == ("2", "Elsevier")
        assert (reference.issued, reference.page) == (PartialDate(2017), "1520-8")

    @pytest.mark.parametrize(
        "text",
        [
            "World Health Organization. (2024, June 26). Physical activity. https://www.who.int/pa",
            "World Health Organization. Physical activity. Published June 26, 2024. Accessed January 3, 2025."
            " https://www.who.int/pa",
            "World Health Organization. Physical activity [Internet]. 2024 Jun 26 [cited 2025 Jan 3]."
            " Available from: https://www.who.int/pa",
        ],
    )
    def test_reads_a_web_page(self, text):
        reference = parse_one(text).reference

        assert reference.type == "webpage"
        assert reference.title == "Physical activity"
        assert reference.author == (Name(literal="World Health Organization"),)
        assert reference.issued == PartialDate(2024, 6, 26)
        assert reference.url == "https://www.who.int/pa"

    def test_reads_a_guideline(self):
        reference = parse_one(
            "US Department of Health and Human Services. Physical Activity Guidelines for Americans. 2nd ed."
            " Washington, DC: US Dept of Health and Human Services; 2018."
        ).reference

        assert (reference.type, reference.genre) == ("report", "guideline")
        assert reference.publisher_place == "Washington, DC"

    def test_reads_a_preprint(self):
        reference = parse_one(
            "Walker AM. Sleep and the gut. medRxiv [Preprint]. 2021 Mar 3 [cited 2021 Apr 1]: 2021.03.01.21252."
            " doi: 10.1101/2021.03.01.21252"
        ).reference

        assert (reference.type, reference.genre) == ("article", "preprint")
        assert reference.container_title == "medRxiv"
        assert reference.issued == PartialDate(2021, 3, 3)
        assert reference.accessed == PartialDate(2021, 4, 1)


class TestTitlesLikeRemarks:
    @pytest.mark.parametrize(
        "title", ["Update on the care of gout", "Correction of anaemia", "Comment on a trial"]
    )
    def test_keeps_a_title_that_begins_like_a_remark(self, title):
        reference = parse_one(f"Ode B. {title}. BMJ. 2001;1(2):3-9. doi: 10.1000/x").reference

        assert (reference.title, reference.container_title) == (title, "BMJ")
        assert not reference.note
