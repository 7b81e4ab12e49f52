from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import ArticlePage
from search.models import Document, Posting

pytestmark = pytest.mark.both_engines


def run(name):
    out = StringIO()
    call_command(name, stdout=out)
    return out.getvalue()


class TestRebuildSearch:
    def test_writes_an_index_that_agrees_with_the_pages(self, write_article):
        page = write_article("Sleep")
        Posting.objects.filter(document_id=page.pk).delete()
        Document.objects.filter(pk=page.pk).delete()

        said = run("rebuild_search")

        assert "holds 4 pages" in said
        assert "agree" in run("check_search")

    def test_takes_out_what_is_no_longer_public(self, write_article):
        page = write_article("Sleep")
        ArticlePage.objects.filter(pk=page.pk).update(live=False)

        run("rebuild_search")

        assert not Document.objects.filter(pk=page.pk).exists()


class TestCheckSearch:
    @pytest.mark.parametrize(
        ("spoil", "problem"),
        [
            (lambda key: Document.objects.filter(pk=key).delete(), "not in the index"),
            (
                lambda key: ArticlePage.objects.filter(pk=key).update(live=False),
                "not a public page",
            ),
            (lambda key: ArticlePage.objects.filter(pk=key).update(title="New"), "changed since"),
            (lambda key: Posting.objects.filter(document_id=key).delete(), "without its words"),
        ],
    )
    def test_names_the_page_that_differs(self, spoil, problem, write_article):
        spoil(write_article("Sleep").pk)
        out = StringIO()

        with pytest.raises(CommandError, match="1 differences"):
            call_command("check_search", stdout=out)

        assert problem in out.getvalue()
