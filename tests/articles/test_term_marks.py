"""The first use of each glossary term in an article, and the glossary's page."""

import gzip

import pytest
from wagtail.models import Locale

from articles.models import GlossaryTerm
from articles.term_marks import MAX_MARKED, Term, TermIndex, mark_terms
from tests.factories.articles import ArticlePageFactory, heading, paragraph

EDEMA = Term("edema", "edema", 'Swelling: "water".', ("edema", "oedema"))
PRESSURE = Term("blood pressure", "bp", "How hard blood pushes.", ("blood pressure", "BP"))
BLOOD = Term("blood", "blood", "What the heart pumps.", ("blood",))


def marked(html, *terms):
    return mark_terms(html, TermIndex.of(terms), "/glossary/")


def link(anchor, definition, words):
    return f'<a class="term" href="/glossary/#{anchor}" data-definition="{definition}">{words}</a>'


class TestMarkTerms:
    def test_marks_the_first_use_alone_whatever_its_form_and_case(self):
        html = marked("<p>Oedema, edema.</p><p>Edema.</p>", EDEMA)

        assert html == (
            f"<p>{link('edema', 'Swelling: &quot;water&quot;.', 'Oedema')}, edema.</p><p>Edema.</p>"
        )

    def test_the_longest_term_counts(self):
        html = marked("<p>High blood\npressure. Blood.</p>", BLOOD, PRESSURE)

        assert html == (
            f"<p>High {link('bp', 'How hard blood pushes.', 'blood' + chr(10) + 'pressure')}. "
            f"{link('blood', 'What the heart pumps.', 'Blood')}.</p>"
        )

    @pytest.mark.parametrize(
        "html",
        [
            '<p><a href="/x/">edema</a></p>',
            "<h2>Edema</h2>",
            '<p title="edema">x</p>',
            "<p>lymphedema pre-edema</p>",
            "<p>blood, pressure</p>",
            "<p>bp</p>",
            "<table><caption>Edema</caption></table>",
            "<sup>edema</sup>",
        ],
    )
    def test_leaves_links_headings_attributes_and_other_words_alone(self, html):
        assert marked(html, EDEMA, PRESSURE) == html

    def test_marks_abbreviations_in_capitals(self):
        assert 'class="term"' in marked("<p>Your BP is fine.</p>", PRESSURE)

    def test_takes_no_entity_for_a_word(self):
        amp = Term("amp", "amp", "A unit.", ("amp",))

        assert marked("<p>you &amp; me</p>", amp) == "<p>you &amp; me</p>"

    def test_marks_a_dozen_at_most_within_six_kilobytes(self):
        terms = [
            Term(f"w{n}x", f"w{n}x", f"{n} {'definition ' * 20}", (f"w{n}x",)) for n in range(40)
        ]
        html = "<p>" + " ".join(term.name for term in terms) + "</p>"

        found = marked(html, *terms)

        assert found.count('class="term"') == MAX_MARKED
        assert len(found) - len(html) < 6_000
        assert len(gzip.compress(found.encode())) - len(gzip.compress(html.encode())) < 2_000


@pytest.fixture
def term(db):
    return GlossaryTerm.objects.create(
        term="edema",
        slug="edema",
        definition="Swelling from water.",
        other_forms="oedema",
        locale=Locale.get_default(),
    )


class TestGlossary:
    def test_an_article_leads_to_the_page_and_changes_with_its_terms(
        self, client, clinic_site, term
    ):
        body = [heading("Edema"), paragraph("An edema. And edema.")]
        page = ArticlePageFactory(parent=clinic_site.articles, body=body)

        html = client.get(page.url).content.decode()
        term.definition = "Puffiness."
        term.save()
        later = client.get(page.url).content.decode()

        assert html.count('class="term"') == 1
        assert 'data-definition="Swelling from water.">edema</a>. And edema.' in html
        assert 'data-definition="Puffiness."' in later

    def test_the_page_lists_all_terms_by_letter(self, client, clinic_site, term):
        GlossaryTerm.objects.create(
            term="Ángulo", slug="angulo", definition="Esquina.", locale=Locale.get_default()
        )

        html = client.get("/glossary/").content.decode()

        assert html.index('">A</h2>') < html.index("Ángulo") < html.index('">E</h2>')
        assert 'id="edema"' in html
        assert "Swelling from water." in html

    def test_editors_have_a_list_of_terms(self, admin_client, term):
        html = admin_client.get("/admin/snippets/articles/glossaryterm/").content.decode()

        assert "edema" in html
