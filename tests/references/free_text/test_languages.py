# ruff: noqa: E501  references stand as they are pasted
import pytest

from references.free_text.wording.vernacular import in_english
from references.model.reference import Name, PartialDate
from references.parsing import parse_one


class TestInEnglish:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (
                "Rev Sono, v. 46, n. 2, p. 3-12, abr. 2012.",
                "Rev Sono, vol. 46, no. 2, p. 3-12, Apr 2012.",
            ),
            ("Soins, février 2004, n°49. p. 4.", "Soins, Feb 2004, no. 49. p. 4."),
            ("Thieme; 2010, S. 45-60.", "Thieme; 2010, p. 45-60."),
            ("INS; 2022 [citado 7 abr 2026].", "INS; 2022 [cited 7 Apr 2026]."),
            ("BZgA; 2019 [zitiert am 04.05.2021].", "BZgA; 2019 [cited 4 May 2021]."),
            ("x. Disponible en: https://a.es", "x. Available from: https://a.es"),
            ("Sono. 3ª ed. Lisboa", "Sono. 3th ed. Lisboa"),
            ("In: Koch B (Hrsg.), Handbuch", "In: Koch B (eds.), Handbuch"),
            ("Gil A, Ruiz T, y cols. Uso", "Gil A, Ruiz T, et al. Uso"),
        ],
    )
    def test_says_labels_and_dates_in_english(self, text, expected):
        assert in_english(text) == expected

    @pytest.mark.parametrize(
        "text",
        ["Encuesta del 12 mayo 2010 en Madrid", "Vitamin D. 2nd ed. London", "Stand by me. 2001"],
    )
    def test_leaves_the_words_of_a_title(self, text):
        assert in_english(text) == text


class TestParseOne:
    def test_reads_abnt(self):
        reference = parse_one(
            "SILVA, R. A.; KATO, H. Sono à noite. Revista Sono, Leiria, v. 46, n. 2, p. 3-12, 2015."
        ).reference

        assert reference.author == (Name("SILVA", "R. A."), Name("KATO", "H."))
        assert (reference.container_title, reference.publisher_place) == ("Revista Sono", "Leiria")
        assert (reference.volume, reference.issue, reference.page) == ("46", "2", "3-12")

    def test_reads_a_page_in_spanish(self):
        reference = parse_one(
            "Instituto Nacional de Sueño. Higiene [Internet]. Madrid: INS; 2022 [citado 7 abr 2026]. Disponible en: https://example.es/s"
        ).reference

        assert reference.author == (Name(literal="Instituto Nacional de Sueño"),)
        assert (reference.type, reference.publisher) == ("webpage", "INS")
        assert reference.accessed == PartialDate(2026, 4, 7)

    def test_reads_chinese(self):
        reference = parse_one(
            "[1] 王小明, 李华, 等. 针灸治疗失眠[J]. 中国针灸, 2018, 38(5): 455-459."
        ).reference

        assert reference.author == (Name(literal="王小明"), Name(literal="李华"))
        assert reference.authors_truncated
        assert (reference.title, reference.container_title) == ("针灸治疗失眠", "中国针灸")

    def test_reads_a_german_chapter(self):
        reference = parse_one(
            "Lang, T.: Schlaf im Alter. In: Koch, B. (Hrsg.): Handbuch Schlaf. 2. Aufl. Berlin: Springer; 2011. S. 201-215."
        ).reference

        assert reference.editor == (Name("Koch", "B."),)
        assert (reference.container_title, reference.edition, reference.page) == (
            "Handbuch Schlaf",
            "2",
            "201-215",
        )
