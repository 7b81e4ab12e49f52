"""The comparison of two revisions: citations by name, references as readers see them."""

import pytest
from bs4 import BeautifulSoup

from articles.blocks.comparing import names_of
from articles.models import ArticlePage
from tests.factories.articles import ArticlePageFactory, block, paragraph, reference

SMITH = reference("s", author="Smith J\nDoe A", title="Sleep and light", issued="2020")
JONES = reference("j", author="Jones K", title="Sleep and noise", issued="2019", volume="4")


@pytest.fixture
def compare(admin_client, clinic_site):
    """Returns a function: two forms of an article in, its comparison's rows by label out."""

    def compared(before, after):
        page = ArticlePageFactory(parent=clinic_site.articles, references=[SMITH, JONES], **before)
        first = page.save_revision()
        page = ArticlePage.objects.get(pk=page.pk)
        for name, value in after.items():
            setattr(page, name, ArticlePage._meta.get_field(name).to_python(list(value)))
        second = page.save_revision()
        address = f"/admin/pages/{page.pk}/revisions/compare/{first.pk}...{second.pk}/"
        soup = BeautifulSoup(admin_client.get(address).content, "html.parser")
        cells = (row.find_all("td") for row in soup.select(".listing tbody tr"))
        return {cell[0].get_text(strip=True): cell[1] for cell in cells if len(cell) == 2}

    return compared


def marked(cell, kind):
    return [" ".join(found.get_text().split()) for found in cell.select(f"span.{kind}")]


def kept(*texts):
    return [{**paragraph(text), "id": f"p{place}"} for place, text in enumerate(texts)]


class TestCitations:
    def test_name_the_source_that_took_anothers_place(self, compare):
        body = compare({"body": kept("Rest helps.{s}")}, {"body": kept("Rest helps.{j}")})["Body:"]

        assert marked(body, "deletion") == ["[※ Smith 2020]"]
        assert marked(body, "addition") == ["[※ Jones 2019]"]

    def test_show_the_marker_that_moved_to_another_paragraph(self, compare):
        body = compare(
            {"body": kept("Rest helps.{s}", "So does light.")},
            {"body": kept("Rest helps.", "So does light.{s}")},
        )["Body:"]

        first, second = body.select(".comparison__child-object")
        assert marked(first, "deletion") == ["[※ Smith 2020]"]
        assert marked(second, "addition") == ["[※ Smith 2020]"]

    def test_show_one_more_work_and_its_place_in_a_list(self, compare):
        points = {"title": "Key points", "points": ["<p>Rest.</p>"]}
        cited = '<p>Rest.<cite-ref refs="s j" locators="p23|"></cite-ref></p>'
        body = compare(
            {"body": [{**block("key_points", points), "id": "k"}]},
            {"body": [{**block("key_points", {**points, "points": [cited]}), "id": "k"}]},
        )["Body:"]

        assert "[※ Smith 2020 (p23); Jones 2019]" in " ".join(body.get_text().split())

    def test_say_that_only_form_changed(self, compare):
        body = compare({"body": kept("Rest helps.")}, {"body": kept("Rest <b>helps</b>.")})["Body:"]

        assert "same words" in body.get_text()

    def test_are_told_from_one_without_a_reference(self, compare):
        body = compare({"body": kept("Rest.")}, {"body": kept("Rest.{gone}")})["Body:"]

        assert marked(body, "addition") == ["[※ without a reference]"]

    def test_escape_what_a_source_is_called(self, compare):
        rows = compare(
            {"body": kept("Rest.{s}")},
            {
                "body": kept("Rest.{x}"),
                "references": [reference("x", author="{<img src=x> & co}", title="A<b>")],
            },
        )

        assert not rows["Body:"].select("img")
        assert not rows["References:"].select("img")


class TestReferences:
    def test_show_the_fields_that_changed_and_no_other(self, compare):
        changed = {**JONES, "value": {**JONES["value"], "volume": "5", "doi": "10.1000/5"}}

        cell = compare({}, {"references": [SMITH, changed]})["References:"]

        assert [label.get_text() for label in cell.select("dt")] == ["Volume", "DOI"]
        assert "Jones K. Sleep and noise." in cell.get_text()
        assert "1 reference is as it was" in cell.get_text()
        assert "Sleep and light" not in cell.get_text()

    def test_show_the_new_and_the_deleted_one_as_readers_see_them(self, compare):
        new = reference("n", author="Roe R", title="Naps", container_title="Rest", issued="2021")

        cell = compare({}, {"references": [SMITH, new]})["References:"]

        added, gone = (cell.select_one(f"div.{kind}") for kind in ("addition", "deletion"))
        assert added.get_text(strip=True).startswith("Roe R. Naps. Rest. 2021")
        assert gone.get_text(strip=True).startswith("Jones K. Sleep and noise.")
        assert not cell.select("dt")

    def test_say_that_only_their_order_changed(self, compare):
        cell = compare({}, {"references": [JONES, SMITH]})["References:"]

        assert "order" in cell.get_text()


class TestNames:
    def test_tell_two_works_of_one_name_and_year_apart(self):
        stream = ArticlePage._meta.get_field("references").to_python(
            [
                reference("a", author="Smith J", title="Sleep and light"),
                reference("b", author="Smith J", title="Sleep and noise"),
                reference("c", author="{World Health Organization}", issued=""),
                reference("d", author="", title="Rest", issued="2001"),
                reference("e", author="", title="", issued="", original="Some line"),
            ]
        )

        assert names_of(stream) == {
            "a": "Smith 2020: Sleep and light",
            "b": "Smith 2020: Sleep and noise",
            "c": "World Health Organization",
            "d": "Rest 2001",
            "e": "Some line",
        }
