import pytest

from references.free_text.wording.link_words import is_link_line
from references.parsing import parse_one

PLAIN = "Walker AM, Ode B. Sleep and the gut. Sleep Med. 2015;12(3):279-86."

TRAILS = [
    "[PubMed] [Google Scholar]",
    "[DOI] [PMC free article] [PubMed] [Google Scholar]",
    "[CrossRef]",
    "PubMed | CrossRef | Google Scholar",
    "Article CAS PubMed PubMed Central Google Scholar",
    "View in ScopusGoogle Scholar",
    "View at Publisher · View at Google Scholar · View at Scopus",
    "PubMedGoogle ScholarCrossref",
    "Abstract/FREE Full Text",
    "↩",
    "↩︎",
]
HEADS = [
    "1. ",
    "[1] ",
    "1) ",
    "1- ",
    "1\\. ",
    "[^1]: ",
    "¹ ",
    "1",
    "a. ",
    "Ref 1: ",
    "^ ",
    "1. ↑ ",
    "1. ^ a b ",
    "• ",
]


class TestWebLists:
    @pytest.mark.parametrize("trail", TRAILS)
    def test_drop_link_words_behind_a_reference(self, trail):
        reading = parse_one(f"{PLAIN} {trail}")

        assert reading.reference == parse_one(PLAIN).reference
        assert not reading.leftover

    @pytest.mark.parametrize("head", HEADS)
    def test_drop_what_counts_the_references(self, head):
        assert parse_one(head + PLAIN).reference == parse_one(PLAIN).reference

    def test_read_the_number_that_stands_with_a_link_word(self):
        assert parse_one(f"{PLAIN} [PubMed 31234567]").reference.pmid == "31234567"
        assert (
            parse_one(f"{PLAIN} [doi: 10.1000/a1] [Medline: 31234567]").reference.doi
            == "10.1000/a1"
        )

    def test_read_markdown(self):
        reference = parse_one(
            "**Walker AM**, Ode B. Sleep and the gut. *Sleep Med*. 2015;**12**(3):279-86. [doi:10.1000/a1](https://doi.org/10.1000/a1)"
        ).reference

        assert (reference.container_title, reference.volume) == ("Sleep Med", "12")
        assert reference.doi == "10.1000/a1"

    def test_keep_words_of_a_title_that_could_be_links(self):
        reference = parse_one(
            "Walker AM. Searching PubMed and Google Scholar. Sleep Med. 2015;1:2-3."
        ).reference

        assert reference.title == "Searching PubMed and Google Scholar"

    @pytest.mark.parametrize(
        ("line", "links"), [("Article CAS PubMed", True), ("Article", False), (PLAIN, False)]
    )
    def test_know_a_line_of_links(self, line, links):
        assert is_link_line(line) is links
