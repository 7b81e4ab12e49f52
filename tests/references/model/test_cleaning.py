import pytest

from references.model.cleaning import clean_input, clean_number, clean_text, clean_title


class TestCleanInput:
    @pytest.mark.parametrize(
        ("raw", "clean"),
        [
            ("sleep\u00ading", "sleeping"),
            ("a\u200bb\u2060c\ufeffd", "abcd"),
            ("a\u00a0b\u202fc\u2009d", "a b c d"),
            ("one\vtwo\u2028three\x0cfour", "one\ntwo\nthree\nfour"),
            ("e\u0301", "é"),
            ("e\ufb03cient", "efficient"),
        ],
    )
    def test_leaves_plain_spaces_and_line_ends(self, raw, clean):
        assert clean_input(raw) == clean


class TestCleanText:
    @pytest.mark.parametrize(
        ("raw", "clean"),
        [
            ("<i>H. pylori</i> and CO<sub>2</sub>", "H. pylori and CO2"),
            ('<jats:italic>in vivo</jats:italic> <span class="x">tea</span>', "in vivo tea"),
            ("Tea &amp; toast", "Tea & toast"),
            ("&amp;lt;b&amp;gt;Bold&amp;lt;/b&amp;gt; &#8211; plain", "Bold – plain"),
            ("one<br/>two", "one two"),
            ("p &lt; 0.05 in <it>", "p < 0.05 in <it>"),
            ("AT&T; R&D", "AT&T; R&D"),
        ],
    )
    def test_drops_markup_and_entities_but_no_text(self, raw, clean):
        assert clean_text(raw) == clean


class TestCleanTitle:
    def test_keeps_the_dashes_of_a_title(self):
        assert clean_title("Vitamin\u2011D\u2010rich – a trial — of 2\u22123") == (
            "Vitamin-D-rich – a trial — of 2\u22123"
        )


class TestCleanNumber:
    @pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
    def test_makes_every_dash_a_hyphen(self, dash):
        assert clean_number(f"12{dash}19") == "12-19"
