"""One article, as the publishers' styles print it, is read the same from each of them."""

import pytest

from references.parsing import parse_one

TITLE = "Naps and night work: a field study in Norway, Sweden and Denmark"
FORMS = {
    "lancet": "De Bruyn AB, Crystal S. {t}. J Sleep Res 2013; 22: 105–12.",
    "nature": "De Bruyn, A. B. & Crystal, S. {t}. J. Sleep Res. 22, 105–112 (2013).",
    "science": "A. B. De Bruyn, S. Crystal, {t}. J. Sleep Res. 22, 105–112 (2013).",
    "elsevier": "A.B. De Bruyn, S. Crystal, {t}, J. Sleep Res. 22 (2013) 105–112.",
    "copernicus": "De Bruyn, A. B. and Crystal, S.: {t}, J. Sleep Res., 22, 105–112, 2013.",
    "harvard": "De Bruyn, A.B. and Crystal, S. 2013, '{t}', J Sleep Res, vol. 22, pp. 105-112.",
    "abnt": "DE BRUYN, A. B.; CRYSTAL, S. {t}. J Sleep Res, Oslo, v. 22, p. 105-112, out. 2013.",
    "endnote": "De Bruyn, A.B., Crystal, S., {t}. J Sleep Res, 2013. 22: p. 105-112.",
    "din": "De Bruyn, A. B.; Crystal, S.: {t}. In: J Sleep Res 22 (2013), Nr. 2, S. 105–112",
    "pubmed": "{t}. De Bruyn AB, Crystal S. J Sleep Res. 2013 Jun;22:105-12. doi: 10.5555/x.1.",
    "bmj": "De Bruyn AB, Crystal S. {t}. J Sleep Res 2013;22:105-12. 10.5555/x.1 23456789",
    "mla": "De Bruyn, A. B., and S. Crystal. “{t}.” J Sleep Res, vol. 22, 2013, pp. 105-12. JSTOR, "
    "www.jstor.org/stable/1.",
}
PAGES = {
    "Versus Arthritis. Heart-healthy eating. https://example.org/a": (
        "Versus Arthritis",
        "Heart-healthy eating",
    ),
    "Beyond Blue. (2018). Opioids for pain. https://example.org/a": (
        "Beyond Blue",
        "Opioids for pain",
    ),
    "Santé publique France. (2014). Insomnie. Repéré à https://example.org/a": (
        "Santé publique France",
        "Insomnie",
    ),
    "Mayo Clinic Staff. (2020). Insomnia. mayoclinic.org/diseases/insomnia": (
        "Mayo Clinic Staff",
        "Insomnia",
    ),
    "Vitamin D. (2012). Sleep Foundation. https://example.org/a": ("", "Vitamin D"),
    "Coffee, caffeine, and sleep. (2015). Mayo Clinic. https://example.org/a": (
        "",
        "Coffee, caffeine, and sleep",
    ),
}


class TestPublishersForms:
    @pytest.mark.parametrize("form", FORMS)
    def test_reads_one_article_from_each(self, form):
        reference = parse_one(FORMS[form].format(t=TITLE)).reference

        assert [name.family.title() for name in reference.author] == ["De Bruyn", "Crystal"]
        assert reference.title == TITLE
        assert reference.container_title.replace(".", "") == "J Sleep Res"
        assert reference.issued.year == 2013
        assert reference.volume == "22"
        assert reference.page in {"105-12", "105-112"}

    @pytest.mark.parametrize(
        "text", ["(2023). {t}. J Sleep Res, 29(2), 145.", "2023. {t}. J Sleep Res 29:145"]
    )
    def test_keeps_a_title_that_begins_like_a_remark(self, text):
        title = "Update on the management of insomnia"

        reference = parse_one(f"Berg, F. F. {text.format(t=title)}").reference

        assert reference.title == title

    @pytest.mark.parametrize("text", PAGES)
    def test_tells_organisations_from_persons_and_titles(self, text):
        author, title = PAGES[text]

        reference = parse_one(text).reference

        assert "; ".join(name.literal for name in reference.author) == author
        assert reference.title == title
        assert not any(name.family for name in reference.author)

    @pytest.mark.parametrize("editors", ["de Souza CM, Lee J, editors", "van der Kolk B, editor"])
    def test_finds_the_host_behind_editors_with_particles(self, editors):
        reference = parse_one(
            f"Brach T. Eating. In: {editors}. Sleep. 9th ed. London: Penguin; 2011. p. 9-18."
        ).reference

        assert (reference.type, reference.title) == ("chapter", "Eating")
        assert reference.container_title == "Sleep"
        assert reference.editor[0].family in {"de Souza", "van der Kolk"}

    def test_takes_the_town_from_behind_the_publisher(self):
        reference = parse_one(
            "Lee J (2019) Pain. In: Kim S (ed) Textbook of pain. HarperCollins, New York, pp 3–42"
        ).reference

        assert (reference.publisher, reference.publisher_place) == ("HarperCollins", "New York")
