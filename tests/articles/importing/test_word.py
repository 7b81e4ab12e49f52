# ruff: noqa: E501  markup of documents
import pytest

from articles.importing import DocumentError
from articles.importing.inline_text import block_text
from articles.importing.model import Citation, Heading, Listing, NoteMark, Paragraph, Table
from articles.importing.reading import read_file
from tests.articles.importing.word_files import (
    PACKAGE,
    R,
    W,
    control,
    csl,
    docx,
    endnote,
    field,
    mark,
    mendeley_cite,
    mendeley_desktop,
    p,
    superscript,
    t,
    zotero,
)

ALPHA, BETA, GAMMA = csl("Alpha of sleep"), csl("Beta of walking", "Soe"), csl("Gamma", "Toe")
BIBLIOGRAPHY = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"


def read(*paragraphs, **parts):
    return read_file(docx("".join(paragraphs), **parts), "my_text.docx")


def titles(draft):
    return [reading.reference.title for reading in draft.references]


def numbers(draft):
    return [citation.numbers for citation in draft.citations]


class TestCitationFields:
    def test_reads_a_group_of_zotero_with_what_is_said_around_it(self):
        said = {"prefix": "see", "locator": "45", "label": "page", "suffix": "and others"}
        instruction = zotero((ALPHA, said), BETA)

        draft = read(p(t("Sleep "), field(instruction, "(see Roe, p. 45; Soe)"), t(" helps.")))

        assert titles(draft) == ["Alpha of sleep", "Beta of walking"]
        (citation,) = draft.citations
        assert citation.marker == "(see Roe, p. 45; Soe)"
        first = citation.items[0]
        assert (first.prefix, first.locator, first.suffix) == ("see", "p. 45", "and others")

    @pytest.mark.parametrize("pieces", [2, 9, 60])
    def test_reads_a_field_that_is_split_over_runs(self, pieces):
        draft = read(p(field(zotero(ALPHA), "1", pieces=pieces), t(" words")))

        assert titles(draft) == ["Alpha of sleep"]

    def test_reads_a_simple_field(self):
        code = zotero(ALPHA).replace('"', "&quot;")
        simple = f'<w:fldSimple w:instr="{code}">{t("(Roe 2020)")}</w:fldSimple>'

        draft = read(p(t("Words "), simple, t(".")))

        assert (titles(draft), numbers(draft)) == (["Alpha of sleep"], [(1,)])

    def test_reads_a_field_whose_result_was_changed_with_changes_tracked(self):
        result = (
            '<w:del w:id="1"><w:r><w:delText>(Roe 2019)</w:delText></w:r></w:del>'
            f'<w:ins w:id="2">{t("(Roe 2020)")}</w:ins>'
        )

        draft = read(p(t("Words "), field(zotero(ALPHA), result), t(" end")))

        assert [citation.marker for citation in draft.citations] == ["(Roe 2020)"]
        assert "2019" not in block_text(draft.blocks[0])

    def test_leaves_a_deleted_field_out(self):
        gone = f'<w:del w:id="1">{field(zotero(ALPHA), "(Roe)")}</w:del>'

        draft = read(p(t("Words"), gone, t(" end")), p(t("More words follow here.")))

        assert (draft.references, draft.citations) == ((), ())

    def test_reads_a_field_inside_a_link_field(self):
        inner = f"{t('see ')}{field(zotero(ALPHA), '[1]')}{t(' there')}"

        draft = read(p(field(' HYPERLINK "https://example.org/" ', inner)))

        assert (titles(draft), numbers(draft)) == (["Alpha of sleep"], [(1,)])

    def test_takes_mendeleys_local_ids_for_what_they_are(self):
        paragraphs = [p(field(mendeley_desktop(each), "(1)")) for each in (ALPHA, BETA, ALPHA)]

        draft = read(*paragraphs)

        assert titles(draft) == ["Alpha of sleep", "Beta of walking"]
        assert numbers(draft) == [(1,), (2,), (1,)]
        assert all(reading.reference.id == "" for reading in draft.references)

    def test_reads_mendeley_cites_content_controls(self):
        inline = control(mendeley_cite(ALPHA, BETA), t("(Roe, 2020; Soe, 2020)"))
        printed = control("MENDELEY_BIBLIOGRAPHY", p(t("Roe J. Alpha of sleep.")))

        draft = read(p(t("Words "), inline, t(".")), printed)

        assert numbers(draft) == [(1, 2)]
        assert [item.text for item in draft.left_out] == ["Roe J. Alpha of sleep."]

    def test_reads_endnotes_xml_wherever_it_keeps_it(self):
        code, data = endnote("Zeta", "Zed", 1999, "see ", "12"), endnote("Eta", "Ede", 1998)
        inner = field(" ADDIN EN.CITE.DATA ", "", data=data)
        nested = field(" ADDIN EN.CITE ", "(Ede, 1998)").replace(
            '<w:r><w:fldChar w:fldCharType="separate"/>',
            f'{inner}<w:r><w:fldChar w:fldCharType="separate"/>',
        )

        draft = read(p(field(f" ADDIN EN.CITE {code}", "(Zed, 1999)"), t(" and "), nested))

        assert titles(draft) == ["Zeta", "Eta"]
        assert draft.references[0].reference.issued.year == 1999
        assert draft.citations[0].items[0].locator == "p. 12"

    def test_reads_words_own_citations(self):
        sources = (
            f'<b:Sources xmlns:b="{BIBLIOGRAPHY}"><b:Source><b:Tag>Smi13</b:Tag><b:SourceType>Book'
            "</b:SourceType><b:Author><b:Author><b:NameList><b:Person><b:Last>Smith</b:Last>"
            "<b:First>Al</b:First></b:Person></b:NameList></b:Author></b:Author><b:Title>A book"
            "</b:Title><b:Year>2013</b:Year><b:Publisher>Press</b:Publisher></b:Source></b:Sources>"
        )
        cited = field(" CITATION Smi13 \\p 12 \\l 1033 \\m Jon14 ", "(Smith, 2013; Jones, 2014)")

        draft = read(p(t("Words "), cited), customXml__item1_xml=sources)

        reference = draft.references[0].reference
        assert (reference.type, reference.title) == ("book", "A book")
        assert (reference.author[0].family, reference.issued.year) == ("Smith", 2013)
        assert [item.marker for item in draft.unmatched] == ["(Smith, 2013; Jones, 2014)"]

    def test_numbers_references_as_a_reader_meets_them(self):
        later = control(mendeley_cite(BETA), t("(Soe)"))

        draft = read(p(t("One "), field(zotero(ALPHA), "(Roe)")), p(t("Two "), later))

        assert titles(draft) == ["Alpha of sleep", "Beta of walking"]

    def test_leaves_the_printed_list_out_with_its_heading(self):
        printed = field(' ADDIN ZOTERO_BIBL {"uncited":[]} CSL_BIBLIOGRAPHY ', t("Roe J. Alpha."))

        draft = read(
            p(t("Words "), field(zotero(ALPHA), "1")),
            p(t("References"), style="heading1"),
            p(printed),
        )

        assert len(draft.blocks) == 1
        assert {item.text for item in draft.left_out} == {"References", "Roe J. Alpha."}

    def test_keeps_the_text_of_a_citation_without_data_and_says_so(self):
        draft = read(p(t("Words "), field("ADDIN ZOTERO_ITEM CSL_CITATION {broken", "(Roe 2020)")))

        assert block_text(draft.blocks[0]) == "Words (Roe 2020)"
        assert [item.marker for item in draft.unmatched] == ["(Roe 2020)"]


