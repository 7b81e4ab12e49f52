# ruff: noqa: E501  records stand as they are written
import pytest

from references.formats.bibtex.latex import from_latex
from references.model.errors import ParseError
from references.model.reference import Name, PartialDate
from references.parsing import parse


def read(body, kind="article"):
    (reading,) = parse(f"@{kind}{{key, {body}}}", "bibtex")
    return reading


class TestBibtex:
    @pytest.mark.parametrize(
        "text",
        [
            "@book{a, title={One}}\n@book{a, title={Two}}",
            "@book{, title={One}}\n@book{, title={Two}}",
            '@book(a, title = "One")\n@book{b, title={Two}}',
            "@book{a, title={One}, x={1}, x={2}}\n@book{b, title={Two}}",
            "@book{Ode(2014), title={One}}\n@book{b title={Two}}",
            "@book{\n title={One}, year=2000}\n@book{b, title={Two},,}",
            "@book{a, title={One} % so\n, year=2000}\n@book{b, title={Two}}",
            "@book{a, title={One}\n@book{b, title={Two}}",
            "@book{a, title={One {x}, year=2000}\n@book{b, title={Two}}",
        ],
    )
    def test_loses_no_entry(self, text):
        titles = [reading.reference.title[:3] for reading in parse(text, "bibtex")]

        assert titles == ["One", "Two"]

    def test_names_a_repeated_field(self):
        reading = read("title={T}, funding={A}, funding={B}")

        assert [(piece.name, piece.text) for piece in reading.leftover] == [("funding", "A; B")]

    def test_says_which_entry_is_not_complete(self):
        one, two = parse("@book{a, title={One}\n@book{b, title={Two}}", "bibtex")

        assert "line 1 is not complete" in one.notes[0]
        assert two.notes == ()

    def test_refuses_a_file_of_broken_entries(self):
        with pytest.raises(ParseError, match="line 1 is not complete"):
            parse("@book{a, title={One}", "bibtex")

    def test_joins_values_and_applies_abbreviations(self):
        text = '@string{js = "J Sleep"}\n@article{a, title = "One " # "two", journal = js # " Med", month = jul # "--" # aug, year = 2019}'
        (reading,) = parse(text)

        assert reading.reference.title == "One two"
        assert reading.reference.container_title == "J Sleep Med"
        assert reading.reference.issued == PartialDate(2019, 7, end=PartialDate(2019, 8))

    def test_inherits_from_the_book(self):
        text = "@inproceedings{a, title={Naps}, crossref={P}}\n@proceedings{p, title={Sleep 5}, year=2019, publisher={Press}}"
        one, two = (reading.reference for reading in parse(text))

        assert (one.container_title, one.publisher, one.issued) == (
            "Sleep 5",
            "Press",
            PartialDate(2019),
        )
        assert (two.type, two.title) == ("book", "Sleep 5")

    @pytest.mark.parametrize(
        ("value", "names", "truncated"),
        [
            ("Walker, Ann and Ode, Bo and et al.", [Name("Walker", "Ann"), Name("Ode", "Bo")], True),
            ("Walker, A., Ode, B., et al.", [Name("Walker", "A."), Name("Ode", "B.")], True),
            ("A. Walker, B. Ode and C. Roe", [Name("Walker", "A."), Name("Ode", "B."), Name("Roe", "C.")], False),
            ("{{Walker, Ann C.}}", [Name(literal="Walker, Ann C.")], False),
            ("{Walker, Ann C.}", [Name("Walker", "Ann C.")], False),
            ("{Heart, Lung and Sleep Institute}", [Name(literal="Heart, Lung and Sleep Institute")], False),
            ("family=Berg, given=Tom, prefix=van der and Lund, Anna", [Name("van der Berg", "Tom"), Name("Lund", "Anna")], False),
            ("Liu R and Walker J.", [Name("Liu", "R"), Name("Walker", "J.")], False),
            ("Walker, III, Ann", [Name("Walker", "Ann", "III")], False),
        ],
    )  # fmt: skip
    def test_reads_names(self, value, names, truncated):
        reference = read(f"title={{T}}, author={{{value}}}").reference

        assert reference.author == tuple(names)
        assert reference.authors_truncated == truncated

    def test_reads_values_that_are_braced_twice(self):
        reference = read(
            "title={{{Naps}}}, year={{2013}}, month={{SEP 12}}, doi={{10.1000/a1}}"
        ).reference

        assert (reference.title, reference.issued, reference.doi) == (
            "Naps",
            PartialDate(2013, 9, 12),
            "10.1000/a1",
        )

    def test_names_a_year_that_is_none(self):
        reading = read("title={T}, year={in press}")

        assert (reading.reference.issued, reading.reference.status) == (None, "in press")
        assert [piece.text for piece in reading.leftover] == ["in press"]

    def test_normalises_pages_in_dashes_of_latex(self):
        assert read("title={T}, pages={101--110--110}").reference.page == "101-110"

    def test_reads_when_a_page_was_read(self):
        reading = read("title={T}, note={Accessed: 2020-01-02}")

        assert (reading.reference.accessed, reading.remark) == (PartialDate(2020, 1, 2), "")

    def test_keeps_notes_private(self):
        reading = read(
            "title={T}, note={cited By 5}, annote={dull}, addendum={Reprinted with care}"
        )

        assert reading.remark == "cited By 5\ndull"
        assert reading.reference.note == "Reprinted with care"

    @pytest.mark.parametrize(
        ("kind", "csl"),
        [("misc", "document"), ("dataset", "dataset"), ("manual", "report"), ("software", "software"),
         ("newspaper", "article-newspaper"), ("nonsense", "document")],
    )  # fmt: skip
    def test_reads_every_type(self, kind, csl):
        assert read("title={T}", kind).reference.type == csl


class TestFromLatex:
    @pytest.mark.parametrize(
        ("latex", "text"),
        [
            (r"M{\"u}ller \& S{\o}n", "Müller & Søn"),
            (r"CO$_2$ and 10$^{-3}$", "CO2 and 10-3"),
            (r"$\Delta$-sleep, {\em naps}, \mkbibemph{again}", "Δ-sleep, naps, again"),
            (r"{HbA\textsubscript{1c}} \textgreater 5", "HbA1c > 5"),
            (r"37\,$^\circ$C, $\geq$ 65, TNF-$\alpha$", "37 °C, ≥ 65, TNF-α"),
            (r"\href{https://x.org/a%20b}{the text}", "the text"),
            (r"Jos{\'e} N{\'u}{\~n}ez, Erd{\H o}s", "José Núñez, Erdős"),
            ("50% of $5", "50% of $5"),
            (r"``so'' -- x---y~z", "“so” – x—y z"),
            (r"\unknown{kept} {x", "kept x"),
        ],
    )
    def test_gives_plain_text(self, latex, text):
        assert from_latex(latex) == text
