import pytest

from articles.blocks.capitals import tamed


class TestTamed:
    @pytest.mark.parametrize(
        ("loud", "calm"),
        [
            ("EFFECT OF SLEEP ON GLUCOSE", "Effect of sleep on glucose"),
            (
                "INSULIN IN TYPE II DIABETES: AN RCT WITH MRI",
                "Insulin in type II diabetes: an RCT with MRI",
            ),
            (
                "VITAMIN D AND COVID-19 IN THE USA. WHAT NOW?",
                "Vitamin D and COVID-19 in the USA. What now?",
            ),
            ("PARKINSON’S DISEASE IN CHINA", "Parkinson’s disease in China"),
            ("HbA1c AND MRNA IN OLDER PATIENTS", "HbA1c and mRNA in older patients"),
            ("ACUTE FOOBAR WEAKNESS (FOW) VS REST", "Acute foobar weakness (FOW) vs rest"),
            ("A DOSE OF VITAMIN A", "A dose of vitamin A"),
            ("ДИЕТА И СОН ДЕТЕЙ", "Диета и сон детей"),
        ],
    )
    def test_sets_capitals_in_sentence_case(self, loud, calm):
        assert tamed(loud) == calm

    @pytest.mark.parametrize(
        "title",
        [
            "",
            "JAMA",
            "DSM-5",
            "DNA and RNA",
            "Title of the WHO",
            "NHANES 2019",
            "睡眠と血糖",
        ],
    )
    def test_leaves_other_titles_alone(self, title):
        assert tamed(title) == title