class TestBlocks:
    def test_reads_headings_lists_and_tables(self):
        row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>".format
        table = (
            f"<w:tbl>{row(p(t('Food')), p(t('Iron')))}{row(p(t('Lentils')), p(t('3 mg')))}</w:tbl>"
        )

        draft = read(
            p(t("Iron in food"), style="Title"), p(t("What helps"), style="heading2"),
            p(t("Eat "), t("well", "<w:b/>"), t(" and drink H"), t("2", '<w:vertAlign w:val="subscript"/>'), t("O.")),
            table,
        )  # fmt: skip

        assert draft.title == "Iron in food"
        assert [type(block) for block in draft.blocks] == [Heading, Paragraph, Table]
        assert block_text(draft.blocks[1]) == "Eat well and drink H2O."
        assert block_text(draft.blocks[2]).split("\n") == ["Food", "Iron", "Lentils", "3 mg"]

    def test_calls_a_document_without_a_title_by_its_file(self):
        draft = read(p(t("One sentence, and no more.")), p(t("Another sentence.")))

        assert draft.title == "my text"
        assert draft.remarks

    def test_sorts_notes_into_references_and_explanations(self):
        reference = "Roe J, Doe A. Walking after meals. Example J Med. 2020;17(20):7618-25."

        draft = read(
            p(t("Walk"), mark("footnote", 2), t(" and rest"), mark("footnote", 3), t(" now"), mark("endnote", 2), t(".")),
            footnotes=[reference, "By rest we mean sitting down."], endnotes=[p(field(zotero(BETA), "Soe"))],
        )  # fmt: skip

        assert titles(draft) == ["Walking after meals", "Beta of walking"]
        assert numbers(draft) == [(1,), (2,)]
        assert [block_text(block) for note in draft.notes for block in note.blocks] == [
            "By rest we mean sitting down."
        ]
        assert [type(each) for each in draft.blocks[0].inlines if not hasattr(each, "marks")] == [
            Citation, NoteMark, Citation,
        ]  # fmt: skip

    def test_keeps_a_link_in_a_note(self):
        link = f'<w:hyperlink r:id="rId1" xmlns:r="{R}">{t("a page of it")}</w:hyperlink>'
        relations = (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{R}/hyperlink" '
            'Target="https://example.org/" TargetMode="External"/></Relationships>'
        )

        draft = read(
            p(t("Words"), mark("footnote", 2), t(".")), p(t("And more.")), footnotes=[p(link)],
            **{"word/_rels/footnotes.xml.rels": relations},
        )  # fmt: skip

        (run,) = draft.notes[0].blocks[0].inlines
        assert (run.text, run.link) == ("a page of it", "https://example.org/")

    def test_keeps_comments_headers_and_text_without_a_place_in_the_report(self):
        comments = f'<w:comments xmlns:w="{W}"><w:comment w:author="Ann">{p(t("Is this so?"))}</w:comment></w:comments>'

        draft = read(
            p(t("Some words of text.")), p(t("And more.")), word__comments_xml=comments,
            word__header1_xml=f'<w:hdr xmlns:w="{W}">{p(t("Draft of May"))}</w:hdr>',
        )  # fmt: skip

        assert {(item.text, item.reason) for item in draft.left_out} == {
            ("Is this so?", "comment by Ann"), ("Draft of May", "page header"),
        }  # fmt: skip

    def test_takes_superscripts_of_a_typed_list_for_citations_but_no_units(self):
        draft = read(
            p(t("Walking helps."), superscript("1,2"), t(" An area of 5 cm"), superscript("2"), t(" and 10"), superscript("3"), t(" more.")),
            p(t("References"), style="heading1"),
            p(t("1. Roe J. Alpha. Ex J. 2020;1:2.")), p(t("2. Soe B. Beta. Ex J. 2021;3:4.")),
        )  # fmt: skip

        assert numbers(draft) == [(1, 2)]
        assert len(draft.references) == 2

    def test_numbers_a_real_list(self):
        draft = read(p(t("1. Sit down.")), p(t("Then get up again, slowly.")))

        assert not any(isinstance(block, Listing) for block in draft.blocks)
        assert block_text(draft.blocks[0]) == "1. Sit down."


class TestLimits:
    @pytest.mark.parametrize(
        ("parts", "problem"),
        [
            ({"word/document.xml": "<w:document"}, "no XML"),
            (
                {
                    "word/document.xml": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
                    f'<w:document xmlns:w="{W}"><w:body>{p(t("x"))}</w:body></w:document>'
                },
                "entities",
            ),
            ({f"word/part{number}.xml": "" for number in range(5_001)}, "far larger"),
        ],
    )
    def test_refuses_what_would_harm(self, parts, problem):
        content = docx(p(t("Words")), **parts)

        with pytest.raises(DocumentError, match=problem):
            read_file(content, "x.docx")

    def test_takes_no_macros_and_says_so(self):
        draft = read(p(t("Some words.")), p(t("More.")), **{"word/vbaProject.bin": "macro"})

        assert [item.reason for item in draft.left_out] == ["macros are never taken"]
