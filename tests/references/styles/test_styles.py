# ruff: noqa: E501  references stand as they are pasted
import pytest

from references.model.reference import Name, PartialDate, Reference
from references.styles import render
from tests.references import samples

NLM = {
    "article": (
        samples.ARTICLE,
        "Krakovski MA, Arora N, Sarma AK. Diet-microbiome-gut-brain nexus in acute and chronic brain"
        " injury. Front Neurosci. 2022 Sep 16;16:1002266. doi: 10.3389/fnins.2022.1002266."
        " PMID: 36188471; PMCID: PMC9523267.",
    ),
    "supplement": (
        samples.SUPPLEMENT,
        "van der Hoek SA, Campion TR Jr; World Health Organization. Physician networks & the price of"
        " a scan: does <size> matter? Ann Fam Med. 2014 Jul-Aug;15 Suppl 1:S49-55; discussion S56-7."
        " German. Epub 2014 Feb 6. PMID: 25307398.",
    ),
    "book": (
        samples.BOOK,
        "Walker AM, Ode B. Principles of sleep medicine. 2nd ed. Philadelphia: Elsevier; 2017.",
    ),
    "chapter": (
        samples.CHAPTER,
        "Stone K. Insomnia in later life. In: Walker AM, Ode B, editors. Principles of sleep medicine."
        " 2nd ed. Philadelphia: Elsevier; 2017. p. 1520-8.",
    ),
    "web page": (
        samples.WEBPAGE,
        "World Health Organization. Physical activity [Internet]. World Health Organization; 2024 Jun"
        " 26 [cited 2025 Jan 3]. Available from:"
        " https://www.who.int/news-room/fact-sheets/detail/physical-activity",
    ),
}
AMA = {
    "article": (
        samples.ARTICLE,
        "Krakovski MA, Arora N, Sarma AK. Diet-microbiome-gut-brain nexus in acute and chronic brain"
        " injury. Front Neurosci. 2022;16:1002266. doi:10.3389/fnins.2022.1002266",
    ),
    "supplement": (
        samples.SUPPLEMENT,
        "van der Hoek SA, Campion TR Jr; World Health Organization. Physician networks & the price of"
        " a scan: does <size> matter? Ann Fam Med. 2014;15(suppl 1):S49-S55.",
    ),
    "chapter": (
        samples.CHAPTER,
        "Stone K. Insomnia in later life. In: Walker AM, Ode B, eds. Principles of sleep medicine."
        " 2nd ed. Elsevier; 2017:1520-1528.",
    ),
    "web page": (
        samples.WEBPAGE,
        "World Health Organization. Physical activity. World Health Organization. Published June 26,"
        " 2024. Accessed January 3, 2025."
        " https://www.who.int/news-room/fact-sheets/detail/physical-activity",
    ),
}
APA = {
    "article": (
        samples.ARTICLE,
        "Krakovski, M. A., Arora, N., & Sarma, A. K. (2022). Diet-microbiome-gut-brain nexus in acute"
        " and chronic brain injury. Frontiers in neuroscience, 16, 1002266."
        " https://doi.org/10.3389/fnins.2022.1002266",
    ),
    "supplement": (
        samples.SUPPLEMENT,
        "van der Hoek, S. A., Campion, T. R., Jr., & World Health Organization. (2014). Physician"
        " networks & the price of a scan: does <size> matter? Annals of family medicine,"
        " 15(Suppl. 1), S49–S55.",
    ),
    "book": (
        samples.BOOK,
        "Walker, A. M., & Ode, B. (2017). Principles of sleep medicine (2nd ed.). Elsevier.",
    ),
    "chapter": (
        samples.CHAPTER,
        "Stone, K. (2017). Insomnia in later life. In A. M. Walker & B. Ode (Eds.), Principles of"
        " sleep medicine (2nd ed., pp. 1520–1528). Elsevier.",
    ),
    "web page": (
        samples.WEBPAGE,
        "World Health Organization. (2024, June 26). Physical activity."
        " https://www.who.int/news-room/fact-sheets/detail/physical-activity",
    ),
}


def crowd(size):
    return tuple(Name(f"Author{chr(ord('a') + i)}", "A") for i in range(size))


class TestRender:
    @pytest.mark.parametrize(("reference", "text"), NLM.values(), ids=NLM)
    def test_prints_nlm(self, reference, text):
        assert render(reference, "nlm") == text

    @pytest.mark.parametrize(("reference", "text"), AMA.values(), ids=AMA)
    def test_prints_ama(self, reference, text):
        assert render(reference, "ama") == text

    @pytest.mark.parametrize(("reference", "text"), APA.values(), ids=APA)
    def test_prints_apa(self, reference, text):
        assert render(reference, "apa") == text

    def test_prints_year_and_pages_without_a_volume(self):
        reference = Reference(
            title="Networks", container_title="AMIA", issued=PartialDate(2008, 11, 6), page="374-8"
        )

        assert render(reference) == "Networks. AMIA. 2008 Nov 6:374-8."

    def test_prints_an_erratum_that_ends_in_a_colon(self):
        reference = Reference(title="Gut", note="Erratum in: Gut. 2020;8(12):", pmid="33076307")

        assert render(reference) == "Gut. Erratum in: Gut. 2020;8(12): PMID: 33076307."

    def test_cuts_seven_authors_to_three_in_ama(self):
        assert (
            render(Reference(author=crowd(7)), "ama") == "Authora A, Authorb A, Authorc A, et al."
        )

    def test_cuts_twenty_one_authors_with_an_ellipsis_in_apa(self):
        text = render(Reference(author=crowd(21), title="Gut"), "apa")

        assert "Authors, A., … Authoru, A. (n.d.). Gut." in text

    @pytest.mark.parametrize("style", ["nlm", "ama", "apa"])
    def test_says_that_a_list_of_authors_was_cut(self, style):
        reference = Reference(author=(Name("Ley", "RE"),), authors_truncated=True, title="Gut")

        assert "et al." in render(reference, style)

    @pytest.mark.parametrize("style", ["nlm", "ama", "apa"])
    def test_escapes_everything_in_html(self, style):
        html = render(samples.SUPPLEMENT, style, "html")

        assert "&lt;size&gt;" in html
        assert "&amp; the price" in html

    def test_links_identifiers_in_html(self):
        html = render(samples.ARTICLE, "nlm", "html")

        assert '<a href="https://doi.org/10.3389/fnins.2022.1002266">' in html
        assert '<a href="https://pubmed.ncbi.nlm.nih.gov/36188471/">' in html
        assert '<a href="https://pmc.ncbi.nlm.nih.gov/articles/PMC9523267/">' in html

    def test_links_no_script(self):
        reference = Reference(type="webpage", title="Gut", url='javascript:alert("1")')

        assert "<a" not in render(reference, "nlm", "html")

    def test_escapes_an_identifier_in_its_link(self):
        reference = Reference(title="Gut", doi='10.1000/"><script>')

        assert "<script>" not in render(reference, "nlm", "html")
